import type { Bids } from './bids.ts'
import type { Remembered } from './pool.ts'

/** What is to be filled: per kind so many shifts; the visits that are to be had, and those that must be served. */
export type Need = { readonly free: Int32Array; readonly isOpen: Uint8Array; readonly isMust: Uint8Array }

/**
 * What each visit is worth to the routes that could have it: the price at which, all in all, as many routes want it as may have
 * it (Lagrangian relaxation of "every visit at most once", subgradient steps; Held & Karp 1971). How often a route was wanted
 * on the way approaches how much of it the linear programme would take (Barahona & Anbil 2000).
 */
export class Prices {
  readonly visit: Float64Array
  private readonly best: Float64Array
  private readonly takers: Int32Array
  private readonly direction: Float64Array

  /** Changes the given prices in place. */
  constructor(visit: Float64Array) {
    this.visit = visit
    this.best = visit.slice()
    this.takers = new Int32Array(visit.length)
    this.direction = new Float64Array(visit.length)
  }

  /**
   * So many steps, for some of the bids: the first goes this part of the way to `aim`, a worth that is known to be reached, and
   * shorter ones follow when they bring nothing. Returns what no choice among them is worth more than.
   */
  improve(bids: Bids, some: Int32Array, need: Need, aim: number, steps: number, pace: number): number {
    const { visit, best } = this
    let least = Number.POSITIVE_INFINITY
    let barren = 0
    best.set(visit)
    this.direction.fill(0)
    for (const r of some) bids.wanted[r] = 0
    for (let k = 0; k < steps; k++) {
      const limit = this.limit(bids, some, need)
      if (limit < least) {
        least = limit
        best.set(visit)
        barren = 0
      } else if (++barren === PATIENCE) {
        pace /= 2
        barren = 0
        visit.set(best)
      }
      if (limit <= aim || !this.step(need, pace * (limit - aim))) break
    }
    visit.set(best)
    return least
  }

  /** What a route is worth above the prices of its visits. */
  gain({ value, visits }: Remembered): number {
    let gain = value
    for (const v of visits) gain -= this.visit[v]
    return gain
  }

  /** No choice is worth more than this: all open visits at their price, and of each kind the routes that gain most. */
  private limit(bids: Bids, some: Int32Array, { free, isOpen }: Need): number {
    const { visit, takers } = this
    const { gain, kind, offset, value, wanted } = bids
    takers.fill(0)
    let limit = 0
    for (let v = 0; v < visit.length; v++) if (isOpen[v]) limit += visit[v]
    const top: number[] = []
    for (let at = 0, next = 0; at < some.length; at = next) {
      const one = kind[some[at]]
      const most = free[one]
      top.length = 0
      for (next = at; next < some.length; next++) {
        const r = some[next]
        if (kind[r] !== one) break
        let sum = value[r]
        for (let i = offset[r]; i < offset[r + 1]; i++) sum -= visit[bids.visit[i]]
        gain[r] = sum
        wanted[r] *= 1 - MEMORY
        if (sum <= 0 || (top.length === most && (most === 0 || sum <= gain[top[most - 1]]))) continue
        let k = top.length < most ? top.length : most - 1
        for (; k > 0 && gain[top[k - 1]] < sum; k--) top[k] = top[k - 1]
        top[k] = r
      }
      for (const r of top) {
        limit += gain[r]
        wanted[r] += MEMORY
        for (let i = offset[r]; i < offset[r + 1]; i++) takers[bids.visit[i]]++
      }
    }
    return limit
  }

  /** Dearer what many want, cheaper what nobody wants; false when every visit has one taker. */
  private step({ isOpen, isMust }: Need, way: number): boolean {
    const { visit, takers, direction } = this
    let length = 0
    for (let v = 0; v < visit.length; v++) {
      if (!isOpen[v]) continue
      const surplus = visit[v] <= 0 && !isMust[v] && takers[v] < 1 ? 0 : 1 - takers[v]
      direction[v] = INERTIA * direction[v] + (1 - INERTIA) * surplus
      length += direction[v] * direction[v]
    }
    if (length === 0) return false
    for (let v = 0; v < visit.length; v++) {
      if (!isOpen[v]) continue
      const price = visit[v] - (way / length) * direction[v]
      visit[v] = isMust[v] ? price : Math.max(0, price)
    }
    return true
  }
}

/** A step is halved after so many without a lower limit. */
const PATIENCE = 8
/** How much of a step's direction is the last one's. */
const INERTIA = 0.7
/** What the last step counts of all that a route was wanted. */
const MEMORY = 0.1
