import { cheapestNode } from './insertion.ts'
import { NEVER } from './limits.ts'
import type { State } from './state.ts'

/**
 * The fewest neighbouring stops that must leave shift s for the visit to fit, of as many those that are worth least, in their
 * order; empty when none helps. Takes them out of the state to see, and leaves the routes as they were.
 */
export function displaced(state: State, visit: number, s: number): number[] {
  const { problem, model } = state
  const route = Array.from(state.stops(s))
  for (let length = 1; length <= route.length; length++) {
    let best: number[] = []
    let bestWorth = Number.POSITIVE_INFINITY
    for (let from = 0; from + length <= route.length; from++) {
      const out = route.slice(from, from + length)
      if (out.some((v) => problem.pinShift[v] >= 0)) continue
      const worth = out.reduce((sum, v) => sum + model.unserved[v], 0)
      if (worth >= bestWorth) continue
      state.removeRange(s, from + 1, length)
      const fits = cheapestNode(state, visit, s) < NEVER
      state.setRoute(s, route, route.length)
      if (!fits) continue
      best = out
      bestWorth = worth
    }
    if (best.length > 0) return best
  }
  return []
}
