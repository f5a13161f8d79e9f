import { evaluate, type Problem, type Routes } from '../solver/index.ts'
import type { BoundObjective } from './types.ts'

/** How worth is counted: in whole units, so many to a point, so many for a second of driving. */
export type Measure = {
  readonly objective: BoundObjective
  readonly unit: number
  readonly perSecond: number
  /** Times the problem's assignment costs. */
  readonly perAssignment: number
}

/** The measure of an objective; prices are rounded to its units, so a point is cut finely where the numbers leave room. */
export function measureOf(problem: Problem, objective: BoundObjective): Measure {
  const { weights } = problem
  if (objective === 'prize' || weights.prize === 0) {
    const all = problem.visitPrize.reduce((sum, prize) => sum + prize, 1)
    return { objective, unit: all < 1e10 ? 1000 : 1, perSecond: 0, perAssignment: 0 }
  }
  const times = Math.ceil(100 / weights.prize)
  return {
    objective,
    unit: times * weights.prize,
    perSecond: times * weights.travelSecond,
    perAssignment: times,
  }
}

/** What a plan is worth, in points. */
export function planValue(problem: Problem, routes: Routes, { unit, perSecond, perAssignment }: Measure): number {
  const { prize, travelSeconds, assignmentCost } = evaluate(problem, routes)
  return prize - (perSecond * travelSeconds + perAssignment * assignmentCost) / unit
}
