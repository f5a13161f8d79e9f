import { cheapestNode, found } from './insertion.ts'
import { NEVER } from './limits.ts'
import { EARLIER } from './links.ts'
import type { State } from './state.ts'

/**
 * Puts the visits that are pinned to shift s into its empty row. Position pins keep their order, the others the one in `given`
 * (a rank per visit, −1 for none) or, without one, go where they cost least. When that is late, another order is looked for, so
 * that pins break a rule only where they must; ORDERS limits the search where there are many.
 */
export function orderPinned(state: State, s: number, pinned: readonly number[], given: Int32Array): void {
  const { problem } = state
  const rank = (v: number) => (problem.pinPosition[v] >= 0 ? problem.pinPosition[v] : given[v])
  const placed = pinned.filter((v) => rank(v) >= 0).sort((a, b) => rank(a) - rank(b) || a - b)
  state.setRoute(s, placed, placed.length)
  for (const v of pinned) {
    if (state.shiftOf[v] >= 0) continue
    const extra = cheapestNode(state, v, s)
    state.insert(v, s, extra < NEVER ? found.node : state.size[s] + 1)
  }
  if (state.feasible[s]) return
  const asGiven = Array.from(state.stops(s))
  const order = new OrderSearch(state, s, pinned).run() ?? asGiven
  state.setRoute(s, order, order.length)
}

/** How many beginnings of an order are looked at: all of six visits, and tens of milliseconds of many. */
const ORDERS = 5_000

/** Depth first, as long as the row so far is on time: what closes first, then what is nearest, comes next. */
class OrderSearch {
  private readonly state: State
  private readonly s: number
  private readonly pinned: readonly number[]
  private readonly order: number[] = []
  private left = ORDERS

  constructor(state: State, s: number, pinned: readonly number[]) {
    this.state = state
    this.s = s
    this.pinned = pinned
  }

  /** An order in which the shift keeps its rules; undefined when none was found. */
  run(): readonly number[] | undefined {
    return this.complete() ? this.order : undefined
  }

  private complete(): boolean {
    const { order, pinned, s, state } = this
    if (order.length === pinned.length) return true
    const { places, duration, shiftStart, visitPlace } = state.problem
    const last = order.at(-1)
    const at = last === undefined ? shiftStart[s] : visitPlace[last]
    const way = (v: number) => duration[at * places + visitPlace[v]]
    const next = pinned
      .filter((v) => this.mayBeNext(v))
      .sort((a, b) => this.closes(a) - this.closes(b) || way(a) - way(b) || a - b)
    for (const v of next) {
      if (this.left-- <= 0) return false
      order.push(v)
      state.setRoute(s, order, order.length)
      if (state.feasible[s] && this.complete()) return true
      order.pop()
    }
    return false
  }

  /** When the last window closes that opens during the shift. */
  private closes(v: number): number {
    const { model, problem } = this.state
    for (let w = model.windowOffset[v + 1] - 1; w >= model.windowOffset[v]; w--)
      if (model.windowFrom[w] <= problem.shiftTo[this.s]) return model.windowTo[w]
    return NEVER
  }

  /** Not there yet, behind what comes earlier, and no position pin left behind that could not be kept any more. */
  private mayBeNext(v: number): boolean {
    const { order, pinned, state } = this
    const { pinPosition } = state.problem
    if (order.includes(v)) return false
    const waiting = pinned.filter((u) => u !== v && !order.includes(u))
    const { offset, visit, kind } = state.model.links
    for (let k = offset[v]; k < offset[v + 1]; k++) if (kind[k] === EARLIER && waiting.includes(visit[k])) return false
    return waiting.every(
      (u) =>
        pinPosition[u] < 0 ||
        (pinPosition[u] > order.length && (pinPosition[v] < 0 || pinPosition[u] > pinPosition[v])),
    )
  }
}
