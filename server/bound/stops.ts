import type { Kind } from './kind.ts'

/** At most one of two: every second visit out of these costs a route `price`. */
export type PricedCut = { readonly visits: readonly number[]; readonly price: number }

/** The stops that one run may use: a selection of a kind's candidates, with what each would earn. */
export type Stops = {
  readonly kind: Kind
  /** The candidates, as indices of the kind. */
  readonly candidates: readonly number[]
  readonly gain: Float64Array
  /** Bits of the kind's classes whose candidate it is. */
  readonly fits: Int32Array
  /** Ways between the stops 0 … n−1, the start (n) and the end (n + 1), row-major. */
  readonly ways: Int32Array
  /** What a second of driving costs. */
  readonly perSecond: number
  /** Per stop the words of bits of the stops that a route there still remembers. */
  readonly memory: Int32Array
  readonly limitsDriving: boolean
  readonly limitsStops: boolean
  /** Subset-row cuts: every second stop out of a cut's visits costs its price. */
  readonly cuts: SearchCuts
}

/** Cuts as bits: which of them each stop is in, and what each costs. */
export type SearchCuts = { readonly words: number; readonly of: Int32Array; readonly price: Float64Array }

/** A kind's candidates, and what is known of them whatever they earn; `select` picks those that one search may use. */
export class Candidates {
  private readonly kind: Kind
  private readonly ways: Int32Array
  private readonly perSecond: number
  private near: Int32Array = new Int32Array(0)
  private nearCount = 0
  private readonly indicesOf = new Map<number, number[]>()

  constructor(kind: Kind, ways: Int32Array, places: number, perSecond: number) {
    this.kind = kind
    this.perSecond = perSecond
    const ends = kind.visits.length + 2
    this.ways = new Int32Array(ends * ends)
    for (let a = 0; a < ends; a++)
      for (let b = 0; b < ends; b++) this.ways[a * ends + b] = ways[kind.places[a] * places + kind.places[b]]
    kind.visits.forEach((v, i) => {
      this.indicesOf.set(v, [...(this.indicesOf.get(v) ?? []), i])
    })
  }

  /** From now on, routes remember which of the `count` nearest stops they were at. */
  remember(count: number): void {
    this.nearCount = Math.min(this.kind.visits.length, count)
    this.near = neighbours(this.ways, this.kind.visits.length, this.nearCount)
  }

  select(candidates: readonly number[], gain: Float64Array, cuts: readonly PricedCut[]): Stops {
    const { kind, near, nearCount } = this
    const n = candidates.length
    const m = n + 2
    const all = kind.visits.length
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
      kind,
      fits: Int32Array.from(candidates, (i) => kind.fits[i]),
      candidates,
      gain: Float64Array.from(candidates, (i) => gain[i]),
      ways,
      perSecond: this.perSecond,
      memory,
      limitsDriving: kind.maxDriving < kind.length,
      limitsStops: kind.maxStops < mostStops(kind, candidates),
      cuts: this.bits(cuts, indexOf, n),
    }
  }

  private bits(cuts: readonly PricedCut[], indexOf: Int32Array, n: number): SearchCuts {
    const here = cuts
      .map(({ visits, price }) => ({
        price,
        stops: visits.flatMap((v) => this.indicesOf.get(v) ?? []).flatMap((i) => (indexOf[i] >= 0 ? [indexOf[i]] : [])),
      }))
      .filter(({ stops }) => stops.length > 1)
    const words = (here.length + 31) >>> 5
    const of = new Int32Array(n * words)
    here.forEach(({ stops }, c) => {
      for (const j of stops) of[j * words + (c >>> 5)] |= 1 << (c & 31)
    })
    return { words, of, price: Float64Array.from(here, ({ price }) => price) }
  }
}

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

/** The most of these stops that fit into the hours by their service alone. */
function mostStops(kind: Kind, candidates: readonly number[]): number {
  const service = candidates.map((i) => kind.service[i]).sort((a, b) => a - b)
  let time = 0
  let stops = 0
  for (; stops < service.length && time + service[stops] <= kind.length; stops++) time += service[stops]
  return stops
}

/** Seconds of rest still to come after so many breaks. */
export function restsAfter(kind: Kind): Int32Array {
  const rests = new Int32Array(kind.breakDuration.length + 1)
  for (let k = rests.length - 2; k >= 0; k--) rests[k] = rests[k + 1] + kind.breakDuration[k]
  return rests
}
