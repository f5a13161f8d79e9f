import { type Problem, tolerate } from '../solver/index.ts'
import { type Case, Cases, mostInDoubt } from './cases.ts'
import type { Labels } from './labels.ts'
import { Master, type Prices } from './master.ts'
import { type Measure, measureOf, planValue } from './measure.ts'
import type { Unsure } from './pricing.ts'
import { type Look, PricingRound } from './pricing-round.ts'
import { Schedule } from './schedule.ts'
import { Tightening } from './tightening.ts'
import type { Bound, BoundOptions } from './types.ts'
import { validate } from './validate.ts'
import { mostPrize } from './worth.ts'

/**
 * Column generation, round by round: a linear programme over routes sets prices on visits and shifts, pricing looks for routes that
 * are worth more than they cost, until there are none. Whatever the prices, the sum of all prices and of every shift's best route
 * at them is an upper limit (weak duality), added up in whole numbers; so it may be left any time. Knows neither clock nor
 * chance. Throws ProblemError for options that make no sense.
 */
export class Proof {
  private iterations = 0
  private isFinal = false
  private isOpen = true
  private readonly problem: Problem
  private readonly options: BoundOptions
  private readonly measure: Measure
  /** What the given plan is worth, in points. */
  private readonly value: number | null
  private readonly pricing: PricingRound
  private readonly master: Master
  private readonly schedule: Schedule
  private readonly tightening = new Tightening()
  private readonly cases = new Cases()
  /** Every plan, and those that are looked at now: at first all. */
  private readonly all: Case
  private current: Case
  /** What the limit of all plans was proven with, in points: per visit its price, and per class what its best route is worth. */
  private visitPrices: readonly number[]
  private classValues: readonly number[]

  /** The labels may be another proof's too, as long as only one has a round at a time. */
  constructor(given: Problem, options: BoundOptions, labels: Labels) {
    validate(given, options)
    const { routes, objective, requiredServed } = options
    const problem = tolerate(given, routes ?? [])
    this.problem = problem
    this.options = options
    this.measure = measureOf(problem, objective)
    this.value = routes ? planValue(problem, routes, this.measure) : null
    this.pricing = new PricingRound(problem, this.measure, labels)
    this.pricing.remember(this.tightening.memory)
    const { classes, families } = this.pricing
    this.schedule = new Schedule(classes.length)
    this.visitPrices = new Array<number>(problem.visits).fill(0)
    this.classValues = classes.map((group) => mostPrize(problem, group))
    const servable = new Set(classes.flatMap((group) => [...group.visits]))
    const limit = [...servable].reduce((sum, v) => sum + problem.visitPrize[v], 0) * this.measure.unit
    this.all = { served: new Set(), barred: Array.from({ length: families }, () => new Set()), limit }
    this.current = this.all
    const mustDos = problem.visitRequired.reduce((sum, required) => sum + required, 0)
    this.master = new Master(problem, classes, mustDos - requiredServed, Math.max(0, ...this.classValues))
    this.pricing.start(this.master, routes ?? [])
  }

  /** What is proven, in points. */
  get bound(): number {
    const points = this.limit / this.measure.unit
    return this.options.objective === 'prize' ? Math.floor(points) : Math.ceil(points * 10) / 10
  }

  /** Whether it has come to its end, or was told to stop. */
  get isOver(): boolean {
    return this.isFinal || this.options.stop(this.iterations, this.bound)
  }

  private get limit(): number {
    return Math.max(this.current.limit, this.cases.limit)
  }

  /** Whether no case has been made yet: what is proven now is proven of all plans. */
  private get isWhole(): boolean {
    return this.current === this.all
  }

