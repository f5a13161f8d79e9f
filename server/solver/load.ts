import { cheapestNode } from './insertion.ts'
import { NEVER } from './limits.ts'
import { orderPinned } from './pinned-order.ts'
import type { State } from './state.ts'
import type { Routes } from './types.ts'

/** Puts the pinned visits into their shifts, then as much of `initial` as is feasible, in its order. */
export function load(state: State, initial: Routes): void {
  const { problem } = state
  loadPinned(state, initial)
  initial.forEach((route, s) => {
    let node = 1
    for (const v of route) {
      if (state.shiftOf[v] === s) node = Math.max(node, state.nodeOf[v] + 1)
      else if (state.shiftOf[v] < 0 && problem.pinShift[v] < 0 && tryAt(state, v, s, node)) node++
    }
  })
}

/** Puts the visits that are pinned to a shift into it, in the order of `initial`; even where they break a rule: they are the user's word. */
export function loadPinned(state: State, initial: Routes): void {
  const { problem } = state
  for (let s = 0; s < problem.shifts; s++) {
    const pinned: number[] = []
    for (let v = 0; v < problem.visits; v++) if (problem.pinShift[v] === s) pinned.push(v)
    if (pinned.length > 0) orderPinned(state, s, pinned, ranks(problem.visits, initial[s] ?? []))
  }
}

/** Where each visit is in the route; −1 for those that are not. */
function ranks(visits: number, route: readonly number[]): Int32Array {
  const rank = new Int32Array(visits).fill(-1)
  route.forEach((v, i) => {
    rank[v] = i
  })
  return rank
}

/** Inserts v at exactly this node when that keeps every rule. */
function tryAt(state: State, v: number, s: number, node: number): boolean {
  if (cheapestNode(state, v, s, 0, node, node) === NEVER) return false
  state.insert(v, s, node)
  return true
}
