import { whole } from './fields.ts'
import { modelOf } from './model.ts'
import type { Problem } from './problem.ts'
import { Search, type SearchOptions } from './search.ts'
import type { Solution, SolveOptions } from './types.ts'
import { validateRoutes } from './validate.ts'

/** A search that stands still between its steps: whoever runs several of them shares out the time. */
export type OpenSearch = Pick<Search, 'step' | 'iteration' | 'bestCost' | 'solution'>

/** Makes the first full plan; every `step` is one iteration from there, and says whether it found a better plan. */
export function openSearch(problem: Problem, options: SearchOptions): OpenSearch {
  whole('seed', options.seed, 0, 2 ** 32 - 1)
  validateRoutes('initial', options.initial ?? [], problem.shifts, problem.visits)
  return new Search(modelOf(problem), options)
}

/**
 * Looks for the cheapest plan until `stop` says so. The same seed and number of iterations give the same routes on every
 * machine with the same JavaScript engine. Every plan handed out is feasible, except for what the user pinned.
 */
export function solve(problem: Problem, options: SolveOptions): Solution {
  const search = openSearch(problem, options)
  const solution = () => search.solution()
  options.onBest?.(solution())
  while (!options.stop(search.iteration, search.bestCost)) {
    const improved = search.step()
    if (improved) options.onBest?.(solution())
  }
  return solution()
}
