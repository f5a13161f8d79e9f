import { type Ground, type Quality, qualityOf } from './evaluate.ts'
import { type MeasuredCell, measureCell, measureCells } from './measure.ts'
import { cellOf, copySeeds, ownerOf, powerCells, type Seeds } from './power-cells.ts'

/** Seeds with everything that a small change of them needs to know. */
export type SearchState = {
  readonly seeds: Seeds
  readonly cells: readonly MeasuredCell[]
  /** For each site its seed, and the power distance to it. */
  readonly owner: Int32Array
  readonly power: Float64Array
  readonly quality: Quality
}

/** Looks at everything once. */
export function startState(seeds: Seeds, ground: Ground): SearchState {
  const owner = new Int32Array(ground.x.length)
  const power = new Float64Array(ground.x.length)
  for (let s = 0; s < owner.length; s++) {
    owner[s] = ownerOf(seeds, ground.x[s]!, ground.y[s]!)
    power[s] = powerOf(seeds, owner[s]!, ground.x[s]!, ground.y[s]!)
  }
  const cells = measureCells(powerCells(seeds, ground.box), ground.border)
  return { seeds, cells, owner, power, quality: qualityOf(loadOf(owner, ground, cells.length), cells) }
}

/**
 * The state after one seed has moved or changed its weight. Only its own cell, its old neighbours and the cells that it
 * now cuts can change, and only sites that it had or now wins.
 */
export function changeSeed(
  state: SearchState,
  ground: Ground,
  index: number,
  x: number,
  y: number,
  weight: number,
): SearchState {
  const seeds = copySeeds(state.seeds)
  seeds.x[index] = x
  seeds.y[index] = y
  seeds.weight[index] = weight

  const old = new Set(state.cells[index]!.beyond)
  // A seed that was crowded out and now gets a cell may take it from anyone: look at all.
  const isUprising = state.cells.some(
    (cell, other) => cell.x.length === 0 && other !== index && cellOf(seeds, other, ground.box).x.length > 0,
  )
  const cells: (MeasuredCell | undefined)[] = [...state.cells]
  const changed = [...cells.keys()].filter(
    (other) => other === index || isUprising || old.has(other) || isCut(cells[other]!, other, seeds, index),
  )
  for (const other of changed) cells[other] = undefined
  for (const other of changed) {
    cells[other] = measureCell(cellOf(seeds, other, ground.box), other, ground.border, cells)
  }

  const owner = state.owner.slice()
  const power = state.power.slice()
  for (let s = 0; s < owner.length; s++) {
    const px = ground.x[s]!
    const py = ground.y[s]!
    if (owner[s] === index) {
      owner[s] = ownerOf(seeds, px, py)
      power[s] = powerOf(seeds, owner[s]!, px, py)
      continue
    }
    const reach = powerOf(seeds, index, px, py)
    if (reach > power[s]! || (reach === power[s]! && index > owner[s]!)) continue
    owner[s] = index
    power[s] = reach
  }
  const measured = cells as MeasuredCell[]
  return { seeds, cells: measured, owner, power, quality: qualityOf(loadOf(owner, ground, cells.length), measured) }
}

/** Whether the seed `index` takes a corner of the cell of `other`. */
function isCut({ x, y }: MeasuredCell, other: number, seeds: Seeds, index: number): boolean {
  for (let e = 0; e < x.length; e++) {
    if (powerOf(seeds, index, x[e]!, y[e]!) < powerOf(seeds, other, x[e]!, y[e]!)) return true
  }
  return false
}

function loadOf(owner: Int32Array, ground: Ground, count: number): Float64Array {
  const load = new Float64Array(count)
  for (let s = 0; s < owner.length; s++) load[owner[s]!]! += ground.hours[s]!
  return load
}

function powerOf({ x, y, weight }: Seeds, index: number, px: number, py: number): number {
  const dx = px - x[index]!
  const dy = py - y[index]!
  return dx * dx + dy * dy - weight[index]!
}
