import type { ArcPool } from './arc-pool.ts'
import { Queue } from './queue.ts'

/** Looks for ways round a state that is to be contracted; what it finds is a real way, what it misses costs a shortcut. */
export class Witness {
  readonly #pool: ArcPool
  readonly #queue: Queue
  readonly #cost: Float64Array
  readonly #seen: Int32Array
  #search = 0

  constructor(pool: ArcPool, states: number) {
    this.#pool = pool
    this.#queue = new Queue(states)
    this.#cost = new Float64Array(states)
    this.#seen = new Int32Array(states)
  }

  /** Spreads from a state, never over `without`, up to a cost or a number of settled states. */
  search(from: number, without: number, upTo: number, settleLimit: number): void {
    const { firstOut, nextOut, head, cost } = this.#pool
    const known = this.#cost
    const seen = this.#seen
    const queue = this.#queue
    const search = ++this.#search
    queue.clear()
    known[from] = 0
    seen[from] = search
    queue.set(from, 0)
    for (let settled = 0; queue.size > 0 && settled < settleLimit; settled++) {
      const state = queue.pop()
      const so = known[state]
      if (so > upTo) return
      for (let slot = firstOut[state]; slot >= 0; slot = nextOut[slot]) {
        const next = head[slot]
        const total = so + cost[slot]
        if (next === without || total > upTo) continue
        if (seen[next] === search && known[next] <= total) continue
        known[next] = total
        seen[next] = search
        queue.set(next, total)
      }
    }
  }

  /** The cost of the best way found to a state; infinity when none was. */
  cost(state: number): number {
    return this.#seen[state] === this.#search ? this.#cost[state] : Number.POSITIVE_INFINITY
  }
}
