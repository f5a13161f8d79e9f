/** The labels of one pricing run, as columns that grow: `words` words of bits each for the stops that a label remembers. */
export class Labels {
  count = 0
  words = 1
  cutWords = 0
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

  reset(words: number, cutWords: number): void {
    this.count = 0
    this.words = words
    this.cutWords = cutWords
  }

  /** Makes room for one more; returns its number. */
  take(): number {
    if (this.count === this.at.length) this.grow()
    if ((this.count + 1) * this.words > this.seen.length) this.seen = twice(this.seen)
    if ((this.count + 1) * this.cutWords > this.odd.length) this.odd = twice(this.odd)
    return this.count++
  }

  /** Whether every stop that a remembers is remembered by b. */
  isSubset(a: number, b: number): boolean {
    const { seen, words } = this
    for (let w = 0; w < words; w++) if (seen[a * words + w] & ~seen[b * words + w]) return false
    return true
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

const FIRST = 1 << 14

function twice<T extends Int8Array | Uint8Array | Int16Array | Int32Array | Float64Array>(values: T): T {
  const grown = new (values.constructor as new (length: number) => T)(values.length * 2)
  grown.set(values)
  return grown
}
