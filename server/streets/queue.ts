/** A priority queue of the items 0…n−1 with keys that may change; the smallest key comes out first. */
export class Queue {
  size = 0
  readonly #keys: Float64Array
  readonly #items: Int32Array
  /** Item → its position in the heap, −1 outside. */
  readonly #at: Int32Array

  constructor(capacity: number) {
    this.#keys = new Float64Array(capacity)
    this.#items = new Int32Array(capacity)
    this.#at = new Int32Array(capacity).fill(-1)
  }

  /** Puts an item in, or gives it another key. */
  set(item: number, key: number): void {
    const at = this.#at[item]
    if (at < 0) this.#rise(this.size++, item, key)
    else if (key < this.#keys[at]) this.#rise(at, item, key)
    else this.#sink(at, item, key)
  }

  /** The smallest key; only while there are items. */
  topKey(): number {
    return this.#keys[0]
  }

  /** Takes out the item with the smallest key; only while there are items. */
  pop(): number {
    const top = this.#items[0]
    this.#at[top] = -1
    const last = --this.size
    if (last > 0) this.#sink(0, this.#items[last], this.#keys[last])
    return top
  }

  /** Takes everything out. */
  clear(): void {
    for (let i = 0; i < this.size; i++) this.#at[this.#items[i]] = -1
    this.size = 0
  }

  #rise(start: number, item: number, key: number): void {
    const keys = this.#keys
    const items = this.#items
    const at = this.#at
    let i = start
    while (i > 0) {
      const parent = (i - 1) >> 2
      if (keys[parent] <= key) break
      keys[i] = keys[parent]
      items[i] = items[parent]
      at[items[i]] = i
      i = parent
    }
    keys[i] = key
    items[i] = item
    at[item] = i
  }

  #sink(start: number, item: number, key: number): void {
    const keys = this.#keys
    const items = this.#items
    const at = this.#at
    const size = this.size
    let i = start
    for (let first = 4 * i + 1; first < size; first = 4 * i + 1) {
      let least = first
      const end = Math.min(first + 4, size)
      for (let child = first + 1; child < end; child++) if (keys[child] < keys[least]) least = child
      if (keys[least] >= key) break
      keys[i] = keys[least]
      items[i] = items[least]
      at[items[i]] = i
      i = least
    }
    keys[i] = key
    items[i] = item
    at[item] = i
  }
}
