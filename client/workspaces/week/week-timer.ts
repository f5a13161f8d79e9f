import type { PlanRoute, PlanScore } from '../../../server/contract/index.ts'
import { buildProblem, type Problem } from '../../../server/solver/index.ts'
import { type BaseProblem, scorePlan, timeRoutes, type WeekFacts, withChoices } from '../../../server/weekplan/index.ts'
import type { EditPlan } from '../../edits/edit.ts'

/** Times a plan in the browser, so that an edit is felt at once and never waits for the server. */
export type WeekTimer = (choices: EditPlan) => { readonly routes: PlanRoute[]; readonly score: PlanScore }

/** A timer for one week's problem; it keeps the built problem until pins, removals or emergencies change. */
export function createWeekTimer(wire: BaseProblem, facts: WeekFacts): WeekTimer {
  let built: { key: string; problem: Problem } | undefined
  return (choices) => {
    const key = JSON.stringify([choices.pins, choices.removals, choices.emergencies])
    if (built?.key !== key) built = { key, problem: buildProblem(withChoices(wire, choices)) }
    const routes = timeRoutes(built.problem, facts, choices)
    return { routes, score: scorePlan(built.problem, routes, choices) }
  }
}
