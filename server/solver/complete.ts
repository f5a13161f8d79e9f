import { Fairness } from './fairness.ts'
import { cheapestNode, found } from './insertion.ts'
import { NEVER } from './limits.ts'
import type { State } from './state.ts'

/** Inserts every absent visit that fits and pays, until none is left: no best plan has an idle hour beside a prize. */
export class Complete {
  private readonly state: State
  private readonly fairness: Fairness

  constructor(state: State) {
    this.state = state
    this.fairness = new Fairness(state)
  }

  run(): void {
    const { absent, model } = this.state
    for (let again = true; again; ) {
      again = false
      const waiting = absent.visits
        .slice(0, absent.count)
        .sort((a, b) => model.unserved[b] - model.unserved[a] || a - b)
      for (const v of waiting) if (this.insert(v)) again = true
    }
  }

  /** Puts v where it costs least by the objective alone; false when it fits nowhere or does not pay. */
  private insert(v: number): boolean {
    const { state, fairness } = this
    const { model, problem } = state
    const { allowedOffset, allowedShift } = model
    fairness.refresh()
    let bestCost = model.unserved[v]
    let best = -1
    let node = 0
    for (let k = allowedOffset[v]; k < allowedOffset[v + 1]; k++) {
      const s = allowedShift[k]
      const serve = model.serve[v * problem.shifts + s]
      if (!fairness.counts && serve >= bestCost) continue
      const extra = cheapestNode(state, v, s)
      if (extra === NEVER) continue
      // work also grows with set-up, so with fairness the shortest detour need not be the cheapest
      const last = fairness.counts ? state.size[s] + 1 : found.node
      for (let i = fairness.counts ? 1 : last; i <= last; i++) {
        const detour = fairness.counts ? cheapestNode(state, v, s, 0, i, i) : extra
        if (detour === NEVER) continue
        const cost = serve + problem.weights.travelSecond * detour + fairness.exact(v, s, i, detour)
        if (cost >= bestCost) continue
        bestCost = cost
        best = s
        node = i
      }
    }
    if (best < 0) return false
    state.insert(v, best, node)
    return true
  }
}
