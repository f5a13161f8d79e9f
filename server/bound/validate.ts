import { type Problem, ProblemError } from '../solver/index.ts'
import type { BoundOptions } from './types.ts'

/** Throws when a bound was asked for that makes no sense, naming the field and its numbers. */
export function validate(problem: Problem, { objective, requiredServed, routes = [] }: BoundOptions): void {
  if (objective === 'net' && problem.weights.prize === 0)
    throw new ProblemError(
      'weights.prize',
      'is 0: what is left of a prize after driving has no points to be counted in',
    )
  const mustDos = problem.visitRequired.reduce((sum, required) => sum + required, 0)
  if (!Number.isInteger(requiredServed) || requiredServed < 0 || requiredServed > mustDos)
    throw new ProblemError(
      'requiredServed',
      `is ${requiredServed}, not a whole number from 0 to ${mustDos} (all must-dos)`,
    )
  if (routes.length > problem.shifts)
    throw new ProblemError('routes', `has ${routes.length} routes for ${problem.shifts} shifts`)
  routes.forEach((route, s) => {
    route.forEach((v, i) => {
      if (!Number.isInteger(v) || v < 0 || v >= problem.visits)
        throw new ProblemError(`routes[${s}][${i}]`, `is ${v}, not a visit (0 … ${problem.visits - 1})`)
    })
  })
}
