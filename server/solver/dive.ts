import type { Bids } from './bids.ts'
import { areApart } from './bits.ts'
import { ChooseRoutes } from './choose-routes.ts'
import type { Remembered } from './pool.ts'
import { type Need, Prices } from './prices.ts'
import type { Random } from './random.ts'

/**
 * One try at a choice of routes that is worth more than `aim`: what was wanted most is taken, what it leaves is priced again,
 * and so on until few shifts are empty (Caprara, Fischetti & Toth 1999, for set covering); branch and bound fills these.
 */
export class Dive {
  /** Routes looked at. */
  effort = 0
  private readonly bids: Bids
  private readonly prices: Prices
  private readonly need: Need
  private readonly aim: number
  private readonly taken: Remembered[] = []
  private readonly takers: Int32Array
  /** The bids that go with all that is taken. */
  private some: Int32Array
  private value = 0

  /** The bids have been priced, and come to these prices. */
  constructor(bids: Bids, prices: Float64Array, need: Need, aim: number) {
    this.bids = bids
    this.some = bids.all()
    this.prices = new Prices(prices.slice())
    this.need = { ...need, free: need.free.slice(), isOpen: need.isOpen.slice() }
    this.aim = aim
    this.takers = new Int32Array(prices.length)
  }

  /** Undefined when it came to nothing. Without chance, what is wanted most is always taken. */
  run(random: Random | undefined): readonly Remembered[] | undefined {
    let left = this.need.free.reduce((sum, count) => sum + count, 0)
    while (left > FEW && this.some.length > 0) {
      const before = left
      for (const r of this.ranked(random)) {
        const isFirst = left === before
        if (left <= FEW || (!isFirst && this.bids.wanted[r] < SURE)) break
        if (!this.some.includes(r) || !this.leavesMusts(r)) continue
        this.take(r)
        left--
      }
      if (left === before || !this.mayReach(STEPS)) return undefined
    }
    if (!this.mayReach(LAST_STEPS)) return undefined
    const rest = this.fill()
    return rest && [...this.taken, ...rest]
  }

  /** Prices what is left; false when no choice among it can be worth enough. */
  private mayReach(steps: number): boolean {
    const { bids, some, need, prices } = this
    const aim = this.aim - this.value
    this.effort += some.length * steps
    return prices.improve(bids, some, need, aim, steps, PACE) > aim
  }

  /** The first few by how much they were wanted, give or take some luck. */
  private ranked(random: Random | undefined): number[] {
    const { gain, wanted } = this.bids
    const top: { r: number; by: number }[] = []
    for (const r of this.some) {
      const by = wanted[r] * (random ? 1 - LUCK * random.real() : 1)
      const isBehind = (other: { r: number; by: number }) =>
        other.by < by || (other.by === by && gain[other.r] < gain[r])
      if (top.length === TRIES && !isBehind(top[TRIES - 1])) continue
      let at = top.length < TRIES ? top.length : TRIES - 1
      for (; at > 0 && isBehind(top[at - 1]); at--) top[at] = top[at - 1]
      top[at] = { r, by }
    }
    this.effort += this.some.length
    return top.map(({ r }) => r)
  }

  /** Whether every must that is still to be served could be, if the route were taken. */
  private leavesMusts(r: number): boolean {
    const { takers, bids } = this
    const { isOpen, isMust } = this.need
    const route = bids.routes[r]
    takers.fill(0)
    for (const v of route.visits) takers[v]++
    for (const other of this.some)
      if (this.goesWith(r, other))
        for (let i = bids.offset[other]; i < bids.offset[other + 1]; i++) takers[bids.visit[i]]++
    this.effort += this.some.length
    return takers.every((count, v) => count > 0 || !isMust[v] || !isOpen[v])
  }

  private goesWith(r: number, other: number): boolean {
    const { bids, need } = this
    if (need.free[bids.kind[other]] <= (bids.kind[other] === bids.kind[r] ? 1 : 0)) return false
    return areApart(bids.routes[r].bits, bids.routes[other].bits)
  }

  private take(r: number): void {
    const route = this.bids.routes[r]
    this.some = this.some.filter((other) => this.goesWith(r, other))
    this.need.free[route.kind]--
    for (const v of route.visits) this.need.isOpen[v] = 0
    this.taken.push(route)
    this.value += route.value
  }

  private fill(): readonly Remembered[] | undefined {
    const { need, prices } = this
    const routes = Array.from(this.some, (r) => this.bids.routes[r])
    const empty = new Float64Array(need.free.length)
    const reached = new Set<number>()
    for (const route of routes) {
      empty[route.kind] = Math.max(empty[route.kind], prices.gain(route))
      for (const v of route.visits) reached.add(v)
    }
    if (need.isMust.some((must, v) => must && need.isOpen[v] && !reached.has(v))) return undefined
    let limit = need.free.reduce((sum, free, kind) => sum + free * empty[kind], this.value)
    for (const v of reached) limit += prices.visit[v]
    const list = routes
      .map((route) => ({ route, loss: empty[route.kind] - prices.gain(route) }))
      .sort((a, b) => a.loss - b.loss)
    const choice = new ChooseRoutes(prices.visit, need, empty)
    const found = choice.choose(list, limit - this.aim)
    this.effort += choice.effort
    return found
  }
}

/** So many shifts are left to branch and bound: where there are no more, every dive is the same. */
export const FEW = 10
/** Steps of pricing after routes were taken, and before branch and bound; how far the first one goes. */
const STEPS = 15
const LAST_STEPS = 60
const PACE = 0.1
/** What was wanted so steadily is taken together with what is wanted most. */
const SURE = 0.8
/** How much luck may take from what a route was wanted; how many are tried where one would leave a must to nobody. */
const LUCK = 0.5
const TRIES = 20
