import { whole } from './fields.ts'
import { loadPinned } from './load.ts'
import { modelOf } from './model.ts'
import type { Problem } from './problem.ts'
import { Search, type SearchOptions } from './search.ts'
import { State } from './state.ts'
import { tolerate } from './tolerate.ts'
import type { Routes, Solution, SolveOptions } from './types.ts'
import { validateRoutes } from './validate.ts'

/** A search that stands still between its steps: whoever runs several of them shares out the time. */
export type OpenSearch = Pick<Search, 'step' | 'iteration' | 'bestCost' | 'solution'>

/** Makes the first full plan; every `step` is one iteration from there, and says whether it found a better plan. */
export function openSearch(problem: Problem, options: SearchOptions): OpenSearch {
  whole('seed', options.seed, 0, 2 ** 32 - 1)
  validateRoutes('initial', options.initial ?? [], problem.shifts, problem.visits)
  return new Search(modelOf(withRoomForPins(problem, options.initial ?? [])), options)
}

/** What the pins of a shift break by themselves is theirs to break: nothing else is kept out for it, and nothing makes it worse. */
function withRoomForPins(problem: Problem, initial: Routes): Problem {
  if (problem.pinShift.every((shift) => shift < 0)) return problem
  const state = new State(modelOf(problem))
  loadPinned(state, initial)
  return tolerate(problem, state.routes())
}

/**
 * Looks for the cheapest plan until `stop` says so. The same seed and number of iterations give the same routes on every
 * machine with the same JavaScript engine. Every plan handed out is feasible, but for what the user's pins break by themselves.
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
