import { Complete } from './complete.ts'
import { Cooling } from './cooling.ts'
import { evaluate } from './evaluate.ts'
import { EXCLUDES } from './links.ts'
import { load } from './load.ts'
import type { Model } from './model.ts'
import { Order } from './order.ts'
import { Random } from './random.ts'
import { Recreate } from './recreate.ts'
import { Ruin } from './ruin.ts'
import { Saved } from './saved.ts'
import { SETTINGS } from './settings.ts'
import { State } from './state.ts'
import type { Routes, Solution, SolveOptions } from './types.ts'

/** What a search needs to know; when it stops is the caller's. */
export type SearchOptions = Pick<SolveOptions, 'seed' | 'initial' | 'order'>

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
  private readonly cooling: Cooling
  private currentCost: number
  private best: Routes

  constructor(model: Model, { seed, initial = [], order }: SearchOptions) {
    this.seed = seed
    this.random = new Random(seed)
    this.state = new State(model)
    this.ruin = new Ruin(this.state)
    this.recreate = new Recreate(this.state)
    this.complete = new Complete(this.state)
    this.order = new Order(model)
    this.saved = new Saved(this.state)
    load(this.state, initial)
    this.fill(this.state.absent.visits, this.state.absent.count, 0)
    this.saved.keep()
    this.complete.run()
    this.currentCost = this.bestCost = this.state.cost()
    this.best = routesOf(this.state)
    this.cooling = new Cooling(model.problem, order)
    this.cooling.begin(0, leavesOut(this.state))
  }

  /** One iteration; true when it found a new best plan. */
  step(): boolean {
    const { state, saved } = this
    this.iteration++
    if (this.cooling.isOver(this.iteration)) this.restart()
    const temperature = this.cooling.at(this.iteration)
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

  private restart(): void {
    for (let s = 0; s < this.best.length; s++) this.state.release(s)
    this.best.forEach((route, s) => {
      this.state.setRoute(s, route, route.length)
    })
    this.currentCost = this.bestCost
    this.cooling.begin(this.iteration, leavesOut(this.state))
  }
}

/** Whether a visit is left out that some shift may serve and no served visit excludes. */
function leavesOut({ absent, model, problem, shiftOf }: State): boolean {
  const { offset, visit, kind } = model.links
  for (let i = 0; i < absent.count; i++) {
    const v = absent.visits[i]
    let isOpen = false
    for (let s = 0; s < problem.shifts && !isOpen; s++)
      isOpen = model.serve[v * problem.shifts + s] < Number.POSITIVE_INFINITY
    for (let k = offset[v]; k < offset[v + 1] && isOpen; k++) isOpen = kind[k] !== EXCLUDES || shiftOf[visit[k]] < 0
    if (isOpen) return true
  }
  return false
}

/** The routes of a state as plain arrays. */
export function routesOf(state: State): number[][] {
  return Array.from({ length: state.problem.shifts }, (_, s) =>
    Array.from(state.visit.subarray(s * state.stride + 1, s * state.stride + 1 + state.size[s])),
  )
}