  /** One linear programme, and one look for better routes at its prices. */
  round(): void {
    const isStopped = () => this.options.stop(this.iterations, this.bound)
    if (!this.master.solve(isStopped)) return
    const { unit } = this.measure
    const { phase, slack } = this.schedule
    const prices = this.master.prices(unit)
    const spare = (slack * Math.abs(this.master.value) * unit) / Math.max(1, this.problem.shifts)
    const look = this.pricing.look(this.master, prices, { phase, spare, barred: this.current.barred, isStopped })
    if (phase === 'exact' && typeof look !== 'string') this.lower(look, prices)
    this.iterations++
    if (look === 'stopped') return
    if (typeof look === 'string') this.giveUp(look)
    else if (this.isBeaten(this.current.limit)) this.settle()
    else if (this.schedule.goOn(look.added)) this.tighten()
  }

  result(): Bound {
    const { value, bound, iterations, isFinal, visitPrices } = this
    const isOpen = this.isOpen && !this.isBeaten(this.limit)
    const { objective, requiredServed } = this.options
    const shiftValues = this.shiftValues()
    const above = value === null || this.isBeaten(this.limit) ? 0 : bound - value
    const gapPermille = value === null || value <= 0 ? null : Math.max(0, Math.ceil((10_000 * above) / value) / 10)
    return {
      objective,
      requiredServed,
      bound,
      value,
      gapPermille,
      shiftValues,
      visitPrices,
      iterations,
      isOpen,
      isFinal,
    }
  }

  /** Takes what an exact look has proven, if it is less: it writes the limit of the plans that are looked at now. */
  private lower({ limit, values }: Look, prices: Prices): void {
    if (limit > this.current.limit || !this.isExact(prices, limit)) return
    this.current.limit = limit
    this.isOpen = false
    if (this.isWhole) {
      this.classValues = values
      this.visitPrices = Array.from(prices.visit, (price) => price / this.measure.unit)
    }
    this.options.onBound?.(this.bound, this.shiftValues())
  }

  /** One more shift adds its best route to the limit that its prices prove: that of all plans, before any case. */
  private shiftValues(): number[] {
    const lost = this.all.limit / this.measure.unit - this.bound
    const values = new Array<number>(this.problem.shifts).fill(0)
    this.pricing.classes.forEach(({ shifts }, k) => {
      for (const s of shifts) values[s] = Math.max(0, lost + this.classValues[k])
    })
    return values
  }

  /** Where nothing is left to gain at these rules: stricter ones, or the plans by cases. */
  private tighten(): void {
    const { cuts, next } = this.tightening.next(this.current.limit, this.master.used())
    for (const visits of cuts) this.master.addCut(visits)
    this.schedule.phase = 'quick'
    if (next === 'memory') this.pricing.remember(this.tightening.memory)
    else if (next === 'nothing') this.split()
  }

  /**
   * The same question again would end the same way. Routes that remember more go round less; where that is no help, nothing
   * more can be proven of these plans, and what is stays true.
   */
  private giveUp(reason: Exclude<Unsure, 'stopped'>): void {
    if (reason === 'loops' && this.tightening.lengthen()) this.pricing.remember(this.tightening.memory)
    else this.settle()
  }

  /** Where nothing more can be tightened, the plans that do one thing and those that do not are looked at apart. */
  private split(): void {
    const doubt = mostInDoubt(this.problem, this.current, this.master.used(), this.pricing.familyOf)
    if (doubt) this.cases.split(this.current, doubt)
    else this.cases.settle(this.current)
    this.nextCase()
  }

  private settle(): void {
    this.cases.settle(this.current)
    this.nextCase()
  }

  private nextCase(): void {
    const next = this.cases.next()
    this.isFinal = next === undefined
    if (!next) return
    this.current = next
    this.master.restrict(next.served, (k) => next.barred[this.pricing.familyOf[k]])
    this.schedule.again()
    this.tightening.again()
  }

  /** Whether no plan below this limit can be better than the one that is measured against. */
  private isBeaten(limit: number): boolean {
    const { unit, step } = this.measure
    return this.value !== null && limit < Math.round((this.value * unit) / step) * step + step
  }

  /** Whether no sum can have left the whole numbers that a double holds. */
  private isExact(prices: Prices, limit: number): boolean {
    const all = prices.visit.reduce((sum, price) => sum + Math.abs(price), 0)
    return all + Math.abs(limit) + this.limit < Number.MAX_SAFE_INTEGER / 4
  }
}
