import type { Border } from './border.ts'
import { type MeasuredCell, measureCells, polsbyPopper } from './measure.ts'
import { type Box, ownerOf, powerCells, type Seeds } from './power-cells.ts'

/** One connected area with the work in it, all in the plane. */
export type Ground = {
  readonly border: Border
  readonly box: Box
  readonly x: Float64Array
  readonly y: Float64Array
  /** Required visit hours a year of each site. */
  readonly hours: Float64Array
}

/** How good a set of seeds is. */
export type Quality = {
  /** Largest load ÷ mean load. */
  readonly balance: number
  /** Standard deviation ÷ mean of the loads. */
  readonly variation: number
  readonly compactness: number
  readonly leastCompactness: number
  /** How much of the cells lies in loose pieces. */
  readonly looseness: number
  readonly load: Float64Array
}

/** Balance of the hours and compactness of the shapes that the seeds make of the ground. */
export function evaluate(seeds: Seeds, ground: Ground): Quality {
  const load = new Float64Array(seeds.x.length)
  for (let s = 0; s < ground.x.length; s++) load[ownerOf(seeds, ground.x[s]!, ground.y[s]!)]! += ground.hours[s]!
  return qualityOf(load, measureCells(powerCells(seeds, ground.box), ground.border))
}

/** The quality of loads and shapes that are already known. */
export function qualityOf(load: Float64Array, cells: readonly MeasuredCell[]): Quality {
  let sum = 0
  let least = Infinity
  let looseness = 0
  for (const { area, perimeter, looseness: loose } of cells) {
    looseness += loose
    const compact = polsbyPopper(area, perimeter)
    sum += compact
    least = Math.min(least, compact)
  }
  return { ...spread(load), compactness: sum / cells.length, leastCompactness: least, looseness, load }
}

/** Largest ÷ mean and coefficient of variation; 1 and 0 when there is nothing to share out. */
export function spread(load: ArrayLike<number>): { balance: number; variation: number } {
  const average = mean(load)
  if (!(average > 0)) return { balance: 1, variation: 0 }
  let most = 0
  let squares = 0
  for (let i = 0; i < load.length; i++) {
    most = Math.max(most, load[i]!)
    squares += (load[i]! - average) ** 2
  }
  return { balance: most / average, variation: Math.sqrt(squares / load.length) / average }
}

/** The arithmetic mean; 0 of nothing. */
export function mean(values: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += values[i]!
  return values.length > 0 ? sum / values.length : 0
}
