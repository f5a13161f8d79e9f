import { Fairness } from './fairness.ts'
import { cheapestNode, found } from './insertion.ts'
import { NEVER } from './model.ts'
import type { Random } from './random.ts'
import type { State } from './state.ts'

/**
 * Greedy insertion with blinks: visits come in the order given and each goes to its cheapest place, except that a shift
 * is overlooked now and then, so that the search does not always fall into the same hole.
 *
 * What was learnt about (visit, shift) is kept with the stamp of the shift's row: most rows are as they were the last time.
 */
export class Recreate {
  private readonly state: State
  private readonly fairness: Fairness
  /** Per (visit, shift): stamp of the row that the next two were computed for. */
  private readonly stamp: Float64Array
  private readonly extra: Int32Array
  private readonly node: Int32Array
  /** Per visit, while inserting best first: its cheapest place, and the time it would take there. */
  private readonly bestShift: Int32Array
  private readonly bestNode: Int32Array
  private readonly bestBusy: Float64Array

  constructor(state: State) {
    const pairs = state.problem.visits * state.problem.shifts
    this.state = state
    this.fairness = new Fairness(state)
    this.stamp = new Float64Array(pairs)
    this.extra = new Int32Array(pairs)
    this.node = new Int32Array(pairs)
    this.bestShift = new Int32Array(state.problem.visits)
    this.bestNode = new Int32Array(state.problem.visits)
    this.bestBusy = new Float64Array(state.problem.visits)
  }

  /** Inserts what of `order` fits and pays for itself. `touch` is called before a row changes. */
  run(order: Int32Array, count: number, blink: number, random: Random, touch: (s: number) => void): void {
    const { state } = this
    const { model, problem } = state
    const { shifts } = problem
    const travelSecond = problem.weights.travelSecond
    this.fairness.refresh()
    let skip = blink > 0 ? gap(random, blink) : NEVER
    for (let k = 0; k < count; k++) {
      const v = order[k]
      const linked = model.linkOffset[v] < model.linkOffset[v + 1]
      let bestCost = model.unserved[v]
      let bestShift = -1
      let bestNode = 0
      for (let s = 0; s < shifts; s++) {
        const pair = v * shifts + s
        const serve = model.serve[pair]
        if (serve >= bestCost) continue
        if (--skip < 0) {
          skip = gap(random, blink)
          continue
        }
        if (linked || this.stamp[pair] !== state.stamp[s]) {
          this.extra[pair] = cheapestNode(state, v, s)
          this.node[pair] = found.node
          this.stamp[pair] = state.stamp[s]
        }
        const extra = this.extra[pair]
        if (extra === NEVER) continue
        const cost = serve + travelSecond * extra + this.fairness.delta(v, s, extra)
        if (cost >= bestCost) continue
        bestCost = cost
        bestShift = s
        bestNode = this.node[pair]
      }
      if (bestShift < 0) continue
      touch(bestShift)
      state.insert(v, bestShift, bestNode)
      this.fairness.refresh()
    }
  }

  /**
   * Best-first insertion: of all that fits, what is worth most for the time it takes goes in next. `worth` is per entry of
   * `order`, and already holds the luck of the draw.
   */
  runBestFirst(order: Int32Array, count: number, worth: Float64Array, touch: (s: number) => void): void {
    const { state, bestShift, bestNode, bestBusy } = this
    let left = 0
    this.fairness.refresh()
    for (let k = 0; k < count; k++) {
      const v = order[k]
      if (!this.locate(v)) continue
      order[left] = v
      worth[left++] = worth[k]
    }
    while (left > 0) {
      let top = 0
      let topRatio = -1
      for (let k = 0; k < left; k++) {
        const ratio = worth[k] / bestBusy[order[k]]
        if (ratio <= topRatio) continue
        topRatio = ratio
        top = k
      }
      const chosen = order[top]
      const s = bestShift[chosen]
      touch(s)
      state.insert(chosen, s, bestNode[chosen])
      this.fairness.refresh()
      order[top] = order[--left]
      worth[top] = worth[left]
      for (let k = left - 1; k >= 0; k--) {
        const v = order[k]
        // another row's best place is still as good as it was, unless rules between visits have changed it
        if (bestShift[v] !== s && !this.isLinked(v)) continue
        if (this.locate(v)) continue
        order[k] = order[--left]
        worth[k] = worth[left]
      }
    }
  }

  /** Puts v where it costs least; false when it fits nowhere or does not pay. */
  insertCheapest(v: number): boolean {
    this.fairness.refresh()
    if (!this.locate(v)) return false
    this.state.insert(v, this.bestShift[v], this.bestNode[v])
    return true
  }

  private isLinked(v: number): boolean {
    const { linkOffset } = this.state.model
    return linkOffset[v] < linkOffset[v + 1]
  }

  /** Finds the cheapest place of v over all shifts; false when there is none that pays. */
  private locate(v: number): boolean {
    const { state } = this
    const { model, problem } = state
    const { shifts } = problem
    const travelSecond = problem.weights.travelSecond
    const linked = this.isLinked(v)
    let bestCost = model.unserved[v]
    let best = -1
    for (let s = 0; s < shifts; s++) {
      const pair = v * shifts + s
      const serve = model.serve[pair]
      if (serve >= bestCost) continue
      if (linked || this.stamp[pair] !== state.stamp[s]) {
        this.extra[pair] = cheapestNode(state, v, s)
        this.node[pair] = found.node
        this.stamp[pair] = state.stamp[s]
      }
      const extra = this.extra[pair]
      if (extra === NEVER) continue
      const cost = serve + travelSecond * extra + this.fairness.delta(v, s, extra)
      if (cost >= bestCost) continue
      bestCost = cost
      best = pair
    }
    if (best < 0) return false
    this.bestShift[v] = best - v * shifts
    this.bestNode[v] = this.node[best]
    this.bestBusy[v] = Math.max(1, this.extra[best] + problem.visitService[v] + problem.visitSetup[v])
    return true
  }
}

/** How many shifts are looked at until the next one is overlooked (geometric, one draw instead of one per shift). */
function gap(random: Random, blink: number): number {
  return Math.floor(Math.log(1 - random.real()) / Math.log(1 - blink))
}
