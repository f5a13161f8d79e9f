import { bestInsertion, buildProblem, explain } from '../../../server/solver/index.ts'
import { type BaseProblem, withChoices } from '../../../server/weekplan/index.ts'
import type { EditPlan } from '../../edits/edit.ts'
import { routesWithout } from '../../edits/edit.ts'

/**
 * The shift and position at which a visit costs least. When it fits nowhere by the rules, the place that comes nearest:
 * it will show there what it breaks. Undefined when no shift can take it at all.
 */
export function bestPlace(
  wire: BaseProblem,
  choices: EditPlan,
  visit: number,
): { shift: number; position: number } | undefined {
  const problem = buildProblem(withChoices(wire, choices))
  const routes = routesWithout(choices.routes, visit)
  const fits = bestInsertion(problem, routes, visit)
  if (fits) return fits
  const { shift, position } = explain(problem, routes, visit)
  return shift < 0 ? undefined : { shift, position: position < 0 ? (routes[shift]?.length ?? 0) : position }
}
