import type { Problem } from '../solver/index.ts'
import type { ShiftClass } from './shift-class.ts'
import { Simplex } from './simplex.ts'
import type { PricedCut } from './stops.ts'

/** A route that the linear programme may take, and how much of it it takes. */
export type UsedRoute = { readonly group: number; readonly visits: readonly number[]; readonly level: number }

/** Prices in whole units, so that every sum of them is exact: per visit, per class, for a must-do left out, per cut. */
export type Prices = {
  readonly visit: Float64Array
  readonly shift: Float64Array
  readonly leftOut: number
  readonly cuts: readonly PricedCut[]
}

/**
 * The linear programme over the routes known so far: every visit at most once – must-dos and pinned visits exactly once, but
 * for as many must-dos as may be left out – and no more routes of a class than it has shifts.
 */
export class Master {
  /** Value of the linear programme by its duals, in points. */
  value = 0
  private readonly problem: Problem
  private readonly classes: readonly ShiftClass[]
  private readonly lp: Simplex
  private readonly right: number[]
  private readonly mayLeaveOut: number
  private readonly penalty: number
  private readonly routes: { group: number; visits: readonly number[]; column: number; value: number }[] = []
  private readonly known = new Map<string, number>()
  private readonly cuts: { visits: readonly number[]; row: number }[] = []
  /** Visits that must be served as things stand, and the columns that leave a must-do out. */
  private served: ReadonlySet<number> = new Set()
  private readonly leavingOut: { visit: number; column: number }[] = []

  /** `mayLeaveOut` must-dos may be left out; `most` is no less than what any route is worth. */
  constructor(problem: Problem, classes: readonly ShiftClass[], mayLeaveOut: number, most: number) {
    this.problem = problem
    this.classes = classes
    this.mayLeaveOut = mayLeaveOut
    // what a must-do may cost the others: a route, that one's visits another, and so on; where three routes are not enough the
    // bound is not the best that could be had
    this.penalty = 3 * most + 1
    const { visits } = problem
    this.right = [...new Array<number>(visits).fill(1), ...classes.map(({ shifts }) => shifts.length), mayLeaveOut]
    this.lp = new Simplex(
      // of several right answers the one that counts is what a shift more, not a shift less, is worth
      this.right.map((right, row) => (row >= visits && row < this.leftOutRow ? right + A_LITTLE_MORE : right)),
      this.right.map((_, row) => (row < visits && this.isForced(row) ? -this.penalty : 0)),
    )
    if (mayLeaveOut > 0)
      for (let v = 0; v < visits; v++)
        if (this.isOptionalMustDo(v))
          this.leavingOut.push({ visit: v, column: this.lp.addColumn(0, [v, this.leftOutRow]) })
  }

  /** Adds a route of a class that is worth so many points; false when it is there already. */
  add(group: number, visits: readonly number[], value: number): boolean {
    const key = `${group}:${[...visits].sort((a, b) => a - b)}`
    const before = this.known.get(key)
    if (before !== undefined && before >= value) return false
    this.known.set(key, value)
    const rows = [...visits, this.problem.visits + group]
    for (const cut of this.cuts) for (let k = timesInCut(visits, cut.visits); k > 0; k--) rows.push(cut.row)
    this.routes.push({ group, visits, value, column: this.lp.addColumn(value, rows) })
    return true
  }

  /** From now on these visits must be served, and no route of a class counts that has one of those barred there. */
  restrict(served: ReadonlySet<number>, barred: (group: number) => ReadonlySet<number>): void {
    this.served = served
    const costs: [number, number][] = []
    // the first columns are those of the rows themselves: what leaving a visit out costs
    for (let v = 0; v < this.problem.visits; v++) costs.push([v, this.isForced(v) ? -this.penalty : 0])
    const cost = (value: number, counts: boolean) => (counts ? value : -FORBIDDEN * this.penalty)
    for (const { visit, column } of this.leavingOut) costs.push([column, cost(0, !served.has(visit))])
    for (const { group, visits, column, value } of this.routes)
      costs.push([column, cost(value, !visits.some((v) => barred(group).has(v)))])
    this.lp.setCosts(costs)
  }

  /** Of these visits, no two routes may have two or more: one route at most. */
  addCut(visits: readonly number[]): void {
    const columns = this.routes.flatMap((route) =>
      new Array<number>(timesInCut(route.visits, visits)).fill(route.column),
    )
    this.right.push(1)
    this.cuts.push({ visits, row: this.lp.addRow(1, columns, this.penalty) })
  }

  /** Pivots until the optimum or until `isStopped`; false when it was stopped. */
  solve(isStopped: () => boolean): boolean {
    // no route earns without end: duals that say so are rounding, and guide as well as they can
    while (this.lp.solve(PIVOTS) === 'unfinished') if (isStopped()) return false
    this.value = this.right.reduce((sum, right, row) => sum + right * this.lp.duals[row], 0)
    return true
  }

  used(): UsedRoute[] {
    const levels = new Map(this.lp.levels().map(({ column, level }) => [column, level]))
    return this.routes.flatMap(({ group, visits, column }) => {
      const level = levels.get(column)
      return level === undefined ? [] : [{ group, visits, level }]
    })
  }

  /** The duals, as prices in units of 1 / `unit` points. */
  prices(unit: number): Prices {
    const { visits } = this.problem
    const { duals } = this.lp
    const price = (row: number) => Math.round(duals[row] * unit)
    const least = (row: number) => Math.max(0, price(row))
    return {
      visit: Float64Array.from({ length: visits }, (_, v) => (this.isForced(v) ? price(v) : least(v))),
      shift: Float64Array.from(this.classes, (_, k) => least(visits + k)),
      leftOut: least(this.leftOutRow),
      cuts: this.cuts.map((cut) => ({ visits: cut.visits, price: least(cut.row) })).filter((cut) => cut.price > 0),
    }
  }

  /**
   * What the prices alone cost, in their units: by weak duality no plan is worth more than this plus, for every shift, what
   * its best route is worth at these prices.
   */
  fixed({ visit, leftOut, cuts }: Prices): number {
    let sum = leftOut * this.mayLeaveOut
    for (let v = 0; v < visit.length; v++) {
      sum += visit[v]
      if (this.mayLeaveOut > 0 && this.isOptionalMustDo(v)) sum += Math.max(0, -visit[v] - leftOut)
    }
    for (const cut of cuts) sum += cut.price
    return sum
  }

  private get leftOutRow(): number {
    return this.problem.visits + this.classes.length
  }

  private isForced(v: number): boolean {
    return this.problem.pinShift[v] >= 0 || this.problem.visitRequired[v] === 1 || this.served.has(v)
  }

  private isOptionalMustDo(v: number): boolean {
    return this.problem.visitRequired[v] === 1 && this.problem.pinShift[v] < 0 && !this.served.has(v)
  }
}

const A_LITTLE_MORE = 1e-3

/** A column that does not count costs more than anything that is missing, so that nothing is filled with it. */
const FORBIDDEN = 10

/** Pivots between two looks at the clock. */
const PIVOTS = 200

/** How often a route counts in the cut: once for every two of its visits there. */
function timesInCut(route: readonly number[], cut: readonly number[]): number {
  return route.reduce((count, v) => count + (cut.includes(v) ? 1 : 0), 0) >> 1
}
