import { Bids } from './bids.ts'
import { areApart, has, join, set } from './bits.ts'
import { Dive, FEW } from './dive.ts'
import type { Pool, Remembered } from './pool.ts'
import type { Need } from './prices.ts'
import type { Random } from './random.ts'
import type { State } from './state.ts'

/** A shift whose route may be swapped. */
type Row = { readonly shift: number; readonly route: Remembered }

/**
 * Chooses again, for many shifts at once, from the routes that the search has passed through: what it found apart comes
 * together. Musts that are served, and pinned visits, stay so.
 */
export class Packing {
  private readonly state: State
  private readonly pool: Pool
  private hasRun = false
  /** Routes looked at, over all runs. */
  effort = 0

  constructor(state: State, pool: Pool) {
    this.state = state
    this.pool = pool
  }

  /**
   * Swaps rows of the state for remembered ones, until so many routes have been looked at; returns whether the rows are worth
   * more then, fairness aside. Pauses every some milliseconds; nobody else may change the state meanwhile.
   */
  *run(random: Random, most: number): Generator<void, boolean> {
    let rows = this.rows()
    if (rows.length < 2) return false
    const isPart = rows.length > TOGETHER
    let swapped = false
    do {
      if (!(yield* this.swap(isPart ? this.near(rows, random) : rows, most, random))) continue
      swapped = true
      rows = this.rows()
    } while (isPart && this.effort < most)
    return swapped
  }

  private *swap(rows: readonly Row[], most: number, random: Random): Generator<void, boolean> {
    const need = this.need(rows)
    const bids = new Bids(this.routes(rows))
    const worth = worthOf(rows.map(({ route }) => route))
    this.price(bids, need, worth)
    this.effort += OVERHEAD * bids.routes.length
    yield
    const promising = new Bids(this.promising(rows, bids, need))
    this.improve(promising, need, worth, STEPS, PACE)
    const wanted = promising.wanted.slice()
    let best: readonly Remembered[] | undefined
    const dives = rows.length > FEW ? DIVES : 1
    for (let k = 0; k < dives && this.effort < most; k++) {
      const aim = best ? worthOf(best) : worth
      // every dive begins from what was wanted at the same prices
      promising.wanted.set(wanted)
      const dive = new Dive(promising, this.pool.prices.visit, need, aim)
      best = dive.run(k === 0 ? undefined : random) ?? best
      this.effort += dive.effort
      yield
    }
    if (!best) return false
    this.drive(rows, best)
    return true
  }

  private rows(): Row[] {
    const { pool, state } = this
    const rows: Row[] = []
    for (let s = 0; s < state.size.length; s++) if (pool.isFree(s)) rows.push({ shift: s, route: pool.read(s) })
    return rows
  }

  /** Rows that come near a visit drawn at random. */
  private near(rows: readonly Row[], random: Random): readonly Row[] {
    const { model, shiftOf } = this.state
    const rowOf = new Map(rows.map((row) => [row.shift, row]))
    const seed = random.below(shiftOf.length)
    const chosen = new Set<Row>()
    for (let k = 0; k < model.nearCount && chosen.size < TOGETHER; k++) {
      const row = rowOf.get(shiftOf[model.near[seed * model.nearCount + k]])
      if (row) chosen.add(row)
    }
    return [...chosen]
  }

  /** What the other rows serve is not to be had. */
  private need(rows: readonly Row[]): Need {
    const { problem, shiftOf } = this.state
    const free = new Int32Array(problem.shifts)
    const isMust = new Uint8Array(problem.visits)
    const isOpen = Uint8Array.from(shiftOf, (s) => (s < 0 ? 1 : 0))
    for (const { route } of rows) {
      free[route.kind]++
      for (const v of route.visits) {
        isOpen[v] = 1
        isMust[v] = problem.visitRequired[v] || problem.pinShift[v] >= 0 || problem.pinDay[v] >= 0 ? 1 : 0
      }
    }
    return { free, isOpen, isMust }
  }

