/**
 * The moves between states that are not contracted yet: at most one per pair, the cheapest, in linked lists so that they
 * come and go. `via` says what a move stands for: an arc a as −1 − a, two moves over state s as s.
 */
export class ArcPool {
  readonly firstOut: Int32Array
  readonly firstIn: Int32Array
  nextOut: Int32Array
  nextIn: Int32Array
  tail: Int32Array
  head: Int32Array
  cost: Float64Array
  via: Int32Array
  /** Moves of the street graph that this one stands for. */
  hops: Int32Array
  #free = -1
  #used = 0

  constructor(nodes: number, capacity: number) {
    this.firstOut = new Int32Array(nodes).fill(-1)
    this.firstIn = new Int32Array(nodes).fill(-1)
    this.nextOut = new Int32Array(capacity)
    this.nextIn = new Int32Array(capacity)
    this.tail = new Int32Array(capacity)
    this.head = new Int32Array(capacity)
    this.cost = new Float64Array(capacity)
    this.via = new Int32Array(capacity)
    this.hops = new Int32Array(capacity)
  }

  /** Adds a move, or makes the one between the same states cheaper; a dearer one changes nothing. */
  put(tail: number, head: number, cost: number, via: number, hops: number): void {
    let slot = this.firstOut[tail]
    while (slot >= 0 && this.head[slot] !== head) slot = this.nextOut[slot]
    if (slot >= 0) {
      if (cost >= this.cost[slot]) return
    } else {
      slot = this.#take()
      this.tail[slot] = tail
      this.head[slot] = head
      this.nextOut[slot] = this.firstOut[tail]
      this.firstOut[tail] = slot
      this.nextIn[slot] = this.firstIn[head]
      this.firstIn[head] = slot
    }
    this.cost[slot] = cost
    this.via[slot] = via
    this.hops[slot] = hops
  }

  /** Takes a node out: its moves go, and no neighbour leads to it any more. */
  detach(node: number): void {
    for (let slot = this.firstOut[node]; slot >= 0; ) {
      const next = this.nextOut[slot]
      unlink(this.firstIn, this.nextIn, this.head[slot], slot)
      this.#give(slot)
      slot = next
    }
    for (let slot = this.firstIn[node]; slot >= 0; ) {
      const next = this.nextIn[slot]
      unlink(this.firstOut, this.nextOut, this.tail[slot], slot)
      this.#give(slot)
      slot = next
    }
    this.firstOut[node] = this.firstIn[node] = -1
  }

  #take(): number {
    if (this.#free >= 0) {
      const slot = this.#free
      this.#free = this.nextOut[slot]
      return slot
    }
    if (this.#used === this.tail.length) this.#grow()
    return this.#used++
  }

  #give(slot: number): void {
    this.nextOut[slot] = this.#free
    this.#free = slot
  }

  #grow(): void {
    const capacity = Math.ceil(this.#used * 1.5) + 16
    this.nextOut = grown(this.nextOut, capacity)
    this.nextIn = grown(this.nextIn, capacity)
    this.tail = grown(this.tail, capacity)
    this.head = grown(this.head, capacity)
    this.via = grown(this.via, capacity)
    this.hops = grown(this.hops, capacity)
    const cost = new Float64Array(capacity)
    cost.set(this.cost)
    this.cost = cost
  }
}

function unlink(first: Int32Array, next: Int32Array, node: number, slot: number): void {
  if (first[node] === slot) {
    first[node] = next[slot]
    return
  }
  let before = first[node]
  while (next[before] !== slot) before = next[before]
  next[before] = next[slot]
}

function grown(old: Int32Array, capacity: number): Int32Array {
  const array = new Int32Array(capacity)
  array.set(old)
  return array
}
