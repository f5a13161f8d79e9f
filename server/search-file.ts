import { maxIterations, type Problem, type Routes, type Solution, solve } from './solver/index.ts'

/** One thread's part of `jingwei solve`. */
export type SearchTask = {
  readonly initial: Routes
  readonly seed: number
  /** How many iterations, when that decides; −1 when time does. */
  readonly iterations: number
}

/** Searches for so many iterations, or until `isOver` says so. `onBest` hears of every best plan. */
export function searchFile(
  problem: Problem,
  task: SearchTask,
  isOver: () => boolean,
  onBest: (best: Solution) => void = () => {},
): Solution {
  return solve(problem, {
    seed: task.seed,
    stop: task.iterations < 0 ? isOver : maxIterations(task.iterations),
    initial: task.initial,
    order: 'lexicographic',
    onBest,
  })
}
