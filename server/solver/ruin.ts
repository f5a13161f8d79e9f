import type { Model } from './model.ts'
import type { Random } from './random.ts'
import type { Saved } from './saved.ts'
import { SETTINGS } from './settings.ts'
import type { State } from './state.ts'

/**
 * Adjacent string removal (Christiaens & Vanden Berghe 2020): around a random seed visit, served or not, a string of stops
 * is taken out of each route that comes near. Pinned visits stay.
 */
export class Ruin {
  /** The visits that are worth trying to insert now: what was taken out, and the absent ones nearest to the seed. */
  readonly candidates: Int32Array
  candidateCount = 0
  private readonly state: State
  private readonly model: Model
  private readonly saved: Saved

  constructor(state: State, saved: Saved) {
    this.state = state
    this.saved = saved
    this.model = state.model
    this.candidates = new Int32Array(state.problem.visits)
  }

  /** Ruins the state; the rows as they were are saved, and none may have been since the last `keep` or `restore`. */
  run(random: Random): void {
    const { state, model, saved } = this
    const { shifts, visits } = state.problem
    let used = 0
    for (let s = 0; s < shifts; s++) if (state.size[s] > 0) used++
    const mean = (visits - state.absent.count) / Math.max(1, used)
    const longest = Math.min(SETTINGS.longestString, mean)
    const average = Math.min(SETTINGS.averageRuin, SETTINGS.ruinRoutes * longest)
    const strings = Math.floor(random.real() * Math.max(1, (4 * average) / (1 + longest) - 1)) + 1
    const seed = random.below(visits)
    const near = model.near
    const absentBefore = state.absent.count
    let count = 0
    for (let k = 0; k < model.nearCount && count < strings; k++) {
      const v = near[seed * model.nearCount + k]
      const s = state.shiftOf[v]
      // a row that is late all the same (pins for which no order was found) holds nothing else, and never gets better
      if (s < 0 || saved.isTouched[s] || !state.feasible[s]) continue
      const size = state.size[s]
      const length = 1 + random.below(Math.max(1, Math.min(size, Math.ceil(longest))))
      saved.touch(s)
      this.removeString(s, v, Math.min(size, length), random)
      count++
    }
    this.gather(seed, absentBefore, random.real() < SETTINGS.wideChance ? visits : SETTINGS.candidates)
  }

  /** What was removed is at the end of the absent list; the others follow by their distance from the seed. */
  private gather(seed: number, absentBefore: number, others: number): void {
    const { model, candidates } = this
    const { absent } = this.state
    let count = 0
    if (others >= absentBefore) {
      for (let i = 0; i < absent.count; i++) candidates[count++] = absent.visits[i]
    } else {
      for (let i = absentBefore; i < absent.count; i++) candidates[count++] = absent.visits[i]
      const enough = count + others
      for (let k = 0; k < model.nearCount && count < enough; k++) {
        const v = model.near[seed * model.nearCount + k]
        const at = absent.at[v]
        if (at >= 0 && at < absentBefore) candidates[count++] = v
      }
    }
    this.candidateCount = count
  }

  /** Takes out a string of about `length` stops that contains v; half of the time it leaves some stops inside it standing. */
  private removeString(s: number, v: number, length: number, random: Random): void {
    const { state } = this
    const size = state.size[s]
    let kept = 0
    if (length > 1 && length < size && random.real() < SETTINGS.splitChance) {
      kept = 1
      while (length + kept < size && random.real() > 1 - SETTINGS.splitMore) kept++
    }
    const span = length + kept
    const node = state.nodeOf[v]
    const first = Math.max(1, node - span + 1)
    const last = Math.min(node, size - span + 1)
    const from = first + random.below(last - first + 1)
    const keepFrom = from + (kept > 0 ? random.below(length + 1) : 0)
    state.removeRange(s, from, span, keepFrom, keepFrom + kept)
  }
}
