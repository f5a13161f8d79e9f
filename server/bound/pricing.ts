import { RouteLimits, ServiceLimit } from './route-limits.ts'
import { type Effort, type FoundRoute, RouteSearch, restsAfter, type SearchCuts, type Stops } from './route-search.ts'
import type { ShiftClass } from './shift-class.ts'

/** `most` is no less than what any route of the class is worth; routes are visits of the problem in order. */
type Priced = { readonly most: number; readonly routes: readonly (readonly number[])[] }

/** At most one of two: every second visit out of these costs a route `price`. */
export type PricedCut = { readonly visits: readonly number[]; readonly price: number }

/** What one call of pricing wants to know. */
type Question = {
  /** What each candidate earns, in whole units; what is 0 or less is left out. */
  readonly gain: Float64Array
  /** Routes worth less are of no interest, and the answer is never below it. */
  readonly threshold: number
  /** The least threshold that other classes of the same kind are asked with. */
  readonly leastThreshold: number
  /** Answers to the same question: when the candidates that matter are the same, so are the routes. */
  readonly answers: Map<string, readonly FoundRoute[]>
  readonly effort: Effort
  /** Cuts that cost something. */
  readonly cuts: readonly PricedCut[]
  readonly isStopped: () => boolean
}

/** Answers, for one class of shifts: which routes earn most when every visit earns so much? */
export class Pricing {
  readonly group: ShiftClass
  private readonly ways: Int32Array
  private readonly perSecond: number
  private near: Int32Array = new Int32Array(0)
  private nearCount = 0
  private readonly mayLeaveOut: readonly boolean[]
  private readonly indexOf: ReadonlyMap<number, number>
  private readonly rest: number

  constructor(group: ShiftClass, ways: Int32Array, places: number, perSecond: number) {
    this.group = group
    this.perSecond = perSecond
    const n = group.visits.length
    const ends = n + 2
    this.ways = new Int32Array(ends * ends)
    for (let a = 0; a < ends; a++)
      for (let b = 0; b < ends; b++) this.ways[a * ends + b] = ways[group.places[a] * places + group.places[b]]
    this.mayLeaveOut = Array.from(group.visits, (_, b) => mayLeaveOut(group, b))
    this.indexOf = new Map(Array.from(group.visits, (v, i) => [v, i]))
    this.rest = restsAfter(group)[0]
  }

  /** From now on, routes remember which of the `count` nearest stops they were at. */
  remember(count: number): void {
    this.nearCount = Math.min(this.group.visits.length, count)
    this.near = neighbours(this.ways, this.group.visits.length, this.nearCount)
  }

  /** Undefined when it was stopped, or had to give up, before it could be sure. */
  ask(question: Question): Priced | undefined {
    const { group } = this
    const { gain, threshold } = question
    const pinned = group.pinned.reduce((sum, i) => sum + gain[i], 0)
    const floor = Math.max(0, threshold, pinned)
    const found = this.find(question)
    if (!found) return undefined
    return {
      most: found.length > 0 ? Math.max(floor, found[0].earned) : floor,
      routes: found.flatMap(({ stops, earned }) => (earned > floor ? [stops] : [])),
    }
  }

  /** Routes as visits, the best first; none is worth more than the first, or than the least threshold when there is none. */
  private find({
    gain,
    leastThreshold,
    effort,
    cuts,
    answers,
    isStopped,
  }: Question): readonly FoundRoute[] | undefined {
    const { group } = this
    const floor = Math.max(0, leastThreshold)
    const all = Array.from(group.visits, (_, i) => i).filter((i) => gain[i] > 0 || !this.mayLeaveOut[i])
    if (all.length === 0 || group.maxStops === 0) return []
    let stops = this.select(all, gain, cuts)
    let limit = new ServiceLimit(stops)
    const candidates = all.filter((_, j) => this.mayBeIn(stops, limit, j, floor))
    if (candidates.length === 0) return []
    const key = this.key(candidates, gain)
    const known = answers.get(key)
    if (known) return known
    if (candidates.length < all.length) {
      stops = this.select(candidates, gain, cuts)
      limit = new ServiceLimit(stops)
    }
    const search = new RouteSearch(stops, new RouteLimits(stops, limit), floor, effort)
    const isWhole = search.run(isStopped, effort === 'quick' ? QUICK_LABELS : EXACT_LABELS)
    if (!isWhole && effort === 'exact') return undefined
    const found = search
      .best(ROUTES, ROUTES_PER_END)
      .map((route) => ({ ...route, stops: route.stops.map((j) => group.visits[candidates[j]]) }))
    answers.set(key, found)
    return found
  }

