import { cheapestNode, found } from './insertion.ts'
import { NEVER } from './never.ts'
import { room } from './room.ts'
import type { State } from './state.ts'
import type { Routes } from './types.ts'

/**
 * Puts the pinned visits into their shifts, then as much of `initial` as is feasible, in its order. Pinned visits stay in
 * even where they break a rule: they are the user's word.
 */
export function load(state: State, initial: Routes): void {
  const { problem } = state
  const given = new Int32Array(problem.visits).fill(-1)
  initial.forEach((route) => {
    route.forEach((v, i) => {
      given[v] = i
    })
  })
  for (let s = 0; s < problem.shifts; s++) {
    const pinned: number[] = []
    for (let v = 0; v < problem.visits; v++) if (problem.pinShift[v] === s) pinned.push(v)
    if (pinned.length > 0) orderPinned(state, s, pinned, given, initial[s] ?? [])
  }
  initial.forEach((route, s) => {
    let node = 1
    for (const v of route) {
      if (state.shiftOf[v] === s) node = Math.max(node, state.nodeOf[v] + 1)
      else if (state.shiftOf[v] < 0 && problem.pinShift[v] < 0 && tryAt(state, v, s, node)) node++
    }
  })
}

/** Position pins keep their order; the others keep the one they came in, or go where they cost least. */
function orderPinned(state: State, s: number, pinned: number[], given: Int32Array, route: readonly number[]): void {
  const { problem } = state
  const inRoute = new Set(route)
  const placed = pinned
    .filter((v) => problem.pinPosition[v] >= 0 || inRoute.has(v))
    .sort((a, b) => rank(a) - rank(b) || a - b)
  state.setRoute(s, placed, placed.length)
  for (const v of pinned) {
    if (state.shiftOf[v] >= 0) continue
    const extra = cheapestNode(state, v, s)
    const node = extra < NEVER ? found.node : state.size[s] + 1
    state.insert(v, s, node)
  }

  function rank(v: number): number {
    return problem.pinPosition[v] >= 0 ? problem.pinPosition[v] : given[v]
  }
}

/** Inserts v at exactly this node when that keeps every rule. */
function tryAt(state: State, v: number, s: number, node: number): boolean {
  const { problem, model } = state
  if (!state.feasible[s] || state.size[s] >= problem.shiftStops[s]) return false
  if (model.serve[v * problem.shifts + s] === Number.POSITIVE_INFINITY) return false
  const nodes = room(state, v, s)
  if (nodes < 0 || node < nodes >>> 16 || node > (nodes & 65535)) return false
  state.insert(v, s, node)
  if (state.feasible[s]) return true
  state.remove(v)
  return false
}
