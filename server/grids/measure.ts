import { BORDER_WIDTH, type Border, borderWithin } from './border.ts'
import { loosenessOf } from './pieces.ts'
import type { Cell } from './power-cells.ts'

/** A cell with its share of the area: size, perimeter, and how much of each of its edges lies inside. */
export type MeasuredCell = Cell & {
  area: number
  perimeter: number
  /** 0 when the share is in one piece; see `loosenessOf`. */
  looseness: number
  readonly cutLength: number[]
  readonly cutCross: number[]
}

/** 4π · area ÷ perimeter²: 1 for a circle, π/4 for a square, less for anything ragged or stretched. */
export function polsbyPopper(area: number, perimeter: number): number {
  return perimeter > 0 ? (4 * Math.PI * area) / (perimeter * perimeter) : 0
}

/** Every cell with its share of the area. */
export function measureCells(cells: readonly Cell[], border: Border): MeasuredCell[] {
  const measured: MeasuredCell[] = []
  for (const [index, cell] of cells.entries()) measured.push(measureCell(cell, index, border, measured))
  return measured
}

/**
 * Area and perimeter of cell ∩ area, without building the polygon: by Green's theorem it is enough to know which parts
 * of the border lie in the cell and which parts of the cell's edges lie in the area. What a measured neighbour knows
 * of a common edge is taken from it.
 */
export function measureCell(
  cell: Cell,
  index: number,
  border: Border,
  neighbours: readonly (MeasuredCell | undefined)[],
): MeasuredCell {
  const measured: MeasuredCell = { ...cell, area: 0, perimeter: 0, looseness: 0, cutLength: [], cutCross: [] }
  const { runs, area, perimeter } = borderWithin(cell, border)
  measured.area = area
  measured.perimeter = perimeter
  addCuts(measured, index, border, neighbours)
  measured.looseness = loosenessOf(measured, runs, measured.area)
  return measured
}

const CROSSINGS: number[] = []

/** The cell's edges towards other cells as far as they lie in the area. */
function addCuts(
  cell: MeasuredCell,
  index: number,
  border: Border,
  neighbours: readonly (MeasuredCell | undefined)[],
): void {
  const { x, y, beyond } = cell
  for (let e = 0; e < x.length; e++) {
    const other = neighbours[beyond[e]!]
    const twin = other ? other.beyond.indexOf(index) : -1
    let length = 0
    let cross = 0
    if (other && twin >= 0) {
      length = other.cutLength[twin]!
      cross = -other.cutCross[twin]!
    } else if (beyond[e]! >= 0) {
      const next = e + 1 === x.length ? 0 : e + 1
      const ux = x[e]!
      const uy = y[e]!
      const dx = x[next]! - ux
      const dy = y[next]! - uy
      const inside = shareInside(ux, uy, dx, dy, border)
      length = inside * Math.sqrt(dx * dx + dy * dy)
      cross = (inside * (ux * (uy + dy) - (ux + dx) * uy)) / 2
    }
    cell.cutLength.push(length)
    cell.cutCross.push(cross)
    cell.perimeter += length
    cell.area += cross
  }
}

/** How much of the segment lies inside, 0…1: the crossings of its whole line with the border pair up into inner parts. */
function shareInside(ux: number, uy: number, dx: number, dy: number, border: Border): number {
  const squared = dx * dx + dy * dy
  if (squared === 0) return 0
  CROSSINGS.length = 0
  for (let at = 0; at < border.length; at += BORDER_WIDTH) {
    const ax = border[at]! - ux
    const ay = border[at + 1]! - uy
    const bx = border[at + 2]! - ux
    const by = border[at + 3]! - uy
    const a = dx * ay - dy * ax
    const b = dx * by - dy * bx
    if (a >= 0 === b >= 0) continue
    const s = a / (a - b)
    CROSSINGS.push(((ax + s * (bx - ax)) * dx + (ay + s * (by - ay)) * dy) / squared)
  }
  CROSSINGS.sort((one, two) => one - two)
  let share = 0
  for (let pair = 0; pair + 1 < CROSSINGS.length; pair += 2) {
    const from = Math.max(0, CROSSINGS[pair]!)
    const to = Math.min(1, CROSSINGS[pair + 1]!)
    if (to > from) share += to - from
  }
  return share
}
