import { Complete } from './complete.ts'
import { Cooling } from './cooling.ts'
import { evaluate } from './evaluate.ts'
import { Lineage } from './lineage.ts'
import { EXCLUDES } from './links.ts'
import { load } from './load.ts'
import type { Model } from './model.ts'
import { Packing } from './packing.ts'
import { Pool } from './pool.ts'
import { Random } from './random.ts'
import { Recreate } from './recreate.ts'
import { Ruin } from './ruin.ts'
import { Saved } from './saved.ts'
import { SETTINGS } from './settings.ts'
import { State } from './state.ts'
import type { Routes, Solution, SolveOptions } from './types.ts'

/** What a search needs to know; when it stops is the caller's. */
export type SearchOptions = Pick<SolveOptions, 'seed' | 'initial' | 'order'>

/** Ruin, recreate, and accept by simulated annealing, from ever new beginnings; remembers the best plan seen. */
export class Search {
  readonly state: State
  iteration = 0
  bestCost: number
  private readonly seed: number
  private readonly random: Random
  private readonly saved: Saved
  private readonly ruin: Ruin
  private readonly recreate: Recreate
  private readonly complete: Complete
  private readonly pool: Pool
  private readonly packing: Packing
  private readonly cooling: Cooling
  private readonly patience: number
  private currentCost = 0
  /** How many musts the current plan leaves out. */
  private currentMusts = 0
  private packingUnderWay: Generator<void, boolean> | undefined
  private lineage: Lineage
  private best: Routes

  constructor(model: Model, { seed, initial = [], order }: SearchOptions) {
    this.seed = seed
    this.random = new Random(seed)
    this.state = new State(model)
    this.saved = new Saved(this.state)
    this.ruin = new Ruin(this.state, this.saved)
    this.recreate = new Recreate(this.state, this.saved)
    this.complete = new Complete(this.state)
    this.pool = new Pool(this.state)
    this.packing = new Packing(this.state, this.pool)
    this.lineage = this.plant(initial)
    this.bestCost = this.lineage.cost
    this.best = this.lineage.routes
    this.cooling = new Cooling(model.problem, order)
    // with layers the best plan is never given up
    this.patience = order === 'lexicographic' ? Number.POSITIVE_INFINITY : SETTINGS.patience * model.problem.visits
    this.cool()
  }

  /** One iteration; true when it found a new best plan. */
  step(): boolean {
    const { state, saved, ruin, recreate, random } = this
    this.iteration++
    if (this.packingUnderWay) return this.pack(this.packingUnderWay)
    if (this.iteration % SETTINGS.rememberEvery === 0) this.pool.note()
    if (this.cooling.isOver(this.iteration)) {
      this.reheat()
      return false
    }

    ruin.run(random)
    recreate.run(ruin.candidates, ruin.candidateCount, SETTINGS.blink, random)

    const cost = state.cost()
    const pardoned = this.cooling.pardon(this.iteration) * (state.absent.musts - this.currentMusts)
    const limit = -this.cooling.at(this.iteration) * Math.log(1 - random.real())
    if (!saved.feasible() || cost - pardoned - this.currentCost >= limit) {
      saved.restore()
      return false
    }
    saved.keep()
    this.moveTo(cost)
    if (cost >= this.lineage.cost) return false

    this.complete.run()
    this.moveTo(state.cost())
    this.lineage.keep(this.currentCost, state.routes(), this.iteration, this.cooling.coldest)
    if (this.currentCost >= this.bestCost) return false
    this.bestCost = this.currentCost
    this.best = this.lineage.routes
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

  /** A cooling is over: the best plan is packed, if it is time for that, and the next one begins. */
  private reheat(): void {
    const share = Math.min(1, SETTINGS.packingAtFirst + this.iteration / SETTINGS.packingRipe)
    const most = SETTINGS.packing * share * this.iteration
    if (this.packing.effort >= most) this.begin()
    else {
      this.show(this.best)
      this.packingUnderWay = this.packing.run(this.random, most)
    }
  }

  /** Goes on packing; true when remembered routes together made a new best plan. */
  private pack(underWay: Generator<void, boolean>): boolean {
    const { done, value: swapped } = underWay.next()
    if (!done) return false
    this.packingUnderWay = undefined
    const isBetter = swapped && this.keepPacked()
    this.begin()
    return isBetter
  }

  /** Takes over the plan of the state if it is a new best one; one that is better by more than travel begins a line. */
  private keepPacked(): boolean {
    const { iteration, cooling, bestCost: before } = this
    this.complete.run()
    const cost = this.state.cost()
    if (cost >= before) return false
    this.bestCost = cost
    this.best = this.state.routes()
    if (before - cost >= cooling.coldest) this.lineage = new Lineage(cost, this.best, iteration)
    else if (this.lineage.cost === before) this.lineage.keep(cost, this.best, iteration, cooling.coldest)
    return true
  }

  /** Begins the next cooling: from the best plan of the line, or, when that has nothing left to give, from a new one. */
  private begin(): void {
    const { cooling } = this
    if (this.lineage.isSpent(this.iteration, this.patience)) {
      this.lineage = this.plant([])
      cooling.renew(this.iteration)
    } else {
      this.show(this.lineage.routes)
      this.moveTo(this.lineage.cost)
    }
    this.cool()
  }

  private cool(): void {
    this.cooling.begin(this.iteration, leavesOut(this.state))
    this.recreate.suit(this.cooling)
  }

  /** A first full plan, with as much of `initial` in it as the rules allow. */
  private plant(initial: Routes): Lineage {
    const { state, saved, recreate, complete, random } = this
    this.show([])
    load(state, initial)
    recreate.run(state.absent.visits, state.absent.count, 0, random)
    saved.keep()
    complete.run()
    this.moveTo(state.cost())
    return new Lineage(this.currentCost, state.routes(), this.iteration)
  }

  /** Goes on from the plan of the state, which costs so much. */
  private moveTo(cost: number): void {
    this.currentCost = cost
    this.currentMusts = this.state.absent.musts
  }

  private show(routes: Routes): void {
    const { state } = this
    for (let s = 0; s < state.size.length; s++) state.setRoute(s, [], 0)
    routes.forEach((route, s) => {
      state.setRoute(s, route, route.length)
    })
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
