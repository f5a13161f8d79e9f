import { backward, forward } from './clock.ts'
import { LATEST, NEVER, NO_LIMIT } from './limits.ts'
import type { State } from './state.ts'

/** Recomputes everything that row s remembers from its visits. */
export function deriveRow(state: State, s: number): void {
  const { problem, model, driving, leg, nodeOf, place, serving, shiftOf, size, stride, visit } = state
  const base = s * stride
  const last = base + size[s] + 1
  const { places, duration } = problem
  visit[base] = -1
  visit[last] = -1
  place[base] = problem.shiftStart[s]
  place[last] = problem.shiftEnd[s]
  let travel = 0
  let cost = 0
  for (let i = base + 1; i <= last; i++) {
    const v = visit[i]
    if (v >= 0) {
      place[i] = problem.visitPlace[v]
      shiftOf[v] = s
      nodeOf[v] = i - base
      cost += model.serve[v * problem.shifts + s]
    }
    leg[i] = duration[place[i - 1] * places + place[i]]
    travel += leg[i]
  }
  driving[s] = size[s] > 0 ? travel : 0
  serving[s] = cost
  const breaks = state.breaksOf(s)
  for (let l = 0; l <= breaks; l++) {
    state.ready[l][base] = l === 0 ? problem.shiftFrom[s] : NEVER
    state.latest[l][last] = l === breaks ? problem.shiftTo[s] : -NEVER
    state.latestSame[l][last] = state.latest[l][last]
  }
  forward(state, s, 1, size[s] + 1)
  backward(state, s, size[s])
  deriveLimits(state, s)
}

/** What every change of row s ends with, once its stops and times are right: its stamp, its sums, and whether it keeps its limits. */
export function deriveLimits(state: State, s: number): void {
  const { driving, metres, problem, work } = state
  const size = state.size[s]
  state.restamp(s)
  let keeps =
    size === 0 ||
    (state.ready[state.breaksOf(s)][s * state.stride + size + 1] <= problem.shiftTo[s] &&
      driving[s] <= problem.shiftDriving[s] &&
      size <= problem.shiftStops[s])
  if (problem.dimensions > 0 && !state.loads.update(s, state.visit, size)) keeps = false
  if (problem.shiftDistance[s] < NO_LIMIT) {
    metres[s] = metresOf(state, s)
    if (metres[s] > problem.shiftDistance[s]) keeps = false
  }
  const isLimited = problem.shiftWork[s] < LATEST
  if (isLimited || problem.weights.unfairSecond > 0) work[s] = workOf(state, s)
  if (isLimited && work[s] > problem.shiftWork[s]) keeps = false
  state.feasible[s] = keeps ? 1 : 0
  state.widest[s] = widestGap(state, s)
  if (state.model.hasPositions) state.floor[s] = floorOf(state, s)
}

/** Metres driven in row s. */
function metresOf({ place, problem, size, stride }: State, s: number): number {
  const base = s * stride
  if (size[s] === 0) return 0
  let metres = 0
  for (let i = base + 1; i <= base + size[s] + 1; i++)
    metres += problem.distance[place[i - 1] * problem.places + place[i]]
  return metres
}

/** The first node of row s before which position pins let a stop in: those in front are at their limit. */
function floorOf({ problem, size, stride, visit }: State, s: number): number {
  const base = s * stride
  let floor = 1
  for (let node = 1; node <= size[s]; node++) {
    const limit = problem.pinPosition[visit[base + node]]
    if (limit >= 0 && node - 1 >= limit) floor = node + 1
  }
  return floor
}

/** Seconds of driving, service and set-up in row s. */
function workOf({ driving, place, problem, size, stride, visit }: State, s: number): number {
  const base = s * stride
  let work = driving[s]
  for (let i = base + 1; i <= base + size[s]; i++)
    work += problem.visitService[visit[i]] + (place[i] === place[i - 1] ? 0 : problem.visitSetup[visit[i]])
  return work
}

/** The longest time between being done at a node of row s and the latest arrival at the next one. */
function widestGap(state: State, s: number): number {
  const layers = state.breaksOf(s)
  const latest = state.latest[layers]
  const same = state.latestSame[layers]
  const base = s * state.stride
  const last = base + state.size[s] + 1
  let widest = 0
  for (let i = base + 1; i <= last; i++) {
    let ready = state.ready[0][i - 1]
    for (let l = 1; l <= layers; l++) ready = Math.min(ready, state.ready[l][i - 1])
    widest = Math.max(widest, latest[i] - ready, same[i] - ready)
  }
  return widest
}
