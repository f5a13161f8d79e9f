import type { Ground, Quality } from './evaluate.ts'
import type { Seeds } from './power-cells.ts'
import { changeSeed, type SearchState, startState } from './search-state.ts'

/** What a plain k-means partition reaches: the search treats falling below it as a fault. */
export type Floor = { readonly balance: number; readonly compactness: number }

const FIRST_HEAT = 0.03
const LAST_HEAT = 0.0004
/** Steps of a seed relative to the width of its cell, first and last. */
const FIRST_REACH = 0.5
const LAST_REACH = 0.01
/** A largest load this far above the mean is even enough; beyond it, shape no longer makes up for it. */
const EVEN_ENOUGH = 0.04
const WORSE = 20
/** Loose pieces change hands with their sites, which the search does not see: it had better avoid them. */
const LOOSE = 0.5

/**
 * Simulated annealing over the seeds' places and weights: each step moves one seed or makes one cell larger or smaller
 * and is kept when the cost falls, or at random by how little it rises while the search is hot. It ends after a number
 * of steps, not after a time, so that the same input gives the same grids.
 */
export function improve(start: Seeds, ground: Ground, floor: Floor, steps: number, random: () => number): SearchState {
  let current = startState(start, ground)
  let cost = costOf(current.quality, floor)
  let best = current
  let bestCost = cost
  for (let step = 0; step < steps; step++) {
    const progress = step / steps
    const heat = FIRST_HEAT * (LAST_HEAT / FIRST_HEAT) ** progress
    const reach = FIRST_REACH * (LAST_REACH / FIRST_REACH) ** progress
    const next = nudge(current, ground, reach, random)
    const nextCost = costOf(next.quality, floor)
    if (nextCost > cost && random() >= Math.exp((cost - nextCost) / heat)) continue
    current = next
    cost = nextCost
    if (cost < bestCost) {
      best = current
      bestCost = cost
    }
  }
  return best
}

/** Lower is better: uneven loads, ragged shapes, and above all anything worse than the floor or an empty cell. */
export function costOf(quality: Omit<Quality, 'load'>, floor: Floor): number {
  const uneven = quality.balance - 1
  const worse = Math.max(0, floor.compactness - quality.compactness) + Math.max(0, quality.balance - floor.balance)
  return (
    5 * Math.max(0, uneven - EVEN_ENOUGH) +
    0.5 * uneven +
    0.6 * quality.variation +
    2 * (1 - quality.compactness) +
    0.2 * (1 - quality.leastCompactness) +
    WORSE * worse +
    LOOSE * quality.looseness +
    (quality.leastCompactness <= 0 ? 10 : 0)
  )
}

function nudge(state: SearchState, ground: Ground, reach: number, random: () => number): SearchState {
  const { x, y, weight } = state.seeds
  const kind = random()
  if (kind < 0.65) {
    const index = Math.floor(random() * x.length)
    const step = reach * widthOf(state, index)
    const east = (2 * random() - 1) * step
    const north = (2 * random() - 1) * step
    return changeSeed(state, ground, index, x[index]! + east, y[index]! + north, weight[index]!)
  }
  const index = kind < 0.8 ? Math.floor(random() * x.length) : extremeLoad(state, kind < 0.9)
  const step = reach * widthOf(state, index) ** 2
  // The busiest cell shrinks, the idlest grows, any other may do either.
  const change = kind < 0.8 ? (2 * random() - 1) * step : kind < 0.9 ? -random() * step : random() * step
  return changeSeed(state, ground, index, x[index]!, y[index]!, weight[index]! + change)
}

/** The cell with the largest load, or the smallest. */
function extremeLoad({ quality: { load } }: SearchState, largest: boolean): number {
  let chosen = 0
  for (let i = 1; i < load.length; i++) if (largest === load[i]! > load[chosen]!) chosen = i
  return chosen
}

function widthOf({ cells }: SearchState, index: number): number {
  const { area } = cells[index]!
  // A crowded-out cell gets the width of an average one, so that it can come back.
  return Math.sqrt(area > 0 ? area : cells.reduce((sum, cell) => sum + cell.area, 0) / cells.length)
}
