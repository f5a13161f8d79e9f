import type { Problem, Routes } from '../solver/index.ts'
import { type Case, Cases, mostInDoubt } from './cases.ts'
import { brokenThrees } from './cuts.ts'
import { familiesOf } from './family.ts'
import { Master, type Prices } from './master.ts'
import { type Measure, measureOf, planValue } from './measure.ts'
import { Pricing, type Unsure } from './pricing.ts'
import { Schedule } from './schedule.ts'
import { type ShiftClass, shiftClasses } from './shift-class.ts'
import type { Bound, BoundOptions } from './types.ts'
import { validate } from './validate.ts'
import { shortestWays } from './ways.ts'
import { mostPrize, Worth } from './worth.ts'

/**
 * Proves that no plan is worth more than so much, by column generation: a linear programme over routes sets prices on visits
 * and shifts, pricing looks for routes that are worth more than they cost, until there are none. Whatever the prices, the sum of
 * all prices and of every shift's best route at them is an upper limit (weak duality), added up in whole numbers; so it
 * may be stopped any time. Knows neither clock nor chance: the same stop gives the same bound.
 */
export function proveBound(problem: Problem, options: BoundOptions): Bound {
  validate(problem, options)
  const proof = new Proof(problem, options)
  while (!proof.isFinal && !options.stop(proof.iterations, proof.bound)) proof.round()
  return proof.result()
}

class Proof {
  iterations = 0
  isFinal = false
  private readonly cases = new Cases()
  /** The plans that are looked at now: at first all; limits are in units of the measure. */
  private current: Case
  private readonly all: Case
  private readonly problem: Problem
  private readonly options: BoundOptions
  private readonly measure: Measure
  private readonly worth: Worth
  private readonly schedule: Schedule
  private readonly classes: readonly ShiftClass[]
  private readonly pricings: readonly Pricing[]
  private readonly master: Master
  /** Per class. */
  private readonly familyOf: number[] = []
  private readonly value: number | null
  /** In points: per visit, and per class what its best route is worth. */
  private visitPrices: number[]
  private classValues: number[]
  private cuts = 0
  /** The limit when it was last tightened, and how often in a row that has brought next to nothing. */
  private limitBefore = Number.POSITIVE_INFINITY
  private vain = 0
  private memory = 0

  constructor(problem: Problem, options: BoundOptions) {
    this.problem = problem
    this.options = options
    this.measure = measureOf(problem, options.objective)
    this.classes = shiftClasses(problem, this.measure.perAssignment)
    const ways = shortestWays(problem, this.classes)
    this.worth = new Worth(problem, this.measure, ways)
    const families = familiesOf(problem, this.classes)
    this.pricings = families.map((family) => new Pricing(family, ways, problem.places, this.measure.perSecond))
    families.forEach(({ classes }, family) => {
      for (const k of classes) this.familyOf[k] = family
    })
    this.schedule = new Schedule(this.classes.length)
    this.classValues = this.classes.map((group) => mostPrize(problem, group))
    this.visitPrices = new Array<number>(problem.visits).fill(0)
    const servable = new Set(this.classes.flatMap((group) => [...group.visits]))
    const limit = [...servable].reduce((sum, v) => sum + problem.visitPrize[v], 0) * this.measure.unit
    this.all = { served: new Set(), barred: this.pricings.map(() => new Set()), limit }
    this.current = this.all
    const mustDos = problem.visitRequired.reduce((sum, required) => sum + required, 0)
    this.master = new Master(
      problem,
      this.classes,
      mustDos - options.requiredServed,
      this.classValues.reduce((most, value) => Math.max(most, value), 0),
    )
    this.value = options.routes ? planValue(problem, options.routes, this.measure) : null
    this.remember(FIRST_MEMORY)
    this.start(options.routes ?? [])
  }

  private get limit(): number {
    return Math.max(this.current.limit, this.cases.limit)
  }

  /** What is proven, in points. */
  get bound(): number {
    const points = this.limit / this.measure.unit
    return this.options.objective === 'prize' ? Math.floor(points) : Math.ceil(points * 10) / 10
  }

  /** One linear programme, and one look for better routes at its prices. */
  round(): void {
    const isStopped = () => this.options.stop(this.iterations, this.bound)
    if (!this.master.solve(isStopped)) return
    const prices = this.master.prices(this.measure.unit)
    const added = this.look(prices, isStopped)
    this.iterations++
    if (added === 'stopped') return
    if (typeof added === 'string') this.giveUp(added)
    else if (this.isBeaten(this.current.limit)) {
      this.cases.settle(this.current)
      this.nextCase()
    } else if (this.schedule.goOn(added)) this.tighten()
  }

  result(): Bound {
    const { objective, requiredServed } = this.options
    const { value, bound } = this
    // one more shift adds its best route to the limit that its prices prove: that of all plans, before any case
    const lost = this.all.limit / this.measure.unit - bound
    const shiftValues = new Array<number>(this.problem.shifts).fill(0)
    this.classes.forEach((group, k) => {
      for (const s of group.shifts) shiftValues[s] = Math.max(0, lost + this.classValues[k])
    })
    const above = value === null || this.isBeaten(this.limit) ? 0 : bound - value
    return {
      objective,
      requiredServed,
      bound,
      value,
      gapPermille: value === null || value <= 0 ? null : Math.max(0, Math.ceil((10_000 * above) / value) / 10),
      shiftValues,
      visitPrices: this.visitPrices,
      iterations: this.iterations,
      isFinal: this.isFinal,
    }
  }

