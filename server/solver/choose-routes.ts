import { areApart, has } from './bits.ts'
import type { Remembered } from './pool.ts'
import type { Need } from './prices.ts'

/** A route, and what choosing it loses against the best that the prices would allow in its place. */
type Lossy = { readonly route: Remembered; readonly loss: number }

/**
 * Chooses routes without a common visit that lose least: branch and bound over the visits, the one that fewest routes can have
 * first (Knuth's Algorithm X). A visit left out loses its price, a shift left empty what the best route of its kind gains.
 */
export class ChooseRoutes {
  /** Routes looked at. */
  effort = 0
  private readonly price: Float64Array
  private readonly isMust: Uint8Array
  private readonly free: Int32Array
  private readonly empty: Float64Array
  private readonly takers: Int32Array
  private readonly chosen: Remembered[] = []
  private nodes = NODES
  private least = 0
  private found: Remembered[] | undefined

  constructor(price: Float64Array, { free, isMust }: Need, empty: Float64Array) {
    this.price = price
    this.isMust = isMust
    this.free = free.slice()
    this.empty = empty
    this.takers = new Int32Array(price.length)
  }

  /** `list`: the least loss first. Routes that together lose less than `most`; visits that none of the list has do not count. */
  choose(list: readonly Lossy[], most: number): readonly Remembered[] | undefined {
    this.least = most
    const usable = list.filter(({ route }) => this.free[route.kind] > 0)
    // a visit that only dearer routes have is left out, or, when it is a must, rules everything out
    const reached = new Set(usable.flatMap(({ route }) => [...route.visits]))
    const open = [...reached].filter((v) => this.price[v] > 0 || this.isMust[v])
    const cheap = usable.filter(({ loss }) => loss < most)
    this.go(cheap, open, 0)
    return this.found
  }

  /** `list` goes with all that is chosen; `open` are the visits still to be served or left out. */
  private go(list: readonly Lossy[], open: readonly number[], before: number): void {
    if (this.nodes-- <= 0) return
    const { isMust, price, takers } = this
    for (const v of open) takers[v] = 0
    for (const { route } of list) for (const v of route.visits) takers[v]++
    this.effort += list.length
    let loss = before
    let rarest = -1
    for (const v of open) {
      if (takers[v] === 0) {
        if (isMust[v]) return
        loss += price[v]
      } else if (rarest < 0 || takers[v] < takers[rarest] || (takers[v] === takers[rarest] && price[v] > price[rarest]))
        rarest = v
    }
    if (loss >= this.least) return
    if (rarest < 0) {
      // whatever is left holds visits without a price only
      if (list.length > 0) this.take(list[0], list, [], loss)
      else this.finish(loss)
      return
    }
    const still = open.filter((v) => takers[v] > 0 && v !== rarest)
    for (const one of list) {
      if (loss + one.loss >= this.least) break
      if (has(one.route.bits, rarest)) this.take(one, list, still, loss)
    }
    if (isMust[rarest] || loss + price[rarest] >= this.least) return
    const others = list.filter(({ route }) => !has(route.bits, rarest))
    this.go(others, still, loss + price[rarest])
  }

  private take({ route, loss }: Lossy, list: readonly Lossy[], open: readonly number[], before: number): void {
    this.free[route.kind]--
    this.chosen.push(route)
    const apart: Lossy[] = []
    for (const one of list) {
      if (before + loss + one.loss >= this.least) break
      if (this.free[one.route.kind] > 0 && areApart(one.route.bits, route.bits)) apart.push(one)
    }
    this.effort += list.length
    const still = open.filter((v) => !has(route.bits, v))
    this.go(apart, still, before + loss)
    this.chosen.pop()
    this.free[route.kind]++
  }

  private finish(before: number): void {
    const loss = this.free.reduce((sum, free, kind) => sum + free * this.empty[kind], before)
    if (loss >= this.least) return
    this.least = loss
    this.found = [...this.chosen]
  }
}

/** How many partial choices are looked at. */
const NODES = 5000
