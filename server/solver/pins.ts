import type { Problem } from './problem.ts'

/** Whether v is pinned to another shift or another day. */
export function isElsewhere(problem: Problem, v: number, s: number): boolean {
  if (problem.pinShift[v] >= 0) return problem.pinShift[v] !== s
  return problem.pinDay[v] >= 0 && problem.pinDay[v] !== problem.shiftDay[s]
}
