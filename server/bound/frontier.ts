import type { Charges } from './charges.ts'
import type { Labels } from './labels.ts'
import type { Stops } from './stops.ts'

/** `quick` forgets which stops a route has when it compares two, so it may miss the best; `exact` misses none. */
export type Effort = 'quick' | 'exact'

/**
 * The labels that no other one makes needless, in lists by stop and breaks taken. One is dropped when another one in its list is no
 * later, is possible for no fewer classes, has driven no longer, made no more stops, earned no less, and remembers no stop that this
 * one has forgotten.
 */
export class Frontier {
  private readonly labels: Labels
  private readonly stops: Stops
  private readonly charges: Charges
  private readonly effort: Effort
  private readonly lists: Int32Array

  constructor(labels: Labels, stops: Stops, charges: Charges, effort: Effort, lists: number) {
    this.labels = labels
    this.stops = stops
    this.charges = charges
    this.effort = effort
    this.lists = new Int32Array(lists).fill(-1)
  }

  /** Enters the label into its list, which is in the order of time, unless one in it is no worse; strikes out the worse. */
  enter(label: number, list: number): boolean {
    const { next, time, isDead } = this.labels
    let before = -1
    let other = this.lists[list]
    for (; other >= 0 && time[other] <= time[label]; other = next[other]) {
      if (this.isNoWorse(other, label)) return false
      before = other
    }
    if (before < 0) this.lists[list] = label
    else next[before] = label
    next[label] = other
    before = label
    for (; other >= 0; other = next[other])
      if (this.isNoWorse(label, other)) {
        isDead[other] = 1
        next[before] = next[other]
      } else before = other
    return true
  }

  /** Whether a, which is no later than b, is no worse in anything that counts. */
  private isNoWorse(a: number, b: number): boolean {
    const { labels } = this
    if (labels.earned[a] < labels.earned[b] || labels.fits[b] & ~labels.fits[a]) return false
    if (this.effort === 'quick') return true
    const { limitsDriving, limitsStops } = this.stops
    if (limitsStops && labels.stops[a] > labels.stops[b]) return false
    if (limitsDriving && labels.driving[a] > labels.driving[b]) return false
    return labels.isSubset(a, b) && labels.earned[a] - this.charges.ahead(a, b) >= labels.earned[b]
  }
}
