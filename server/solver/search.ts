import { Complete } from './complete.ts'
import { evaluate } from './evaluate.ts'
import { load } from './load.ts'
import type { Model } from './model.ts'
import { Order } from './order.ts'
import { Random } from './random.ts'
import { Recreate } from './recreate.ts'
import { Ruin } from './ruin.ts'
import { Saved } from './saved.ts'
import { SETTINGS } from './settings.ts'
import { State } from './state.ts'
import type { Routes, Solution } from './types.ts'

/** Ruin, recreate, and accept by simulated annealing; remembers the best plan seen. */
export class Search {
  readonly state: State
  iteration = 0
  bestCost: number
  private readonly seed: number
  private readonly random: Random
  private readonly ruin: Ruin
  private readonly recreate: Recreate
  private readonly complete: Complete
  private readonly order: Order
  private readonly saved: Saved
  private readonly hottest: number
  private readonly coldest: number
  private currentCost: number
  private cycleStart = 0
  private warmest: number
  private readonly cycleLength: number
  private best: Routes

  constructor(model: Model, seed: number, initial: Routes) {
    this.seed = seed
    this.random = new Random(seed)
    this.state = new State(model)
    this.ruin = new Ruin(this.state)
    this.complete = new Complete(this.state)
    this.order = new Order(model)
    this.saved = new Saved(this.state)
    this.recreate = new Recreate(this.state, this.saved)
    load(this.state, initial)
    this.fill(this.state.absent.visits, this.state.absent.count, 0)
    this.saved.keep()
    this.complete.run()
    this.currentCost = this.bestCost = this.state.cost()
    this.best = routesOf(this.state)
    const scale = temperatureScale(model)
    this.hottest = scale * SETTINGS.hottest
    this.coldest = scale * SETTINGS.coldest
    this.warmest = this.hottest
    this.cycleLength = Math.ceil(
      SETTINGS.cycleWork / (model.problem.visits * model.problem.shifts + SETTINGS.iterationWork),
    )
  }

  /** One iteration; true when it found a new best plan. */
  step(): boolean {
    const { state, saved } = this
    this.iteration++
    const temperature = this.temperature()
    this.ruin.run(this.random, saved.touch)
    this.fill(this.ruin.candidates, this.ruin.candidateCount, SETTINGS.blink)
    const cost = state.cost()
    const limit = this.currentCost - temperature * Math.log(1 - this.random.real())
    if (!saved.feasible() || cost >= limit) {
      saved.restore()
      return false
    }
    saved.keep()
    this.currentCost = cost
    if (cost >= this.bestCost) return false
    this.complete.run()
    this.bestCost = this.currentCost = state.cost()
    this.best = routesOf(state)
    return true
  }

  /** The best plan so far, evaluated from its routes alone. */
  solution(): Solution {
    const { problem } = this.state
    const served = new Set(this.best.flat())
    return {
      routes: this.best,
      unserved: Array.from({ length: problem.visits }, (_, v) => v).filter((v) => !served.has(v)),
      score: evaluate(problem, this.best),
      seed: this.seed,
      iterations: this.iteration,
    }
  }

  private fill(candidates: Int32Array, count: number, blink: number): void {
    const { order, random } = this
    if (random.real() < SETTINGS.bestFirst) {
      order.weigh(candidates, count, random)
      this.recreate.runBestFirst(order.visits, count, order.worth, random, this.saved.touch)
      return
    }
    order.draw(candidates, count, random)
    this.recreate.run(order.visits, order.count, blink, random, this.saved.touch)
  }

  /**
   * Cools exponentially over a cycle, then starts again from the best plan, less warm. The length of a cycle follows from
   * the size of the problem alone: how long the caller lets it run is not known, and must not matter to a replay.
   */
  private temperature(): number {
    if (this.iteration >= this.cycleStart + this.cycleLength) {
      this.cycleStart = this.iteration
      this.warmest = this.hottest * SETTINGS.reheat
      this.restart()
    }
    return this.warmest * (this.coldest / this.warmest) ** ((this.iteration - this.cycleStart) / this.cycleLength)
  }

  private restart(): void {
    for (let s = 0; s < this.best.length; s++) this.state.release(s)
    this.best.forEach((route, s) => {
      this.state.setRoute(s, route, route.length)
    })
    this.currentCost = this.bestCost
  }
}

/** The mean of what an optional visit is worth, or of a drive when all are required. */
function temperatureScale(model: Model): number {
  const { problem } = model
  let sum = 0
  let count = 0
  for (let v = 0; v < problem.visits; v++) {
    if (problem.visitRequired[v] || problem.visitPrize[v] === 0) continue
    sum += problem.weights.prize * problem.visitPrize[v]
    count++
  }
  if (count > 0) return Math.max(1, sum / count)
  let travel = 0
  for (const seconds of problem.duration) travel += seconds
  return Math.max(1, (problem.weights.travelSecond * travel) / Math.max(1, problem.duration.length))
}

/** The routes of a state as plain arrays. */
export function routesOf(state: State): number[][] {
  return Array.from({ length: state.problem.shifts }, (_, s) =>
    Array.from(state.visit.subarray(s * state.stride + 1, s * state.stride + 1 + state.size[s])),
  )
}
