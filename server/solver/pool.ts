import { set } from './bits.ts'
import { type Kinds, kindsOf } from './kinds.ts'
import { Prices } from './prices.ts'
import type { State } from './state.ts'

/**
 * A route that was driven once by a shift of this kind, and what it saves over leaving its visits out, must or not. Two routes
 * go together when they have no bit in common: there is one for each visit, and one for each shift, set when only that shift can
 * drive it.
 */
export type Remembered = {
  readonly kind: number
  readonly visits: Int32Array
  readonly bits: Int32Array
  readonly value: number
}

/** So many routes are remembered for a kind of shifts; then the less valuable half is forgotten. */
const MOST = 4000

/**
 * Routes that the search has passed through, by kind of shift: only such as can be swapped, whose visits are not bound to others.
 */
export class Pool {
  /** What visits are reckoned at when routes are forgotten; packing makes them better. */
  readonly prices: Prices
  /** How many words the bits of a route take. */
  readonly words: number
  private readonly state: State
  private readonly routes = new Map<number, Map<string, Remembered>>()
  /** Stamp of each row when it was last remembered. */
  private readonly seen: Float64Array
  private readonly worth: Float64Array
  private foundKinds: Kinds | undefined

  constructor(state: State) {
    const { model, problem } = state
    this.state = state
    this.prices = new Prices(new Float64Array(problem.visits))
    this.words = (problem.visits + problem.shifts + 31) >> 5
    this.seen = new Float64Array(problem.shifts)
    this.worth = model.unserved.map((cost, v) =>
      problem.visitRequired[v] ? cost - problem.weights.unservedRequired : cost,
    )
  }

  /** Remembers the rows of the state. */
  note(): void {
    const { state, seen } = this
    if (seen.length < 2) return
    for (let s = 0; s < seen.length; s++) {
      if (seen[s] === state.stamp[s] || !this.isFree(s)) continue
      seen[s] = state.stamp[s]
      this.add(this.read(s))
    }
  }

  /** Whether row s could be swapped for another route of its kind. */
  isFree(s: number): boolean {
    const { feasible, model, size, stride, visit } = this.state
    const base = s * stride
    for (let i = base + 1; i <= base + size[s]; i++) if (model.isBound[visit[i]]) return false
    return feasible[s] > 0
  }

  /** What was remembered for a kind. */
  of(kind: number): Iterable<Remembered> {
    return this.routes.get(kind)?.values() ?? []
  }

  /** Row s as it is now. */
  read(s: number): Remembered {
    const { state, words, worth } = this
    const { driving, problem, serving } = state
    const visits = state.stops(s).slice()
    const bits = new Int32Array(words)
    let value = -problem.weights.travelSecond * driving[s] - serving[s]
    for (const v of visits) {
      set(bits, v)
      value += worth[v]
      if (this.kinds.isDated[v]) set(bits, problem.visits + s)
    }
    return { kind: this.kinds.of[s], visits, bits, value }
  }

  /** Found when they are first asked for: a first plan does without. */
  private get kinds(): Kinds {
    this.foundKinds ??= kindsOf(this.state.model)
    return this.foundKinds
  }

  private add(route: Remembered): void {
    const routes = this.routes.get(route.kind) ?? new Map<string, Remembered>()
    this.routes.set(route.kind, routes)
    const key = route.bits.join()
    const known = routes.get(key)
    if (!known || known.value < route.value) routes.set(key, route)
    if (routes.size <= MOST) return
    const kept = [...routes]
      .map(([name, one]) => ({ name, one, rest: this.prices.gain(one) }))
      .sort((a, b) => b.rest - a.rest)
      .slice(0, MOST / 2)
    routes.clear()
    for (const { name, one } of kept) routes.set(name, one)
  }
}
