import type { Family } from './family.ts'
import { freeBunches, mayLeaveOut, mergeFree, mostCharges } from './free-stops.ts'
import type { PricedCut, SearchCuts, Stops } from './stops.ts'

/** A family's candidates, and what is known of them whatever they earn; `select` picks those that one search may use. */
export class Candidates {
  private readonly family: Family
  private readonly ways: Int32Array
  private readonly perSecond: number
  private readonly restAfter: Int32Array
  /** Per candidate, whether no other one may need it. */
  readonly mayLeaveOut: readonly boolean[]
  /** Per candidate. */
  private readonly bunches: Int32Array
  /** Per candidate, the nearest bunches. */
  private near: Int32Array = new Int32Array(0)
  private nearCount = 0
  private readonly indicesOf = new Map<number, number[]>()

  constructor(family: Family, ways: Int32Array, places: number, perSecond: number) {
    this.family = family
    this.perSecond = perSecond
    this.restAfter = restsAfter(family)
    const ends = family.visits.length + 2
    this.ways = new Int32Array(ends * ends)
    for (let a = 0; a < ends; a++)
      for (let b = 0; b < ends; b++) this.ways[a * ends + b] = ways[family.places[a] * places + family.places[b]]
    family.visits.forEach((v, i) => {
      this.indicesOf.set(v, [...(this.indicesOf.get(v) ?? []), i])
    })
    this.mayLeaveOut = mayLeaveOut(family)
    this.bunches = freeBunches(family, this.mayLeaveOut)
  }

  /** From now on, routes remember which of the `count` nearest stops they were at. */
  remember(count: number): void {
    const bunches = this.bunches.reduce((most, bunch) => Math.max(most, bunch + 1), 0)
    this.nearCount = Math.min(bunches, count)
    this.near = neighbours(this.ways, this.bunches, bunches, this.nearCount)
  }

  /** The stops that these candidates make, at what each earns and with the cuts that cost something. */
  select(all: readonly number[], gain: Float64Array, cuts: readonly PricedCut[]): Stops {
    const { family, near, nearCount, bunches } = this
    const limitsStops = family.maxStops < mostStops(family, all)
    const charges = mostCharges(cuts)
    // where stops are few, all at once may be too many
    const members = mergeFree(all, bunches, (i) => !limitsStops && gain[i] >= (charges.get(family.visits[i]) ?? 0))
    const candidates = members.map(([first]) => first)
    const n = candidates.length
    const m = n + 2
    const start = family.visits.length
    const from = [...candidates, start, start + 1]
    const ways = new Int32Array(m * m)
    for (let a = 0; a < m; a++) for (let b = 0; b < m; b++) ways[a * m + b] = this.ways[from[a] * (start + 2) + from[b]]
    const indexOf = new Int32Array(start).fill(-1)
    members.forEach((ofStop, j) => {
      for (const i of ofStop) indexOf[i] = j
    })
    const stopsOf = new Map<number, number[]>()
    candidates.forEach((i, j) => {
      stopsOf.set(bunches[i], [...(stopsOf.get(bunches[i]) ?? []), j])
    })
    const words = (n + 31) >>> 5
    const memory = new Int32Array(n * words)
    candidates.forEach((i, a) => {
      for (let k = 0; k < nearCount; k++)
        for (const b of stopsOf.get(near[i * nearCount + k]) ?? []) memory[a * words + (b >>> 5)] |= 1 << (b & 31)
    })
    const inCuts = this.bits(cuts, indexOf, n)
    return {
      family,
      count: n,
      members,
      candidates,
      gain: Float64Array.from(members, (ofStop, j) => ofStop.reduce((sum, i) => sum + gain[i], 0) - inCuts.always[j]),
      fits: Int32Array.from(candidates, (i) => family.fits[i]),
      service: Int32Array.from(candidates, (i) => family.service[i]),
      setup: Int32Array.from(candidates, (i) => family.setup[i]),
      place: Int32Array.from([...candidates, start], (i) => family.places[i]),
      ways,
      there: ways.slice(n * m, n * m + n),
      home: Int32Array.from(candidates, (_, j) => ways[j * m + n + 1]),
      perSecond: this.perSecond,
      restAfter: this.restAfter,
      memory,
      limitsDriving: family.maxDriving < family.length,
      limitsStops,
      cuts: inCuts,
    }
  }

  /** The cuts that can count, and per stop what its own candidates cost by them: for every second one the price. */
  private bits(cuts: readonly PricedCut[], indexOf: Int32Array, n: number): SearchCuts & { always: Float64Array } {
    const here = cuts
      .map(({ visits, price }) => ({
        price,
        stops: visits.flatMap((v) => this.indicesOf.get(v) ?? []).flatMap((i) => (indexOf[i] >= 0 ? [indexOf[i]] : [])),
      }))
      .filter(({ stops }) => stops.length > 1)
    const words = (here.length + 31) >>> 5
    const of = new Int32Array(n * words)
    const always = new Float64Array(n)
    here.forEach(({ stops, price }, c) => {
      const bit = 1 << (c & 31)
      for (const j of stops) {
        if (of[j * words + (c >>> 5)] & bit) always[j] += price
        of[j * words + (c >>> 5)] ^= bit
      }
    })
    return { words, of, always, price: Float64Array.from(here, ({ price }) => price) }
  }
}

/** Per candidate the bunches in the order of how far it is there and back, its own first. */
function neighbours(ways: Int32Array, bunches: Int32Array, all: number, count: number): Int32Array {
  const n = bunches.length
  const near = new Int32Array(n * count)
  const order = Array.from({ length: all }, (_, bunch) => bunch)
  const at = order.map((bunch) => bunches.indexOf(bunch))
  for (let i = 0; i < n; i++) {
    const round = (bunch: number) =>
      bunch === bunches[i] ? -1 : ways[i * (n + 2) + at[bunch]] + ways[at[bunch] * (n + 2) + i]
    order.sort((a, b) => round(a) - round(b) || a - b)
    near.set(order.slice(0, count), i * count)
  }
  return near
}

/** The most of these stops that fit into the hours by their service alone. */
function mostStops(family: Family, candidates: readonly number[]): number {
  const service = candidates.map((i) => family.service[i]).sort((a, b) => a - b)
  let time = 0
  let stops = 0
  for (; stops < service.length && time + service[stops] <= family.length; stops++) time += service[stops]
  return stops
}

/** Seconds of rest still to come after so many breaks. */
function restsAfter(family: Family): Int32Array {
  const rests = new Int32Array(family.breakDuration.length + 1)
  for (let k = rests.length - 2; k >= 0; k--) rests[k] = rests[k + 1] + family.breakDuration[k]
  return rests
}
