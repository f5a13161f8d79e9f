import { ArcPool } from './arc-pool.ts'
import { Queue } from './queue.ts'
import type { TurnGraph } from './turns.ts'
import { Witness } from './witness.ts'

/** Moves that lead upward only, by the state they are kept at. State 0 is the most important of all. */
export type Upward = {
  readonly start: Int32Array
  /** The other end, always a smaller number. */
  readonly other: Int32Array
  readonly cost: Float64Array
  /** What the move stands for: arc a as −1 − a, two moves over state s as s. */
  readonly via: Int32Array
}

/**
 * A contraction hierarchy (Geisberger et al. 2008): states one by one are taken out, least important first, and where a
 * quickest way led over one, a shortcut takes its place. Every quickest way then climbs in `up` and descends against `down`.
 */
export type Hierarchy = {
  /** State of the turn graph → number in the hierarchy. */
  readonly rank: Int32Array
  /** State → moves that leave it upward. */
  readonly up: Upward
  /** State → moves that come down to it; `other` is where they come from. */
  readonly down: Upward
}

/** Builds the hierarchy; `onProgress` hears now and then how many states are done. The result depends on the input alone. */
export function buildHierarchy(graph: TurnGraph, onProgress?: (done: number, total: number) => void): Hierarchy {
  const { states } = graph
  const work = new Contraction(graph)
  const queue = new Queue(states)
  for (let state = 0; state < states; state++) queue.set(state, work.priority(state))
  const order = new Int32Array(states)
  const up = new Recorder(states, graph.head.length)
  const down = new Recorder(states, graph.head.length)
  const neighbours: number[] = []
  for (let done = 0; done < states; done++) {
    if (onProgress && done % REPORT_EVERY === 0) onProgress(done, states)
    const state = queue.pop()
    order[done] = state
    work.record(state, up, down)
    work.contract(state, neighbours)
    for (const neighbour of neighbours) queue.set(neighbour, work.priority(neighbour))
  }
  onProgress?.(states, states)
  const rank = new Int32Array(states)
  for (let done = 0; done < states; done++) rank[order[done]] = states - 1 - done
  return { rank, up: up.finish(rank), down: down.finish(rank) }
}

const REPORT_EVERY = 1024

// How far a witness is looked for: too short costs needless shortcuts, too long costs time. Measured on Beijing.
const SETTLE_LIMIT = 120

class Contraction {
  readonly #pool: ArcPool
  readonly #witness: Witness
  /** One more than the levels of all contracted neighbours: keeps the hierarchy flat. */
  readonly #level: Int32Array
  /** Of the last simulation. */
  #added = 0
  #addedHops = 0

  constructor({ states, start, head, arc, cost }: TurnGraph) {
    this.#pool = new ArcPool(states, head.length * 2)
    for (let state = 0; state < states; state++) {
      for (let move = start[state]; move < start[state + 1]; move++) {
        if (head[move] !== state) this.#pool.put(state, head[move], cost[arc[move]], -1 - arc[move], 1)
      }
    }
    this.#witness = new Witness(this.#pool, states)
    this.#level = new Int32Array(states)
  }

  /** How dear it is to take this state out now: what comes in against what goes, and how deep it lies. */
  priority(state: number): number {
    const { firstOut, firstIn, nextOut, nextIn, hops } = this.#pool
    let removed = 0
    let removedHops = 0
    for (let slot = firstOut[state]; slot >= 0; slot = nextOut[slot]) {
      removed++
      removedHops += hops[slot]
    }
    for (let slot = firstIn[state]; slot >= 0; slot = nextIn[slot]) {
      removed++
      removedHops += hops[slot]
    }
    if (removed === 0) return this.#level[state]
    this.#shortcuts(state, false)
    return this.#level[state] + this.#added / removed + this.#addedHops / removedHops
  }

  /** Writes down the moves that lead upward from a state that is about to go. */
  record(state: number, up: Recorder, down: Recorder): void {
    const { firstOut, firstIn, nextOut, nextIn, tail, head, cost, via } = this.#pool
    for (let slot = firstOut[state]; slot >= 0; slot = nextOut[slot]) up.add(head[slot], cost[slot], via[slot])
    for (let slot = firstIn[state]; slot >= 0; slot = nextIn[slot]) down.add(tail[slot], cost[slot], via[slot])
    up.close(state)
    down.close(state)
  }

