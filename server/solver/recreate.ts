import { Fairness } from './fairness.ts'
import { cheapestNode, found } from './insertion.ts'
import { NEVER } from './never.ts'
import type { Random } from './random.ts'
import type { Saved } from './saved.ts'
import { SETTINGS } from './settings.ts'
import type { State } from './state.ts'

/**
 * Greedy insertion with blinks: visits come in the order given and each goes to its cheapest place, except that a shift
 * is overlooked now and then, so that the search does not always fall into the same hole.
 *
 * What was learnt about (visit, shift) is kept with the stamp of the shift's row: most rows are as they were the last time.
 * It is kept twice, for the row as it was when the iteration began and for the row as it is changed: most iterations are
 * undone, and then the former holds again.
 */
export class Recreate {
  private readonly state: State
  private readonly saved: Saved
  private readonly fairness: Fairness
  /**
   * Per visit and shift that may serve it, twice: stamp of the row that the next three were computed for; first for rows
   * as they were, then for rows that the iteration has changed.
   */
  private readonly stamp: Float64Array
  private readonly extra: Int32Array
  private readonly wait: Int32Array
  private readonly node: Int32Array
  /** Per visit, while inserting best first: its cheapest place, and the time it would take there. */
  private readonly bestShift: Int32Array
  private readonly bestNode: Int32Array
  private readonly bestBusy: Float64Array
  /** Stamp of the row of its cheapest place when that was found. */
  private readonly seen: Float64Array
  private readonly ratio: Float64Array
  /** Shifts still to be looked at before one is overlooked. */
  private skip = NEVER

  constructor(state: State, saved: Saved) {
    this.state = state
    this.saved = saved
    const entries = 2 * state.model.allowedShift.length
    this.fairness = new Fairness(state)
    this.stamp = new Float64Array(entries)
    this.extra = new Int32Array(entries)
    this.wait = new Int32Array(entries)
    this.node = new Int32Array(entries)
    this.bestShift = new Int32Array(state.problem.visits)
    this.bestNode = new Int32Array(state.problem.visits)
    this.bestBusy = new Float64Array(state.problem.visits)
    this.seen = new Float64Array(state.problem.visits)
    this.ratio = new Float64Array(state.problem.visits)
  }

  /** Inserts what of `order` fits and pays for itself. `touch` is called before a row changes. */
  run(order: Int32Array, count: number, blink: number, random: Random, touch: (s: number) => void): void {
    const { state, bestShift } = this
    this.fairness.refresh()
    this.skip = blink > 0 ? gap(random, blink) : NEVER
    for (let i = 0; i < count; i++) {
      const v = order[i]
      if (!this.locate(v, blink, random)) continue
      touch(bestShift[v])
      state.insert(v, bestShift[v], this.bestNode[v])
      this.fairness.refresh()
    }
  }

  /**
   * Best-first insertion: of all that fits, what is worth most for the time it takes goes in next. `worth` is per entry of
   * `order`, and already holds the luck of the draw.
   */
  runBestFirst(
    order: Int32Array,
    count: number,
    worth: Float64Array,
    random: Random,
    touch: (s: number) => void,
  ): void {
    const { state, bestShift, bestBusy, ratio, seen } = this
    const { isBound } = state.model
    let left = 0
    this.fairness.refresh()
    this.skip = NEVER
    for (let i = 0; i < count; i++) {
      const v = order[i]
      if (!this.locate(v, 0, random)) continue
      order[left] = v
      worth[left] = worth[i]
      ratio[left++] = worth[i] / bestBusy[v]
    }
    while (left > 0) {
      let top = 0
      for (let i = 1; i < left; i++) if (ratio[i] > ratio[top]) top = i
      const v = order[top]
      // places only get dearer as rows fill, so an old ratio is an upper bound: look again only at what is on top
      const isOld = seen[v] !== state.stamp[bestShift[v]] || isBound[v] > 0
      const fits = !isOld || this.locate(v, 0, random)
      if (fits && worth[top] / bestBusy[v] < ratio[top]) {
        ratio[top] = worth[top] / bestBusy[v]
        continue
      }
      if (fits) {
        touch(bestShift[v])
        state.insert(v, bestShift[v], this.bestNode[v])
        this.fairness.refresh()
      }
      order[top] = order[--left]
      worth[top] = worth[left]
      ratio[top] = ratio[left]
    }
  }

  /** Finds the cheapest place of v over all shifts; false when there is none that pays. */
  private locate(v: number, blink: number, random: Random): boolean {
    const { state, stamp, extra, fairness } = this
    const { model, problem } = state
    const { allowedCost, allowedShift } = model
    const current = state.stamp
    const widest = state.widest
    const least = model.least[v]
    const { travelSecond } = problem.weights
    const isBound = model.isBound[v] > 0
    const end = model.allowedOffset[v + 1]
    let skip = this.skip
    let bestCost = model.unserved[v]
    let best = -1
    for (let k = model.allowedOffset[v]; k < end; k++) {
      const serve = allowedCost[k]
      if (serve >= bestCost) continue
      if (--skip < 0) {
        skip = gap(random, blink)
        continue
      }
      const s = allowedShift[k]
      // most rows are too full for any visit: that is seen without asking what was learnt
      if (widest[s] < least) continue
      let at = 2 * k
      if (stamp[at] !== current[s] || isBound) {
        at++
        if (stamp[at] !== current[s] || isBound) at = this.look(k, v, s)
      }
      const detour = extra[at]
      if (detour === NEVER) continue
      const cost = serve + travelSecond * detour + fairness.delta(v, s, detour)
      if (cost >= bestCost) continue
      bestCost = cost
      best = at
    }
    if (blink > 0) this.skip = skip
    if (best < 0) return false
    const s = allowedShift[best >> 1]
    this.bestShift[v] = s
    this.seen[v] = current[s]
    this.bestNode[v] = this.node[best]
    this.bestBusy[v] = Math.max(1, extra[best] + this.wait[best] + problem.visitService[v] + problem.visitSetup[v])
    return true
  }

  /** Learns where v fits into shift s, pair k, and says where it is remembered. */
  private look(k: number, v: number, s: number): number {
    const at = 2 * k + this.saved.isTouched[s]
    const value = cheapestNode(this.state, v, s, SETTINGS.waiting)
    this.extra[at] = value === NEVER ? NEVER : value - found.wait
    this.wait[at] = found.wait
    this.node[at] = found.node
    this.stamp[at] = this.state.stamp[s]
    return at
  }
}

/** How many shifts are looked at until the next one is overlooked (geometric, one draw instead of one per shift). */
function gap(random: Random, blink: number): number {
  return Math.floor(Math.log(1 - random.real()) / Math.log(1 - blink))
}
