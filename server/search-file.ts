import { maxIterations, type Problem, type Routes, type Solution, solve } from './solver/index.ts'

/** One thread's part of `jingwei solve`. */
export type SearchTask = {
  readonly initial: Routes
  readonly seed: number
  /** How many iterations, when that decides; −1 when time does. */
  readonly iterations: number
  /** When to stop, by `clock`. */
  readonly deadline: number
}

/** Milliseconds since 1970, finer and steadier than the wall clock: what the clocks of all threads agree on. */
export const clock = (): number => performance.timeOrigin + performance.now()

/** Searches until the task says stop. `deadlineAfter` hears of every best plan and may move the deadline. */
export function searchFile(
  problem: Problem,
  task: SearchTask,
  deadlineAfter: (best: Solution) => number = () => task.deadline,
): Solution {
  let { deadline } = task
  return solve(problem, {
    seed: task.seed,
    stop: task.iterations < 0 ? () => clock() >= deadline : maxIterations(task.iterations),
    initial: task.initial,
    order: 'lexicographic',
    onBest: (best) => {
      deadline = deadlineAfter(best)
    },
  })
}