  /** Takes a state out, leaving shortcuts; `neighbours` is filled with the states around it. */
  contract(state: number, neighbours: number[]): void {
    this.#shortcuts(state, true)
    const { firstOut, firstIn, nextOut, nextIn, tail, head } = this.#pool
    neighbours.length = 0
    for (let slot = firstOut[state]; slot >= 0; slot = nextOut[slot]) neighbours.push(head[slot])
    for (let slot = firstIn[state]; slot >= 0; slot = nextIn[slot]) {
      if (!neighbours.includes(tail[slot])) neighbours.push(tail[slot])
    }
    const level = this.#level[state] + 1
    for (const neighbour of neighbours) if (this.#level[neighbour] < level) this.#level[neighbour] = level
    this.#pool.detach(state)
  }

  #shortcuts(state: number, apply: boolean): void {
    const pool = this.#pool
    const witness = this.#witness
    this.#added = this.#addedHops = 0
    for (let into = pool.firstIn[state]; into >= 0; into = pool.nextIn[into]) {
      const from = pool.tail[into]
      const reach = this.#farthest(state, from)
      if (reach < 0) continue
      witness.search(from, state, pool.cost[into] + reach, SETTLE_LIMIT)
      for (let out = pool.firstOut[state]; out >= 0; out = pool.nextOut[out]) {
        const to = pool.head[out]
        const cost = pool.cost[into] + pool.cost[out]
        if (to === from || witness.cost(to) <= cost) continue
        const hops = pool.hops[into] + pool.hops[out]
        this.#added++
        this.#addedHops += hops
        if (apply) pool.put(from, to, cost, state, hops)
      }
    }
  }

  /** The dearest move from a state to another than `except`; −1 when there is none. */
  #farthest(state: number, except: number): number {
    const { firstOut, nextOut, head, cost } = this.#pool
    let reach = -1
    for (let slot = firstOut[state]; slot >= 0; slot = nextOut[slot]) {
      if (head[slot] !== except && cost[slot] > reach) reach = cost[slot]
    }
    return reach
  }
}

/** Moves as they are written down, state after state in the order of contraction. */
class Recorder {
  readonly #begin: Int32Array
  readonly #end: Int32Array
  #other: Int32Array
  #cost: Float64Array
  #via: Int32Array
  #count = 0
  #opened = 0

  constructor(states: number, capacity: number) {
    this.#begin = new Int32Array(states)
    this.#end = new Int32Array(states)
    this.#other = new Int32Array(capacity)
    this.#cost = new Float64Array(capacity)
    this.#via = new Int32Array(capacity)
  }

  add(other: number, cost: number, via: number): void {
    if (this.#count === this.#other.length) this.#grow()
    this.#other[this.#count] = other
    this.#cost[this.#count] = cost
    this.#via[this.#count++] = via
  }

  close(state: number): void {
    this.#begin[state] = this.#opened
    this.#end[state] = this.#opened = this.#count
  }

  /** All moves, with states renamed by rank. */
  finish(rank: Int32Array): Upward {
    const states = rank.length
    const stateAt = new Int32Array(states)
    for (let state = 0; state < states; state++) stateAt[rank[state]] = state
    const start = new Int32Array(states + 1)
    const other = new Int32Array(this.#count)
    const cost = new Float64Array(this.#count)
    const via = new Int32Array(this.#count)
    let filled = 0
    for (let number = 0; number < states; number++) {
      const state = stateAt[number]
      for (let i = this.#begin[state]; i < this.#end[state]; i++) {
        other[filled] = rank[this.#other[i]]
        cost[filled] = this.#cost[i]
        via[filled++] = this.#via[i] < 0 ? this.#via[i] : rank[this.#via[i]]
      }
      start[number + 1] = filled
    }
    return { start, other, cost, via }
  }

  #grow(): void {
    const capacity = Math.ceil(this.#count * 1.5) + 16
    const other = new Int32Array(capacity)
    const cost = new Float64Array(capacity)
    const via = new Int32Array(capacity)
    other.set(this.#other)
    cost.set(this.#cost)
    via.set(this.#via)
    this.#other = other
    this.#cost = cost
    this.#via = via
  }
}
