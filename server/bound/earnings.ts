/** Time is cut into this many steps at most; each stop's is rounded down, so what fits in seconds fits in steps. */
const STEPS = 1000

/**
 * What can be earned at most in so much time and so many stops when every candidate takes `seconds[i]` and earns `gain[i]`,
 * each at most once: the knapsack that limits what a route can still become.
 */
export class Earnings {
  /** A step is 2 to this power seconds. */
  private readonly stepBits: number
  private readonly width: number
  private readonly table: Float64Array
  private readonly stops: number

  /** `stops` is how many there may be, or 0 when nothing but time limits them. */
  constructor(length: number, stops: number, seconds: ArrayLike<number>, gain: ArrayLike<number>) {
    let stepBits = 0
    while (length >> stepBits > STEPS) stepBits++
    this.stepBits = stepBits
    this.width = (length >> stepBits) + 1
    this.stops = stops
    this.table = new Float64Array((Math.max(1, stops) + 1) * this.width)
    for (const [weight, gains] of bestByWeight(seconds, gain, stepBits, stops))
      for (const one of gains) this.include(weight, one)
  }

  /** The most in `seconds` and `stops`; −Infinity when there is less than no time. */
  most(seconds: number, stops: number): number {
    if (seconds < 0) return Number.NEGATIVE_INFINITY
    return this.table[(this.stops === 0 ? 1 : stops) * this.width + (seconds >> this.stepBits)]
  }

  private include(weight: number, gain: number): void {
    const { table, width } = this
    for (let row = Math.max(1, this.stops); row > 0; row--) {
      const from = (this.stops === 0 ? row : row - 1) * width - weight
      for (let t = width - 1; t >= weight; t--) {
        const value = table[from + t] + gain
        if (value > table[row * width + t]) table[row * width + t] = value
      }
    }
  }
}

/** Gains by steps of time. Of those that take as long, no more than `stops` can be earned, so only the highest count. */
function bestByWeight(seconds: ArrayLike<number>, gain: ArrayLike<number>, stepBits: number, stops: number) {
  const gains = new Map<number, number[]>()
  for (let i = 0; i < seconds.length; i++) {
    if (gain[i] <= 0) continue
    const weight = seconds[i] >> stepBits
    const known = gains.get(weight)
    if (known) known.push(gain[i])
    else gains.set(weight, [gain[i]])
  }
  if (stops > 0)
    for (const [weight, known] of gains)
      if (known.length > stops) gains.set(weight, known.sort((a, b) => b - a).slice(0, stops))
  return gains
}
