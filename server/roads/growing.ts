/** Numbers in a typed array that grows: eight bytes each, where a list would take more and be copied by the collector. */
export class Growing {
  length = 0
  #values = new Float64Array(1024)

  push(value: number): void {
    if (this.length === this.#values.length) {
      const grown = new Float64Array(this.length * 2)
      grown.set(this.#values)
      this.#values = grown
    }
    this.#values[this.length++] = value
  }

  at(index: number): number {
    return this.#values[index]!
  }

  /** The numbers from one index up to another. */
  part(from: number, to: number): number[] {
    return Array.from(this.#values.subarray(from, to))
  }

  toFloat64(): Float64Array {
    return this.#values.slice(0, this.length)
  }

  toInt32(): Int32Array {
    return Int32Array.from(this.#values.subarray(0, this.length))
  }
}
