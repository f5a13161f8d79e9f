import { interval } from './interval.ts'
import { APART, EARLIER, EXCLUDES, LATER, WITHIN } from './links.ts'
import type { State } from './state.ts'

/**
 * The interval of nodes of row s before which v may go as far as position pins and the links to other visits have a say;
 * −1 for none.
 */
export function room(state: State, v: number, s: number): number {
  if (!state.model.isBound[v]) return interval(state.floor[s], state.size[s] + 1)
  return boundRoom(state, v, s)
}

function boundRoom(state: State, v: number, s: number): number {
  const { model, problem, shiftOf, nodeOf } = state
  const { offset, visit, kind, amount } = model.links
  let low = state.floor[s]
  let high = state.size[s] + 1
  for (let k = offset[v]; k < offset[v + 1]; k++) {
    const u = visit[k]
    const t = shiftOf[u]
    if (t < 0) continue
    switch (kind[k]) {
      case APART:
        if (Math.abs(problem.shiftDay[t] - problem.shiftDay[s]) < amount[k]) return -1
        break
      case WITHIN:
        if (Math.abs(problem.shiftDay[t] - problem.shiftDay[s]) > amount[k]) return -1
        break
      case EXCLUDES:
        return -1
      case EARLIER:
        if (t === s) low = Math.max(low, nodeOf[u] + 1)
        // a row that its pins make late may end any time
        else if (!state.feasible[t] || problem.shiftTo[t] > problem.shiftFrom[s]) return -1
        break
      case LATER:
        if (t === s) high = Math.min(high, nodeOf[u])
        else if (problem.shiftTo[s] > problem.shiftFrom[t]) return -1
    }
  }
  const position = problem.pinPosition[v]
  if (position >= 0) {
    high = Math.min(high, position + 1)
    const base = s * state.stride
    for (let node = 1; node <= state.size[s]; node++) {
      const other = problem.pinPosition[state.visit[base + node]]
      if (other >= 0 && other < position) low = Math.max(low, node + 1)
      if (other > position) high = Math.min(high, node)
    }
  }
  return interval(low, high)
}
