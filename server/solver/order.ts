import type { Model } from './model.ts'
import type { Random } from './random.ts'
import { SETTINGS } from './settings.ts'

/** Chances in eight of each order; the rest go by when they close. */
const BY_CHANCE = 3
const BY_PRIZE = 5
const BY_DENSITY = 7

/** Visits draw lots of so many bits where their keys are equal. */
const LOT = 1024

/**
 * Puts the absent visits into one of several orders, drawn at random: required ones first, then by chance, by prize, by
 * prize per second of service, or by how early they close.
 */
export class Order {
  readonly visits: Int32Array
  readonly worth: Float64Array
  private readonly unserved: Float64Array
  /** What the prizes alone are worth; undefined where no visit is required or nothing is. */
  private readonly prize: Float64Array | undefined
  private readonly keys: Float64Array
  private readonly ranks: Int32Array[]

  constructor(model: Model) {
    const { problem } = model
    this.visits = new Int32Array(problem.visits)
    this.keys = new Float64Array(problem.visits)
    this.worth = new Float64Array(problem.visits)
    this.unserved = model.unserved
    if (problem.weights.prize > 0 && problem.visitRequired.includes(1))
      this.prize = Float64Array.from(problem.visitPrize, (prize) => problem.weights.prize * prize)
    const required = (v: number) => (problem.visitRequired[v] ? 0 : 1)
    this.ranks = [
      ranksBy(problem.visits, required),
      ranksBy(problem.visits, (v) => required(v) * 1e12 - problem.visitPrize[v]),
      ranksBy(
        problem.visits,
        (v) => required(v) * 1e12 - problem.visitPrize[v] / (problem.visitService[v] + problem.visitSetup[v] + 1),
      ),
      ranksBy(problem.visits, (v) => required(v) * 1e12 + model.windowTo[model.windowOffset[v + 1] - 1]),
    ]
  }

  /** Copies the visits and draws what each is worth this time: a power of its value, or of its prize alone, times luck. */
  weigh(absent: Int32Array, count: number, random: Random): void {
    const power = SETTINGS.powerLow + (SETTINGS.powerHigh - SETTINGS.powerLow) * random.real()
    const luck = SETTINGS.luck * random.real()
    const value = this.prize && random.real() < SETTINGS.byPrize ? this.prize : this.unserved
    for (let i = 0; i < count; i++) {
      this.visits[i] = absent[i]
      this.worth[i] = value[absent[i]] ** power * (1 - luck * random.real())
    }
  }

  /** Draws an order for these visits; the result is the first `count` of `visits`. */
  draw(absent: Int32Array, count: number, random: Random): void {
    const { visits, keys } = this
    const lot = random.below(8)
    const rank = this.ranks[lot < BY_CHANCE ? 0 : lot < BY_PRIZE ? 1 : lot < BY_DENSITY ? 2 : 3]
    // one number holds rank, lot and visit: sorting numbers natively beats any sort with a comparison
    const n = visits.length
    for (let i = 0; i < count; i++) keys[i] = (rank[absent[i]] * LOT + random.below(LOT)) * n + absent[i]
    keys.subarray(0, count).sort()
    for (let i = 0; i < count; i++) visits[i] = keys[i] % n
  }
}

/** Dense ranks: equal values share one. */
function ranksBy(count: number, value: (v: number) => number): Int32Array {
  const values = Float64Array.from({ length: count }, (_, v) => value(v))
  const sorted = Float64Array.from(new Set(values)).sort()
  const rankOf = new Map(Array.from(sorted, (key, rank) => [key, rank]))
  return Int32Array.from(values, (key) => rankOf.get(key) ?? 0)
}
