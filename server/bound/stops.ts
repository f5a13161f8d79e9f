import type { Family } from './family.ts'

/** At most one of two: every second visit out of these costs a route `price`. */
export type PricedCut = { readonly visits: readonly number[]; readonly price: number }

/**
 * The stops 0 … n−1 that one search may use, from a selection of a family's candidates, as columns; n is where the shift starts and
 * n + 1 where it ends. Times and ways are in seconds, worth in units of the measure.
 */
export type Stops = {
  readonly family: Family
  /** How many: n. */
  readonly count: number
  /** Per stop its candidates, as indices of the family: more than one where all are served at once for nothing. */
  readonly members: readonly (readonly number[])[]
  /** Per stop the first of its members: for whatever they have in common. */
  readonly candidates: readonly number[]
  /** What serving the stop earns, all its members together, less what they cost by cuts whatever else the route has. */
  readonly gain: Float64Array
  /** Bits of the family's classes whose candidate it is. */
  readonly fits: Int32Array
  readonly service: Int32Array
  readonly setup: Int32Array
  /** The problem's places, the start's too: who sets out for a visit there saves its set-up. */
  readonly place: Int32Array
  /** Ways between the stops, the start and the end, row-major. */
  readonly ways: Int32Array
  /** Ways from the start to each stop, and from each to the end. */
  readonly there: Int32Array
  readonly home: Int32Array
  /** What a second of driving costs. */
  readonly perSecond: number
  /** Seconds of rest still to come after so many breaks. */
  readonly restAfter: Int32Array
  /** Per stop the words of bits of the stops that a route there still remembers. */
  readonly memory: Int32Array
  /** Whether driving, or the number of stops, is limited more than the hours limit them anyway. */
  readonly limitsDriving: boolean
  readonly limitsStops: boolean
  /** Subset-row cuts: every second stop out of a cut's visits costs its price. */
  readonly cuts: SearchCuts
}

/** Cuts as bits: which of them each stop is in, and what each costs. */
export type SearchCuts = { readonly words: number; readonly of: Int32Array; readonly price: Float64Array }
