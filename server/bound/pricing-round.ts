import type { Problem, Routes } from '../solver/index.ts'
import { familiesOf } from './family.ts'
import type { Labels } from './labels.ts'
import type { Master, Prices } from './master.ts'
import type { Measure } from './measure.ts'
import { Pricing, type Unsure } from './pricing.ts'
import type { Phase } from './schedule.ts'
import { type ShiftClass, shiftClasses } from './shift-class.ts'
import { shortestWays } from './ways.ts'
import { Worth } from './worth.ts'

/** Which routes a round looks for. */
type Aim = {
  readonly phase: Phase
  /** By how many units a route must be worth more than its shift's price; it loosens the limit by so much a shift. */
  readonly spare: number
  /** Per family: visits that it may not serve. */
  readonly barred: readonly ReadonlySet<number>[]
  readonly isStopped: () => boolean
}

/** What a round has seen: `limit` and `values` hold for all plans if it was exact, else they only look so. */
export type Look = {
  /** What any plan is worth at most by these prices, in units of the measure. */
  readonly limit: number
  /** Per class, in points: what its best route is worth above the prices of its visits. */
  readonly values: readonly number[]
  /** How many routes the master did not have. */
  readonly added: number
}

/** Every class of a problem, and what finds routes for it. */
export class PricingRound {
  readonly classes: readonly ShiftClass[]
  /** Per class. */
  readonly familyOf: readonly number[]
  readonly families: number
  private readonly measure: Measure
  private readonly worth: Worth
  private readonly pricings: readonly Pricing[]

  /** One search runs at a time, and what the largest has needed is enough for all others: the labels may be another round's too. */
  constructor(problem: Problem, measure: Measure, labels: Labels) {
    this.measure = measure
    this.classes = shiftClasses(problem, measure.perAssignment)
    const ways = shortestWays(problem, this.classes)
    this.worth = new Worth(problem, measure, ways)
    const families = familiesOf(problem, this.classes)
    this.families = families.length
    this.pricings = families.map((family) => new Pricing(family, ways, problem.places, measure.perSecond, labels))
    this.familyOf = this.classes.map((_, k) => families.findIndex(({ classes }) => classes.includes(k)))
  }

  /** From now on, routes remember which of the `count` nearest stops they were at. */
  remember(count: number): void {
    for (const pricing of this.pricings) pricing.remember(count)
  }

  /** Gives the master a plan's routes, and what is pinned whether it keeps the rules or not. */
  start(master: Master, routes: Routes): void {
    this.classes.forEach((group, k) => {
      const allowed = new Set(group.visits)
      for (const s of group.shifts) {
        const route = routes[s] ?? []
        if (route.length > 0 && route.every((v) => allowed.has(v))) this.add(master, k, route)
      }
      const pinned = group.pinned.map((i) => group.visits[i])
      if (pinned.length > 0) this.add(master, k, pinned)
    })
  }

  /** Asks every family for routes at these prices and gives them to the master; or why one could not be sure. */
  look(master: Master, prices: Prices, { phase, spare, barred, isStopped }: Aim): Look | Unsure {
    let limit = master.fixed(prices)
    let added = 0
    const values: number[] = []
    for (const [f, pricing] of this.pricings.entries()) {
      const { family } = pricing
      const priced = pricing.ask({
        gain: this.worth.gains(family, prices, barred[f], phase === 'home'),
        floors: family.classes.map((k) =>
          Math.max(0, Math.ceil(prices.shift[k] + spare), this.worth.pinned(this.classes[k], prices)),
        ),
        effort: phase === 'exact' ? 'exact' : 'quick',
        cuts: prices.cuts,
        isStopped,
      })
      if (typeof priced === 'string') return priced
      priced.forEach(({ most, routes }, m) => {
        const k = family.classes[m]
        limit += most * this.classes[k].shifts.length
        values[k] = most / this.measure.unit
        for (const route of routes) if (this.add(master, k, route)) added++
      })
    }
    return { limit, values, added }
  }

  private add(master: Master, k: number, route: readonly number[]): boolean {
    return master.add(k, route, this.worth.route(this.classes[k], route) / this.measure.unit)
  }
}
