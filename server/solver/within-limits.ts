import { LATEST, NO_LIMIT } from './limits.ts'
import type { Problem } from './problem.ts'
import type { State } from './state.ts'

/** Whether the shift has a limit on what no scan keeps count of: distance or working time. */
export function isLimited({ shiftDistance, shiftWork }: Problem, s: number): boolean {
  return shiftDistance[s] < NO_LIMIT || shiftWork[s] < LATEST
}

/** Whether shift s may go to v before node i of all nodes, `extra` seconds of driving more, by these limits. */
export function isWithinLimits(state: State, v: number, s: number, i: number, extra: number): boolean {
  const { problem, place } = state
  const { distance, places, shiftDistance, shiftWork, visitPlace, visitService } = problem
  if (shiftWork[s] < LATEST && state.work[s] + extra + visitService[v] + addedSetup(state, v, i) > shiftWork[s])
    return false
  if (shiftDistance[s] >= NO_LIMIT) return true
  const [before, at, after] = [place[i - 1], visitPlace[v], place[i]]
  const skipped = state.size[s] > 0 ? distance[before * places + after] : 0
  const metres = distance[before * places + at] + distance[at * places + after] - skipped
  return state.metres[s] + metres <= shiftDistance[s]
}

/** Set-up that v pays before node i of all nodes, and that the stop there pays or saves because v is in front of it. */
export function addedSetup({ place, problem, visit }: State, v: number, i: number): number {
  const at = problem.visitPlace[v]
  const own = place[i - 1] === at ? 0 : problem.visitSetup[v]
  if (visit[i] < 0) return own
  const setup = problem.visitSetup[visit[i]]
  return own + (place[i] === at ? 0 : setup) - (place[i] === place[i - 1] ? 0 : setup)
}
