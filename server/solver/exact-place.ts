import { Fairness } from './fairness.ts'
import { cheapestNode, found } from './insertion.ts'
import { NEVER } from './limits.ts'
import type { State } from './state.ts'

/** The place of an absent visit that costs least by the objective alone, to the last second: no memory, luck or steering. */
export class ExactPlace {
  /** Where `find` found it, and how many seconds longer the way gets. */
  shift = -1
  node = 0
  extra = 0
  private readonly state: State
  private readonly fairness: Fairness

  constructor(state: State) {
    this.state = state
    this.fairness = new Fairness(state)
  }

  /** Finds the cheapest place of v; false when it fits nowhere at less than `most`. Changes nothing. */
  find(v: number, most: number): boolean {
    const { fairness, state } = this
    const { allowedCost, allowedOffset, allowedShift } = state.model
    const { travelSecond } = state.problem.weights
    fairness.refresh()
    let bestCost = most
    this.shift = -1
    for (let k = allowedOffset[v]; k < allowedOffset[v + 1]; k++) {
      const s = allowedShift[k]
      const serve = allowedCost[k]
      if (!fairness.counts && serve >= bestCost && serve - travelSecond * this.longestLeg(s) >= bestCost) continue
      const extra = cheapestNode(state, v, s)
      if (extra === NEVER) continue
      // work also grows with set-up, so with fairness the shortest detour need not be the cheapest
      const last = fairness.counts ? state.size[s] + 1 : found.node
      for (let i = fairness.counts ? 1 : last; i <= last; i++) {
        const detour = fairness.counts ? cheapestNode(state, v, s, 0, i, i) : extra
        if (detour === NEVER) continue
        const cost = serve + travelSecond * detour + fairness.exact(v, s, i, detour)
        if (cost >= bestCost) continue
        bestCost = cost
        this.shift = s
        this.node = i
        this.extra = detour
      }
    }
    return this.shift >= 0
  }

  /** The most that a stop in between can save row s, where going by way of it is quicker than going past. */
  private longestLeg(s: number): number {
    const { leg, size, stride } = this.state
    if (size[s] === 0) return 0
    const base = s * stride
    let longest = 0
    for (let i = base + 1; i <= base + size[s] + 1; i++) longest = Math.max(longest, leg[i])
    return longest
  }
}
