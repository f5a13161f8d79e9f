import type { Pool, Remembered } from './pool.ts'
import type { State } from './state.ts'

/** Comparisons of two routes that one packing may take: some milliseconds. */
const EFFORT = 1_500_000

/**
 * Chooses, for all shifts of a kind at once, those remembered routes without a common visit that are worth most: what two
 * searches found apart comes together.
 */
export class Packing {
  private readonly state: State
  private readonly pool: Pool
  private effort = 0
  private most = 0
  private chosen: Remembered[] = []
  private found: Remembered[] | undefined

  constructor(state: State, pool: Pool) {
    this.state = state
    this.pool = pool
  }

  /** Swaps rows of the state for remembered ones wherever that makes the plan cheaper; true when it did. */
  run(): boolean {
    let swapped = false
    for (const kind of this.pool.kinds) if (this.pack(kind)) swapped = true
    return swapped
  }

  private pack(kind: number): boolean {
    const { pool, state } = this
    const taken = new Int32Array((state.problem.visits + 31) >> 5)
    const rows: number[] = []
    this.most = 0
    for (let s = 0; s < state.size.length; s++) {
      const { bits, value } = pool.read(s)
      if (pool.kindOf[s] === kind && pool.isFree(s)) {
        rows.push(s)
        this.most += value
      } else for (let w = 0; w < taken.length; w++) taken[w] |= bits[w]
    }
    this.effort = EFFORT
    this.found = undefined
    this.chosen = []
    this.choose(
      pool.of(kind).filter(({ bits }) => areApart(bits, taken)),
      rows.length,
      0,
    )
    if (!this.found) return false
    for (const s of rows) state.setRoute(s, [], 0)
    rows.forEach((s, i) => {
      const visits = this.found?.[i]?.visits ?? []
      state.setRoute(s, visits, visits.length)
    })
    return true
  }

  /** Branch and bound: `list` goes with all that is chosen, the most valuable first; `left` more may be. */
  private choose(list: readonly Remembered[], left: number, value: number): void {
    if (value > this.most) {
      this.most = value
      this.found = [...this.chosen]
    }
    if (left === 0) return
    for (let i = 0; i < list.length && this.effort > 0; i++) {
      const one = list[i]
      if (value + left * one.value <= this.most) return
      this.chosen.push(one)
      this.choose(left > 1 ? this.apartFrom(one, list, i + 1) : [], left - 1, value + one.value)
      this.chosen.pop()
    }
  }

  private apartFrom(one: Remembered, list: readonly Remembered[], from: number): Remembered[] {
    const apart: Remembered[] = []
    for (let i = from; i < list.length; i++) if (areApart(one.bits, list[i].bits)) apart.push(list[i])
    this.effort -= list.length - from
    return apart
  }
}

function areApart(a: Int32Array, b: Int32Array): boolean {
  for (let w = 0; w < a.length; w++) if (a[w] & b[w]) return false
  return true
}