  /** What tells apart two selections of classes of one kind: which visits, what they earn and when they are open. */
  private key(candidates: readonly number[], gain: Float64Array): string {
    const { visits, windowOffset, windowFrom, windowTo } = this.group
    return candidates
      .map((i) => {
        const windows = [windowOffset[i], windowOffset[i + 1]] as const
        return `${visits[i]}:${gain[i]}:${windowFrom.subarray(...windows)}:${windowTo.subarray(...windows)}`
      })
      .join(';')
  }

  private select(candidates: readonly number[], gain: Float64Array, cuts: readonly PricedCut[]): Stops {
    const { group, near, nearCount } = this
    const n = candidates.length
    const m = n + 2
    const all = group.visits.length
    const from = [...candidates, all, all + 1]
    const ways = new Int32Array(m * m)
    for (let a = 0; a < m; a++) for (let b = 0; b < m; b++) ways[a * m + b] = this.ways[from[a] * (all + 2) + from[b]]
    const indexOf = new Int32Array(all).fill(-1)
    candidates.forEach((i, j) => {
      indexOf[i] = j
    })
    const words = (n + 31) >>> 5
    const memory = new Int32Array(n * words)
    candidates.forEach((i, a) => {
      for (let k = 0; k < nearCount; k++) {
        const b = indexOf[near[i * nearCount + k]]
        if (b >= 0) memory[a * words + (b >>> 5)] |= 1 << (b & 31)
      }
    })
    return {
      group,
      candidates,
      gain: Float64Array.from(candidates, (i) => gain[i]),
      ways,
      perSecond: this.perSecond,
      memory,
      limitsDriving: group.maxDriving < group.length,
      limitsStops: group.maxStops < mostStops(group, candidates),
      cuts: this.bits(cuts, indexOf, n),
    }
  }

  private bits(cuts: readonly PricedCut[], indexOf: Int32Array, n: number): SearchCuts {
    const here = cuts
      .map(({ visits, price }) => ({
        price,
        stops: visits.map((v) => indexOf[this.indexOf.get(v) ?? -1] ?? -1).filter((j) => j >= 0),
      }))
      .filter(({ stops }) => stops.length > 1)
    const words = (here.length + 31) >>> 5
    const of = new Int32Array(n * words)
    here.forEach(({ stops }, c) => {
      for (const j of stops) of[j * words + (c >>> 5)] |= 1 << (c & 31)
    })
    return { words, of, price: Float64Array.from(here, ({ price }) => price) }
  }

  private mayBeIn(stops: Stops, limit: ServiceLimit, j: number, floor: number): boolean {
    const { group } = this
    const i = stops.candidates[j]
    const m = stops.candidates.length + 2
    const there = stops.ways[(m - 2) * m + j]
    const home = stops.ways[j * m + m - 1]
    if (there + home > group.maxDriving) return false
    const time = group.length - this.rest
    const most = limit.mostWith(time, group.maxStops, there + home, group.service[i], stops.gain[j])
    return most > floor || !this.mayLeaveOut[i]
  }
}

const QUICK_LABELS = 60_000
const EXACT_LABELS = 6_000_000
const ROUTES = 40
const ROUTES_PER_END = 4

/** Candidates in the order of how far it is there and back, each one's own first. */
function neighbours(ways: Int32Array, n: number, count: number): Int32Array {
  const near = new Int32Array(n * count)
  const order = Array.from({ length: n }, (_, i) => i)
  for (let i = 0; i < n; i++) {
    const round = (j: number) => (j === i ? -1 : ways[i * (n + 2) + j] + ways[j * (n + 2) + i])
    order.sort((a, b) => round(a) - round(b) || a - b)
    near.set(order.slice(0, count), i * count)
  }
  return near
}

/** Whether a route without the stop is never later than with it: not so when it saves another one a longer set-up. */
function mayLeaveOut(group: ShiftClass, b: number): boolean {
  const spent = group.setup[b] + group.service[b]
  return group.visits.every((_, c) => c === b || group.places[c] !== group.places[b] || group.setup[c] <= spent)
}

/** The most of these stops that fit into the hours by their service alone. */
function mostStops(group: ShiftClass, candidates: readonly number[]): number {
  const service = candidates.map((i) => group.service[i]).sort((a, b) => a - b)
  let time = 0
  let stops = 0
  for (; stops < service.length && time + service[stops] <= group.length; stops++) time += service[stops]
  return stops
}
