import type { Stops } from './stops.ts'

/** The labels of one search at a time, as columns that grow and stay for the next. Times are in seconds, worth is in units. */
export class Labels {
  count = 0
  /** Words of bits for the stops that a label remembers, and for the cuts. */
  words = 1
  private cutWords = 0
  /** Of the stops: what a route at each still remembers, which cuts it is in, and for which classes it is. */
  private memory: Int32Array = new Int32Array(0)
  private inCuts: Int32Array = new Int32Array(0)
  private stopFits: Int32Array = new Int32Array(0)
  at = new Int16Array(FIRST)
  breaks = new Int8Array(FIRST)
  stops = new Int16Array(FIRST)
  time = new Int32Array(FIRST)
  driving = new Int32Array(FIRST)
  earned = new Float64Array(FIRST)
  /** The label that it extends, −1 for the first stop of a route. */
  parent = new Int32Array(FIRST)
  /** The next label at the same stop with as many breaks, later or at the same time. */
  next = new Int32Array(FIRST)
  /** The next one that waits in the same queue. */
  waits = new Int32Array(FIRST)
  isDead = new Uint8Array(FIRST)
  /** Bits of the family's classes that the route is possible for. */
  fits = new Uint8Array(FIRST)
  /** Bits of the stops that the label remembers. */
  seen = new Int32Array(FIRST * 4)
  /** Bits of the cuts of which the route has an odd number of visits. */
  odd = new Int32Array(FIRST)

  /** Forgets all, for a search among these stops. */
  reset({ count, memory, cuts, fits }: Stops): void {
    this.count = 0
    this.words = (count + 31) >>> 5
    this.cutWords = cuts.words
    this.memory = memory
    this.inCuts = cuts.of
    this.stopFits = fits
  }

  /** A label more: the parent's route (−1: none) and then stop j, done at `time`. Returns its number. */
  extend(
    parent: number,
    j: number,
    breaks: number,
    time: number,
    driving: number,
    stops: number,
    earned: number,
  ): number {
    const label = this.take()
    const { words, cutWords, seen, odd, memory, inCuts } = this
    for (let w = 0; w < words; w++)
      seen[label * words + w] = parent < 0 ? 0 : seen[parent * words + w] & memory[j * words + w]
    seen[label * words + (j >>> 5)] |= 1 << (j & 31)
    for (let w = 0; w < cutWords; w++)
      odd[label * cutWords + w] = (parent < 0 ? 0 : odd[parent * cutWords + w]) ^ inCuts[j * cutWords + w]
    this.at[label] = j
    this.breaks[label] = breaks
    this.stops[label] = stops
    this.time[label] = time
    this.driving[label] = driving
    this.earned[label] = earned
    this.parent[label] = parent
    this.isDead[label] = 0
    this.fits[label] = (parent < 0 ? -1 : this.fits[parent]) & this.stopFits[j]
    return label
  }

  /** Takes back the label that was made last. */
  dropLast(): void {
    this.count--
  }

  /** The stops of the label's route in order. */
  route(last: number): number[] {
    const stops: number[] = []
    for (let label = last; label >= 0; label = this.parent[label]) stops.push(this.at[label])
    return stops.reverse()
  }

  /** Whether every stop that a remembers is remembered by b. */
  isSubset(a: number, b: number): boolean {
    const { seen, words } = this
    for (let w = 0; w < words; w++) if (seen[a * words + w] & ~seen[b * words + w]) return false
    return true
  }

  private take(): number {
    if (this.count === this.at.length) this.grow()
    if ((this.count + 1) * this.words > this.seen.length) this.seen = twice(this.seen)
    if ((this.count + 1) * this.cutWords > this.odd.length) this.odd = twice(this.odd)
    return this.count++
  }

  private grow(): void {
    this.at = twice(this.at)
    this.breaks = twice(this.breaks)
    this.stops = twice(this.stops)
    this.time = twice(this.time)
    this.driving = twice(this.driving)
    this.earned = twice(this.earned)
    this.parent = twice(this.parent)
    this.next = twice(this.next)
    this.waits = twice(this.waits)
    this.isDead = twice(this.isDead)
    this.fits = twice(this.fits)
  }
}

/** Enough for most quick searches; twice as much whenever it is not. */
const FIRST = 1 << 14

function twice<T extends Int8Array | Uint8Array | Int16Array | Int32Array | Float64Array>(values: T): T {
  const grown = new (values.constructor as new (length: number) => T)(values.length * 2)
  grown.set(values)
  return grown
}
