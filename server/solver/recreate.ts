import { Fairness } from './fairness.ts'
import { cheapestNode, found } from './insertion.ts'
import { NEVER } from './model.ts'
import type { Random } from './random.ts'
import { SETTINGS } from './settings.ts'
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
  private readonly wait: Int32Array
  private readonly node: Int32Array
  /** Per visit, while inserting best first: its cheapest place, and the time it would take there. */
  private readonly bestShift: Int32Array
  private readonly bestNode: Int32Array
  private readonly bestBusy: Float64Array
  /** Stamp of the row of its cheapest place when that was found. */
  private readonly seen: Float64Array
  private readonly ratio: Float64Array

  constructor(state: State) {
    const pairs = state.problem.visits * state.problem.shifts
    this.state = state
    this.fairness = new Fairness(state)
    this.stamp = new Float64Array(pairs)
    this.extra = new Int32Array(pairs)
    this.wait = new Int32Array(pairs)
    this.node = new Int32Array(pairs)
    this.bestShift = new Int32Array(state.problem.visits)
    this.bestNode = new Int32Array(state.problem.visits)
    this.bestBusy = new Float64Array(state.problem.visits)
    this.seen = new Float64Array(state.problem.visits)
    this.ratio = new Float64Array(state.problem.visits)
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
          const value = cheapestNode(state, v, s, SETTINGS.waiting)
          this.extra[pair] = value === NEVER ? NEVER : value - found.wait
          this.wait[pair] = found.wait
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
    const { state, bestShift, bestBusy, ratio } = this
    let left = 0
    this.fairness.refresh()
    for (let k = 0; k < count; k++) {
      const v = order[k]
      if (!this.locate(v)) continue
      order[left] = v
      worth[left] = worth[k]
      ratio[left++] = worth[k] / bestBusy[v]
    }
    while (left > 0) {
      let top = 0
      for (let k = 1; k < left; k++) if (ratio[k] > ratio[top]) top = k
      const v = order[top]
      // places only get dearer as rows fill, so an old ratio is an upper bound: look again only at what is on top
      const isOld = this.seen[v] !== state.stamp[bestShift[v]] || this.isLinked(v)
      const fits = !isOld || this.locate(v)
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

  /** Puts v where it costs least, by the objective alone; false when it fits nowhere or does not pay. */
  insertCheapest(v: number): boolean {
    const { state } = this
    const { shifts, weights } = state.problem
    this.fairness.refresh()
    let bestCost = state.model.unserved[v]
    let best = -1
    let node = 0
    for (let s = 0; s < shifts; s++) {
      const serve = state.model.serve[v * shifts + s]
      if (serve >= bestCost) continue
      const extra = cheapestNode(state, v, s)
      if (extra === NEVER) continue
      const cost = serve + weights.travelSecond * extra + this.fairness.delta(v, s, extra)
      if (cost >= bestCost) continue
      bestCost = cost
      best = s
      node = found.node
    }
    if (best < 0) return false
    state.insert(v, best, node)
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
        const value = cheapestNode(state, v, s, SETTINGS.waiting)
        this.extra[pair] = value === NEVER ? NEVER : value - found.wait
        this.wait[pair] = found.wait
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
    this.seen[v] = state.stamp[this.bestShift[v]]
    this.bestNode[v] = this.node[best]
    this.bestBusy[v] = Math.max(1, this.extra[best] + this.wait[best] + problem.visitService[v] + problem.visitSetup[v])
    return true
  }
}

/** How many shifts are looked at until the next one is overlooked (geometric, one draw instead of one per shift). */
function gap(random: Random, blink: number): number {
  return Math.floor(Math.log(1 - random.real()) / Math.log(1 - blink))
}
