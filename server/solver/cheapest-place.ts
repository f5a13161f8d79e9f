import { Fairness } from './fairness.ts'
import { cheapestNode, found } from './insertion.ts'
import { NEVER } from './limits.ts'
import type { Random } from './random.ts'
import type { Saved } from './saved.ts'
import { SETTINGS } from './settings.ts'
import type { State } from './state.ts'

/**
 * The cheapest place of a visit over all shifts, with a memory.
 *
 * What was learnt about (visit, shift) is kept with the stamp of the shift's row: most rows are as they were the last time.
 * It is kept twice, for the row as it was when the iteration began and for the row as it is changed: most iterations are
 * undone, and then the former holds again.
 */
export class CheapestPlace {
  /** Per visit: the place that was found last, and the time that the visit would take there. */
  readonly shift: Int32Array
  readonly node: Int32Array
  readonly busy: Float64Array
  /** Stamp of the row of that place when it was found. */
  private readonly seen: Float64Array
  private readonly state: State
  private readonly saved: Saved
  private readonly fairness: Fairness
  /**
   * Per visit and shift that may serve it, twice: stamp of the row that the next three were computed for; first for rows
   * as they were, then for rows that the iteration has changed.
   */
  private readonly stamps: Float64Array
  private readonly extras: Int32Array
  private readonly waits: Int32Array
  private readonly nodes: Int32Array
  /** What a second of waiting counts, in whole seconds of driving; only shifts without breaks count any. */
  private waiting: number = SETTINGS.waiting
  private blink = 0
  /** The part that counts of what serving costs beside the way. */
  private part = 1
  private random: Random | undefined
  /** Shifts still to be looked at before one is overlooked. */
  private skip = NEVER

  constructor(state: State, saved: Saved) {
    const { visits } = state.problem
    const entries = 2 * state.model.allowedShift.length
    this.state = state
    this.saved = saved
    this.fairness = new Fairness(state)
    this.shift = new Int32Array(visits)
    this.node = new Int32Array(visits)
    this.busy = new Float64Array(visits)
    this.seen = new Float64Array(visits)
    this.stamps = new Float64Array(entries)
    this.extras = new Int32Array(entries)
    this.waits = new Int32Array(entries)
    this.nodes = new Int32Array(entries)
  }

  /** To be called before the first search of an iteration; of the shifts one in 1 / `blink` is overlooked. */
  begin(blink: number, random: Random): void {
    this.blink = blink
    this.random = random
    const inPart = this.state.model.hasServeCosts && random.real() < SETTINGS.partCost
    this.part = inPart ? random.real() : 1
    this.skip = this.gap()
    this.fairness.refresh()
  }

  /** Whether waiting counts from now on. */
  countWaits(counts: boolean): void {
    const waiting = counts ? SETTINGS.waiting : 0
    if (waiting === this.waiting) return
    this.waiting = waiting
    this.stamps.fill(0)
  }

  /** Whether the row of the place that was found last, or a row that it depends on, may have changed since. */
  isOld(v: number): boolean {
    return this.seen[v] !== this.state.stamp[this.shift[v]] || this.state.model.isBound[v] > 0
  }

  /** Finds the cheapest place of v; false when there is none that pays. */
  find(v: number): boolean {
    const { state, stamps, extras, fairness, part } = this
    const { model, problem, stamp, widest } = state
    const { allowedCost, allowedShift } = model
    const { travelSecond } = problem.weights
    const isBound = model.isBound[v] > 0
    const least = model.least[v]
    const end = model.allowedOffset[v + 1]
    let bestCost = model.unserved[v]
    let best = -1
    for (let k = model.allowedOffset[v]; k < end; k++) {
      const serve = part * allowedCost[k]
      if (serve >= bestCost) continue
      if (--this.skip < 0) {
        this.skip = this.gap()
        continue
      }
      const s = allowedShift[k]
      // most rows are too full for any visit: that is seen without asking what was learnt
      if (widest[s] < least) continue
      let at = 2 * k
      if (stamps[at] !== stamp[s] || isBound) {
        at++
        if (stamps[at] !== stamp[s] || isBound) at = this.look(k, v, s)
      }
      const extra = extras[at]
      if (extra === NEVER) continue
      const cost = serve + travelSecond * extra + fairness.delta(v, s, extra)
      if (cost >= bestCost) continue
      bestCost = cost
      best = at
    }
    if (best < 0) return false
    const s = allowedShift[best >> 1]
    this.shift[v] = s
    this.seen[v] = stamp[s]
    this.node[v] = this.nodes[best]
    this.busy[v] = Math.max(1, extras[best] + this.waits[best] + problem.visitService[v] + problem.visitSetup[v])
    return true
  }

  /** Puts v where it was found to cost least. */
  insert(v: number): void {
    this.saved.touch(this.shift[v])
    this.state.insert(v, this.shift[v], this.node[v])
    this.fairness.refresh()
  }

  /** Learns where v fits into shift s, pair k, and says where it is remembered. */
  private look(k: number, v: number, s: number): number {
    const at = 2 * k + this.saved.isTouched[s]
    const value = cheapestNode(this.state, v, s, this.waiting)
    this.extras[at] = value === NEVER ? NEVER : value - found.wait
    this.waits[at] = found.wait
    this.nodes[at] = found.node
    this.stamps[at] = this.state.stamp[s]
    return at
  }

  /** How many shifts are looked at until the next one is overlooked (geometric, one draw instead of one per shift). */
  private gap(): number {
    if (this.blink === 0 || !this.random) return NEVER
    return Math.floor(Math.log(1 - this.random.real()) / Math.log(1 - this.blink))
  }
}
