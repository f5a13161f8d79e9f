import type { Routes } from '../solver/index.ts'

/**
 * What is bounded: `prize`, the points collected, whatever the driving; or `net`, the points less what the weights of the
 * problem charge for driving and for serving outside a team's own grids; refused where the prize has no weight.
 */
export type BoundObjective = 'prize' | 'net'

/** Asked before every round and now and then within one: whether to stop, with what is proven so far. */
type BoundStop = (iteration: number, bound: number) => boolean

export type BoundOptions = {
  readonly objective: BoundObjective
  /** The bound speaks of plans that serve at least so many must-dos; 0: of all plans. */
  readonly requiredServed: number
  readonly stop: BoundStop
  /** A plan to start from and to measure against. What is proven does not depend on it. */
  readonly routes?: Routes
  /** Hears every better bound, and the `shiftValues` that hold with it. */
  readonly onBound?: (bound: number, shiftValues: readonly number[]) => void
}

/**
 * What is proven: no plan that serves at least `requiredServed` must-dos, keeps every pin and breaks no rule – none of windows, hours
 * and limits by more than the given plan does – is worth more than `bound` points. What is not made use of (gaps, exclusions, precedences, loads, limits on distance and working time, positions of pins) is in README.md.
 */
export type Bound = {
  readonly objective: BoundObjective
  readonly requiredServed: number
  /** In points: `prize` rounded down, since plans collect whole points; `net` rounded up to a tenth. */
  readonly bound: number
  /** What the given plan is worth by the same measure; null without one. */
  readonly value: number | null
  /** By how many thousandths of `value` the bound is above it, rounded up to a tenth; 0: no plan is better. Null without a plan worth something. */
  readonly gapPermille: number | null
  /** Per shift: with one more such shift, no plan is worth more than `bound` and so many points. */
  readonly shiftValues: readonly number[]
  /** Per visit: what a second chance to serve it would be worth, in points; below zero for a must-do that costs the others. */
  readonly visitPrices: readonly number[]
  readonly iterations: number
  /** Whether no exact look has proven anything: the bound is all that there is to collect, and the given plan is worth less. */
  readonly isOpen: boolean
  /** Whether it ended by itself: more time would prove no more. */
  readonly isFinal: boolean
}
