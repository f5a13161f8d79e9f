import { modelOf } from './model.ts'
import type { Problem } from './problem.ts'
import { Search } from './search.ts'
import type { Solution, SolveOptions } from './types.ts'
import { validateRoutes } from './validate.ts'

/**
 * Looks for the cheapest plan until `stop` says so. The same seed and number of iterations give the same routes on every
 * machine. Every plan handed out is feasible, except for what the user pinned.
 */
export function solve(problem: Problem, options: SolveOptions): Solution {
  validateRoutes('initial', options.initial ?? [], problem.shifts, problem.visits)
  const search = new Search(modelOf(problem), options)
  const solution = () => search.solution()
  options.onBest?.(solution())
  while (!options.stop(search.iteration, search.bestCost)) {
    const improved = search.step()
    if (improved) options.onBest?.(solution())
  }
  return solution()
}
