/** A set of large identifiers in the least memory: each once, in ascending order, found by its position. */
export class SortedIds {
  readonly count: number
  readonly #ids: Float64Array

  /** Takes the array over and sorts it in place. */
  constructor(all: Float64Array) {
    all.sort()
    let count = 0
    for (let i = 0; i < all.length; i++) if (i === 0 || all[i] !== all[i - 1]) all[count++] = all[i]!
    this.count = count
    this.#ids = all.slice(0, count)
  }

  /** The position of an identifier; −1 when it is not in the set. */
  find(id: number): number {
    let low = 0
    let high = this.count - 1
    while (low <= high) {
      const middle = (low + high) >> 1
      const there = this.#ids[middle]!
      if (there === id) return middle
      if (there < id) low = middle + 1
      else high = middle - 1
    }
    return -1
  }
}
