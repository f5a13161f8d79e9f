import type { Arcs } from './arcs.ts'
import type { Stops } from './stops.ts'

/**
 * What a route can still earn from a stop on, along the ways as they are: it must leave time for the way home, but may come back to
 * any stop except the one it came from. No route that remembers more of its stops can earn more, nor one that waits, rests late,
 * or pays for cuts.
 */
export class Onward {
  /** A step is 2 to this power seconds, and no longer than a stop takes: so what follows a stop lies in an earlier step. */
  private readonly stepBits: number
  private readonly width: number
  /** Per stop and step of time left: the most, the stop that this goes on to (−1: home), and the most by way of any other. */
  private readonly most: Float64Array
  private readonly next: Int16Array
  private readonly other: Float64Array

  constructor(stops: Stops, arcs: Arcs) {
    const n = stops.count
    this.stepBits = stepBitsOf(stops)
    this.width = this.stepBits < 0 ? 0 : (stops.family.length >> this.stepBits) + 1
    this.most = new Float64Array(n * this.width).fill(Number.NEGATIVE_INFINITY)
    this.next = new Int16Array(n * this.width).fill(-1)
    this.other = this.most.slice()
    for (let step = 0; step < this.width; step++) for (let j = 0; j < n; j++) this.fill(stops, arcs, j, step)
  }

  /** The most from stop j on, for a route that came there from `before` and has so much time left beside its rests. */
  from(before: number, j: number, left: number): number {
    if (this.width === 0) return Number.POSITIVE_INFINITY
    const at = j * this.width + (left >> this.stepBits)
    return this.next[at] === before ? this.other[at] : this.most[at]
  }

  private fill({ count, gain, service, ways, home, perSecond }: Stops, arcs: Arcs, j: number, step: number): void {
    const { most, next, other, stepBits, width } = this
    const row = j * (count + 2)
    // as much as the step can hold
    const left = ((step + 1) << stepBits) - 1
    let best = left >= home[j] ? -home[j] * perSecond : Number.NEGATIVE_INFINITY
    let second = best
    let goesTo = -1
    for (let arc = arcs.offset[j]; arc < arcs.offset[j + 1]; arc++) {
      const i = arcs.to[arc]
      const way = ways[row + i]
      const leftThere = left - way - service[i]
      if (leftThere < 0) continue
      const at = i * width + (leftThere >> stepBits)
      const value = gain[i] - way * perSecond + (next[at] === j ? other[at] : most[at])
      if (value > best) {
        second = best
        best = value
        goesTo = i
      } else if (value > second) second = value
    }
    const at = j * width + step
    most[at] = best
    next[at] = goesTo
    other[at] = second
  }
}

/** The longest step, as a power of two, that cuts the time into enough of them; −1 where stops are too short for that. */
function stepBitsOf({ family, service }: Stops): number {
  const shortest = service.reduce((least, seconds) => Math.min(least, seconds), family.length)
  let stepBits = 0
  while (family.length >> stepBits > STEPS && 2 << stepBits <= shortest) stepBits++
  return shortest > 0 && family.length >> stepBits <= MOST_STEPS ? stepBits : -1
}

/** About a minute each in a working day: what is rounded up within a step rarely holds another stop. */
const STEPS = 500
/** Where short stops ask for shorter steps than this, filling the table would take longer than the search it helps. */
const MOST_STEPS = 4000
