import { kindsOf } from './kinds.ts'
import type { State } from './state.ts'

/** A route that was driven once, and what it saves over leaving its visits out. */
export type Remembered = { readonly visits: Int32Array; readonly bits: Int32Array; readonly value: number }

/** So many routes are remembered for a kind of shifts; then the less valuable half is forgotten. */
const MOST = 4000

/**
 * Routes that the search has passed through, by kind of shift. Only shifts that are not alone of their kind count, and only
 * routes whose visits are bound to no other: such routes go together whenever they have no visit in common.
 */
export class Pool {
  readonly kindOf: Int32Array
  /** The kinds of which there are several shifts. */
  readonly kinds: number[]
  private readonly state: State
  private readonly routes = new Map<number, Map<string, Remembered>>()
  /** Stamp of each row when it was last remembered. */
  private readonly seen: Float64Array
  private readonly words: number

  constructor(state: State) {
    const { model, problem } = state
    this.state = state
    this.kindOf = kindsOf(model)
    this.words = (problem.visits + 31) >> 5
    this.seen = new Float64Array(problem.shifts)
    // fairness looks at all routes at once
    const several = this.kindOf.filter((kind, s) => kind !== s && problem.weights.unfairSecond === 0)
    this.kinds = [...new Set(several)]
    for (const kind of this.kinds) this.routes.set(kind, new Map())
  }

  /** Remembers the rows of the state. */
  note(): void {
    if (this.kinds.length === 0) return
    const { state, seen, kindOf } = this
    for (let s = 0; s < seen.length; s++) {
      const routes = this.routes.get(kindOf[s])
      if (!routes || seen[s] === state.stamp[s] || !this.isFree(s)) continue
      seen[s] = state.stamp[s]
      this.add(routes, s)
    }
  }

  /** Whether row s could be swapped for another route of its kind. */
  isFree(s: number): boolean {
    const { feasible, model, size, stride, visit } = this.state
    const base = s * stride
    for (let i = base + 1; i <= base + size[s]; i++) if (model.isBound[visit[i]]) return false
    return feasible[s] > 0
  }

  /** What was remembered for a kind, the most valuable first. */
  of(kind: number): Remembered[] {
    return [...(this.routes.get(kind)?.values() ?? [])].sort((a, b) => b.value - a.value)
  }

  /** Row s as it is now. */
  read(s: number): Remembered {
    const { state, words } = this
    const { driving, model, problem, serving, size, stride, visit } = state
    const visits = visit.slice(s * stride + 1, s * stride + 1 + size[s])
    const bits = new Int32Array(words)
    let value = -problem.weights.travelSecond * driving[s] - serving[s]
    for (const v of visits) {
      bits[v >> 5] |= 1 << (v & 31)
      value += model.unserved[v]
    }
    return { visits, bits, value }
  }

  private add(routes: Map<string, Remembered>, s: number): void {
    const route = this.read(s)
    const key = route.bits.join()
    const known = routes.get(key)
    if (!known || known.value < route.value) routes.set(key, route)
    if (routes.size <= MOST) return
    const kept = [...routes].sort(([, a], [, b]) => b.value - a.value).slice(0, MOST / 2)
    routes.clear()
    for (const [name, one] of kept) routes.set(name, one)
  }
}
