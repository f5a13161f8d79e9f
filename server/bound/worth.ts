import type { Problem } from '../solver/index.ts'
import type { Family } from './family.ts'
import type { Prices } from './master.ts'
import type { Measure } from './measure.ts'
import type { ShiftClass } from './shift-class.ts'

/** What visits and routes are worth by a measure, in its units. */
export class Worth {
  private readonly problem: Problem
  private readonly measure: Measure
  private readonly ways: Int32Array
  constructor(problem: Problem, measure: Measure, ways: Int32Array) {
    this.problem = problem
    this.measure = measure
    this.ways = ways
  }

  /**
   * What each candidate of a family earns above its price; nothing outside the teams' own grids when only these count, and less
   * than could ever be made good where it is barred.
   */
  gains(family: Family, prices: Prices, barred: ReadonlySet<number>, isHomeOnly: boolean): Float64Array {
    return Float64Array.from(family.visits, (v, i) => {
      if (barred.has(v)) return Number.NEGATIVE_INFINITY
      return isHomeOnly && !family.isHome[i] ? 0 : this.gain(v, family.cost[i], prices)
    })
  }

  /** What a shift of the class may earn that holds just its pins, whether it keeps the rules or not. */
  pinned({ visits, cost, pinned }: ShiftClass, prices: Prices): number {
    return pinned.reduce((sum, i) => sum + this.gain(visits[i], cost[i], prices), 0)
  }

  /** What a route of the class is worth, whatever the prices. */
  route(group: ShiftClass, route: readonly number[]): number {
    const { problem, ways, measure } = this
    const [start, end] = group.places.subarray(group.visits.length)
    let place = start
    let worth = 0
    for (const v of route) {
      const next = problem.visitPlace[v]
      const cost = measure.perAssignment * Math.max(0, problem.assignment[v * problem.shifts + group.shifts[0]])
      worth += measure.unit * problem.visitPrize[v] - cost - measure.perSecond * ways[place * problem.places + next]
      place = next
    }
    return worth - measure.perSecond * ways[place * problem.places + end]
  }

  private gain(v: number, cost: number, prices: Prices): number {
    return this.measure.unit * this.problem.visitPrize[v] - cost - prices.visit[v]
  }
}

/** The prizes of as many visits as a shift of the class may serve, the dearest ones. */
export function mostPrize(problem: Problem, group: ShiftClass): number {
  return Array.from(group.visits, (v) => problem.visitPrize[v])
    .sort((a, b) => b - a)
    .slice(0, Math.max(group.maxStops, group.pinned.length))
    .reduce((sum, prize) => sum + prize, 0)
}
