import type { Problem } from '../solver/index.ts'
import { proveBound } from './prove-bound.ts'

/**
 * Whether it is proven that no plan which keeps every pin serves more than `served` must-dos: what plans with one more could
 * collect is less than the must-dos alone would bring. False: not proven, or `isStopped` said so first.
 */
export function areMostMusts(problem: Problem, served: number, isStopped: () => boolean): boolean {
  const prizes = problem.visitPrize.filter((_, v) => problem.visitRequired[v] === 1).sort()
  if (served >= prizes.length) return true
  const least = prizes.subarray(0, served + 1).reduce((sum, prize) => sum + prize, 0)
  const isOver = (_: number, bound: number) => bound < least || isStopped()
  return proveBound(problem, { objective: 'prize', requiredServed: served + 1, stop: isOver }).bound < least
}
