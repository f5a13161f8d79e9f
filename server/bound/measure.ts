import { evaluate, type Problem, type Routes } from '../solver/index.ts'
import type { BoundObjective } from './types.ts'

/** How worth is counted: in whole units, so many to a point, so many for a second of driving. */
export type Measure = {
  readonly objective: BoundObjective
  readonly unit: number
  /** Two plans that differ in worth differ by so many units at least. */
  readonly step: number
  readonly perSecond: number
  /** Times the problem's assignment costs. */
  readonly perAssignment: number
}

/** The measure of an objective; prices are rounded to its units, so a point is cut finely where the numbers leave room. `net` needs a weight of the prize. */
export function measureOf(problem: Problem, objective: BoundObjective): Measure {
  const { weights } = problem
  const all = problem.visitPrize.reduce((sum, prize) => sum + prize, 1)
  if (objective === 'prize') {
    const unit = all < 1e10 ? 1000 : 1
    return { objective, unit, step: unit, perSecond: 0, perAssignment: 0 }
  }
  // prices are rounded: so fine that all of these together make less than a step, if there is room for it
  const times = Math.max(Math.ceil(100 / weights.prize), Math.min(1000, Math.floor(1e13 / (all * weights.prize))))
  return {
    objective,
    unit: times * weights.prize,
    step: times,
    perSecond: times * weights.travelSecond,
    perAssignment: times,
  }
}

/** What a plan is worth, in points. */
export function planValue(problem: Problem, routes: Routes, { unit, perSecond, perAssignment }: Measure): number {
  const { prize, travelSeconds, assignmentCost } = evaluate(problem, routes)
  return prize - (perSecond * travelSeconds + perAssignment * assignmentCost) / unit
}