  /** These rows, and all that is remembered for their kinds and goes with the others. */
  private routes(rows: readonly Row[]): Remembered[] {
    const { pool, state } = this
    const taken = new Int32Array(pool.words)
    const isChosen = new Set(rows.map(({ shift }) => shift))
    for (let s = 0; s < state.size.length; s++) {
      if (isChosen.has(s)) continue
      join(taken, pool.read(s).bits)
      set(taken, state.problem.visits + s)
    }
    const kinds = [...new Set(rows.map(({ route }) => route.kind))]
    return kinds.flatMap((kind) => [
      ...rows.filter(({ route }) => route.kind === kind).map(({ route }) => route),
      ...[...pool.of(kind)].filter(({ bits }) => areApart(bits, taken)),
    ])
  }

  private price(bids: Bids, need: Need, worth: number): void {
    const { prices } = this.pool
    const [usual, pace] = this.hasRun ? [STEPS, PACE] : [FIRST_STEPS, FIRST_PACE]
    const steps = Math.ceil(Math.min(usual, PRICING / bids.routes.length))
    // to begin with, half of what a route is worth is split evenly among its visits
    if (!this.hasRun)
      for (const { route } of this.rows())
        for (const v of route.visits) prices.visit[v] = Math.max(0, route.value / (2 * route.visits.length))
    this.improve(bids, need, worth, steps, pace)
    this.hasRun = true
  }

  private improve(bids: Bids, need: Need, worth: number, steps: number, pace: number): void {
    this.pool.prices.improve(bids, bids.all(), need, worth, steps, pace)
    this.effort += bids.routes.length * steps
  }

  /** Those that lose little against the best of their kind. */
  private promising(rows: readonly Row[], { routes }: Bids, { isOpen }: Need): Remembered[] {
    const { prices } = this.pool
    const most = new Map<number, number>()
    for (const route of routes) most.set(route.kind, Math.max(prices.gain(route), most.get(route.kind) ?? 0))
    const lossOf = (route: Remembered) => (most.get(route.kind) ?? 0) - prices.gain(route)
    let loss = 0
    for (let v = 0; v < isOpen.length; v++) if (isOpen[v] && this.state.shiftOf[v] < 0) loss += prices.visit[v]
    for (const { route } of rows) loss += lossOf(route)
    const losses = Float64Array.from(routes, lossOf)
    const least = losses.toSorted()[Math.min(FEWEST, routes.length) - 1]
    const enough = Math.max(least, loss * (rows.length > FEW ? SHARE / rows.length : 1))
    const own = new Set(rows.map(({ route }) => route))
    return routes.filter((route, r) => losses[r] <= enough || own.has(route))
  }

  /** Gives each route to a shift of its kind: first those that only one can drive. */
  private drive(rows: readonly Row[], routes: readonly Remembered[]): void {
    const { state } = this
    const rest = [...routes]
    const give = ({ shift, route }: Row, fits: (one: Remembered) => boolean) => {
      const at = rest.findIndex((one) => one.kind === route.kind && fits(one))
      if (at < 0) return false
      const [{ visits }] = rest.splice(at, 1)
      state.setRoute(shift, visits, visits.length)
      return true
    }
    for (const { shift } of rows) state.setRoute(shift, [], 0)
    const others = rows.filter((row) => !give(row, ({ bits }) => has(bits, state.problem.visits + row.shift)))
    for (const row of others) give(row, () => true)
  }
}

/** What listing a route costs, in looks at it. */
const OVERHEAD = 50
/** Dives into the same rows at most. */
const DIVES = 50
/** Where there are more rows, so many near each other are packed together. */
const TOGETHER = 28
/** Steps of pricing, and how far the first goes, when nothing is known and later, */
const FIRST_STEPS = 200
const FIRST_PACE = 0.3
const STEPS = 40
const PACE = 0.1
/** but never more looks at a route than this in one go. */
const PRICING = 1_000_000
/** Only routes that lose at most so many times what a row loses in the mean are dived for, */
const SHARE = 1.5
/** but so many at least. */
const FEWEST = 1500

function worthOf(routes: readonly Remembered[]): number {
  return routes.reduce((sum, { value }) => sum + value, 0)
}
