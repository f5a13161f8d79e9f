import type { Upward } from './hierarchy.ts'
import { Queue } from './queue.ts'

/**
 * A search that only climbs. Its results stay readable until the next search: `settled` states in the order of cost, their
 * cost, and the move by which each was reached.
 */
export class Climb {
  readonly settled: Int32Array
  count = 0
  readonly cost: Float64Array
  /** State → the move of the upward graph that reached it, −1 where the search began. */
  readonly by: Int32Array
  readonly from: Int32Array
  readonly #seen: Int32Array
  readonly #queue: Queue
  #search = 0

  constructor(states: number) {
    this.settled = new Int32Array(states)
    this.cost = new Float64Array(states)
    this.by = new Int32Array(states)
    this.from = new Int32Array(states)
    this.#seen = new Int32Array(states)
    this.#queue = new Queue(states)
  }

  /** Forgets the last search. */
  begin(): void {
    this.#search++
    this.count = 0
    this.#queue.clear()
  }

  /** One more state to begin at. */
  seed(state: number, cost: number): void {
    if (this.#seen[state] === this.#search && this.cost[state] <= cost) return
    this.#seen[state] = this.#search
    this.cost[state] = cost
    this.by[state] = -1
    this.#queue.set(state, cost)
  }

  /** The cost at which a state was reached; infinity when it was not. */
  costOf(state: number): number {
    return this.#seen[state] === this.#search ? this.cost[state] : Number.POSITIVE_INFINITY
  }

  /**
   * Climbs until nothing is left. A state that a higher one reaches for less from above (`against`) lies on no quickest
   * way: it is neither spread from nor kept (stall on demand).
   */
  run(along: Upward, against: Upward): void {
    const queue = this.#queue
    const search = this.#search
    const seen = this.#seen
    const cost = this.cost
    const { start, other, cost: moveCost } = along
    const { start: stallStart, other: stallOther, cost: stallCost } = against
    while (queue.size > 0) {
      const state = queue.pop()
      const so = cost[state]
      let stalled = false
      for (let i = stallStart[state]; i < stallStart[state + 1]; i++) {
        const higher = stallOther[i]
        if (seen[higher] === search && cost[higher] + stallCost[i] < so) {
          stalled = true
          break
        }
      }
      if (stalled) continue
      this.settled[this.count++] = state
      for (let i = start[state]; i < start[state + 1]; i++) {
        const next = other[i]
        const total = so + moveCost[i]
        if (seen[next] === search && cost[next] <= total) continue
        seen[next] = search
        cost[next] = total
        this.by[next] = i
        this.from[next] = state
        queue.set(next, total)
      }
    }
  }
}