  /** The plan's routes, and what is pinned whether it keeps the rules or not. */
  private start(routes: Routes): void {
    this.classes.forEach((group, k) => {
      const allowed = new Set(group.visits)
      for (const s of group.shifts) {
        const route = routes[s] ?? []
        if (route.length > 0 && route.every((v) => allowed.has(v))) this.add(k, route)
      }
      if (group.pinned.length > 0)
        this.add(
          k,
          group.pinned.map((i) => group.visits[i]),
        )
    })
  }

  /** Asks every class for routes; what they are worth at most, with the prices, may be a better bound. Returns how many are new. */
  private look(prices: Prices, isStopped: () => boolean): number | Unsure {
    const { unit } = this.measure
    const { phase, slack } = this.schedule
    const spare = (slack * Math.abs(this.master.value) * unit) / Math.max(1, this.problem.shifts)
    let limit = this.master.fixed(prices)
    let added = 0
    const values: number[] = []
    for (const [g, pricing] of this.pricings.entries()) {
      const { family } = pricing
      const gain = this.worth.gains(family, prices, this.current.barred[g], phase === 'home')
      const priced = pricing.ask({
        gain,
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
        values[k] = most / unit
        for (const route of routes) if (this.add(k, route)) added++
      })
    }
    if (phase === 'exact' && limit <= this.current.limit && this.isExact(prices, limit)) {
      this.current.limit = limit
      if (this.current === this.all) {
        this.classValues = values
        this.visitPrices = Array.from(prices.visit, (price) => price / unit)
      }
      this.options.onBound?.(this.bound, this.iterations)
    }
    return added
  }

  /** Where nothing is left to gain at these rules, stricter ones: cuts, then routes that remember more of their stops. */
  private tighten(): void {
    const threes = this.cuts < MOST_CUTS ? brokenThrees(this.master.used(), CUTS_PER_ROUND) : []
    for (const visits of threes) this.master.addCut(visits)
    this.cuts += threes.length
    this.schedule.phase = 'quick'
    const { limit } = this.current
    this.vain = this.limitBefore - limit > LEAST_GAIN * limit ? 0 : this.vain + 1
    this.limitBefore = limit
    if (threes.length > 0 && this.vain < PATIENCE) return
    if (this.memory < LONGEST_MEMORY) this.remember(2 * this.memory)
    else this.split()
  }

  /**
   * The same question again would end the same way. Routes that remember more go round less; where that is no help, nothing
   * more can be proven of these plans, and what is stays true.
   */
  private giveUp(reason: 'loops' | 'too-many'): void {
    if (reason === 'loops' && this.memory < LONGEST_MEMORY) {
      this.remember(2 * this.memory)
      return
    }
    this.cases.settle(this.current)
    this.nextCase()
  }

  private remember(memory: number): void {
    this.memory = memory
    this.vain = 0
    for (const pricing of this.pricings) pricing.remember(memory)
  }

  /** Whether no plan below this limit can be better than the one that is measured against. */
  private isBeaten(limit: number): boolean {
    const { unit, step } = this.measure
    return this.value !== null && limit < Math.round((this.value * unit) / step) * step + step
  }

  /** Where nothing more can be tightened, the plans that do one thing and those that do not are looked at apart. */
  private split(): void {
    const doubt = mostInDoubt(this.problem, this.current, this.master.used(), this.familyOf)
    if (doubt) this.cases.split(this.current, doubt)
    else this.cases.settle(this.current)
    this.nextCase()
  }

  private nextCase(): void {
    const next = this.cases.next()
    if (next) {
      this.current = next
      this.master.restrict(next.served, (k) => next.barred[this.familyOf[k]])
      this.schedule.again()
      this.limitBefore = Number.POSITIVE_INFINITY
      this.vain = 0
    } else this.isFinal = true
  }

  private add(k: number, route: readonly number[]): boolean {
    return this.master.add(k, route, this.worth.route(this.classes[k], route) / this.measure.unit)
  }

  /** Whether no sum can have left the whole numbers that a double holds. */
  private isExact(prices: Prices, limit: number): boolean {
    const all = prices.visit.reduce((sum, price) => sum + Math.abs(price), 0)
    return all + Math.abs(limit) + this.limit < Number.MAX_SAFE_INTEGER / 4
  }
}

/** How many of its nearest stops a route remembers to have been at; the few that return to others are weeded out last. */
const FIRST_MEMORY = 10
const LONGEST_MEMORY = 40
const CUTS_PER_ROUND = 30
const MOST_CUTS = 300
/** Tightening by less than this part of the limit is in vain; so often in a row is the end. */
const LEAST_GAIN = 2e-5
const PATIENCE = 4
