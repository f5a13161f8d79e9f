import { Climb } from './climb.ts'
import type { Upward } from './hierarchy.ts'
import { costDecimetres, costMilliseconds } from './network.ts'
import { arcsAt, directCost, type StreetPlace, splitArc } from './place.ts'
import type { Streets } from './streets.ts'

/** Row-major from × to; −1 where there is no way. */
export type StreetMatrix = { readonly milliseconds: Int32Array; readonly decimetres: Int32Array }

export function streetMatrix(streets: Streets, from: readonly StreetPlace[], to: readonly StreetPlace[]): StreetMatrix {
  const targets = new StreetTargets(streets, to)
  const milliseconds = new Int32Array(from.length * to.length)
  const decimetres = new Int32Array(from.length * to.length)
  from.forEach((source, row) => {
    targets.costsFrom(source).forEach((cost, column) => {
      milliseconds[row * to.length + column] = costMilliseconds(cost)
      decimetres[row * to.length + column] = costDecimetres(cost)
    })
  })
  return { milliseconds, decimetres }
}

/** Places to be reached, ready to be asked from anywhere: make it once for all sites, ask it in a fraction of a millisecond. */
export class StreetTargets {
  readonly #streets: Streets
  readonly #to: readonly StreetPlace[]
  readonly #climb: Climb
  readonly #left: Left
  readonly #best: Float64Array

  constructor(streets: Streets, to: readonly StreetPlace[]) {
    this.#streets = streets
    this.#to = to
    this.#climb = new Climb(streets.counts.states)
    this.#left = leaveCosts(streets, this.#climb, to)
    this.#best = new Float64Array(to.length)
  }

  /** The cost of the quickest way to each target; readable until the next question. */
  costsFrom(source: StreetPlace): Float64Array {
    const best = this.#best.fill(Number.POSITIVE_INFINITY)
    seedFrom(this.#streets, this.#climb, source)
    this.#climb.run(upOf(this.#streets), downOf(this.#streets))
    pickUp(this.#climb, this.#left, best)
    this.#to.forEach((target, index) => {
      if (target.edge === source.edge) best[index] = Math.min(best[index], directCost(this.#streets, source, target))
    })
    return best
  }

  /** The targets that are reached first, with their time; those that cannot be reached are left out. */
  nearest(source: StreetPlace, count: number): { readonly index: number; readonly milliseconds: number }[] {
    const costs = this.costsFrom(source)
    return Array.from(costs, (cost, index) => ({ index, cost }))
      .filter(({ cost }) => cost < Number.POSITIVE_INFINITY)
      .sort((a, b) => a.cost - b.cost || a.index - b.index)
      .slice(0, count)
      .map(({ index, cost }) => ({ index, milliseconds: costMilliseconds(cost) }))
  }
}

/** What each target left at each state: state → entries, entry → target and cost. */
type Left = { readonly start: Int32Array; readonly target: Int32Array; readonly cost: Float64Array }

function leaveCosts(streets: Streets, climb: Climb, to: readonly StreetPlace[]): Left {
  const states: Int32Array[] = []
  const costs: Float64Array[] = []
  const start = new Int32Array(streets.counts.states + 1)
  for (const target of to) {
    seedTo(streets, climb, target)
    climb.run(downOf(streets), upOf(streets))
    const reached = climb.settled.slice(0, climb.count)
    states.push(reached)
    costs.push(Float64Array.from(reached, (state) => climb.cost[state]))
    for (let i = 0; i < reached.length; i++) start[reached[i] + 1]++
  }
  for (let state = 1; state < start.length; state++) start[state] += start[state - 1]
  const fill = start.slice()
  const target = new Int32Array(start[start.length - 1])
  const cost = new Float64Array(target.length)
  states.forEach((reached, index) => {
    const reachedCosts = costs[index]
    for (let i = 0; i < reached.length; i++) {
      const at = fill[reached[i]]++
      target[at] = index
      cost[at] = reachedCosts[i]
    }
  })
  return { start, target, cost }
}

function pickUp(climb: Climb, { start, target, cost }: Left, best: Float64Array): void {
  for (let i = 0; i < climb.count; i++) {
    const state = climb.settled[i]
    const so = climb.cost[state]
    for (let entry = start[state]; entry < start[state + 1]; entry++) {
      const total = so + cost[entry]
      if (total < best[target[entry]]) best[target[entry]] = total
    }
  }
}

/** Begins a climb at a place, in every direction its street has. */
export function seedFrom(streets: Streets, climb: Climb, place: StreetPlace): void {
  climb.begin()
  for (const arc of arcsAt(streets, place)) {
    climb.seed(streets.arrays.arcState[arc], splitArc(streets, place, arc).after)
  }
}

/** Begins a climb against the traffic at a place, from every state that may drive onto its street. */
export function seedTo(streets: Streets, climb: Climb, place: StreetPlace): void {
  const { ontoStart, ontoState } = streets.arrays
  climb.begin()
  for (const arc of arcsAt(streets, place)) {
    const { before } = splitArc(streets, place, arc)
    for (let way = ontoStart[arc]; way < ontoStart[arc + 1]; way++) climb.seed(ontoState[way], before)
  }
}

/** The moves that leave a state upward. */
export function upOf({ arrays }: Streets): Upward {
  return { start: arrays.upStart, other: arrays.upOther, cost: arrays.upCost, via: arrays.upVia }
}

/** The moves that come down to a state. */
export function downOf({ arrays }: Streets): Upward {
  return { start: arrays.downStart, other: arrays.downOther, cost: arrays.downCost, via: arrays.downVia }
}
