import type { LonLat } from '../contract/index.ts'
import { pieceOf, type ReachedArc, type Streets } from '../streets/index.ts'
import { METRES_PER_DEGREE } from './ground.ts'

/** A grid over the ground, row by row from the south-west: the seconds after which each cell is reached, infinity where never. */
export type ReachField = {
  readonly columns: number
  readonly rows: number
  readonly cellMetres: number
  readonly west: number
  readonly south: number
  /** Degrees of longitude and of latitude a cell. */
  readonly width: number
  readonly height: number
  readonly seconds: Float32Array
}

// Small enough to tell streets apart; a city in three quarters of an hour is coarser, so that the grid stays half a million cells.
const LEAST_CELL_METRES = 80
const MOST_CELLS = 500_000

/**
 * Lays the pieces of street that were reached on a grid. Streets where nobody can stop (motorways) are passed, not reached.
 * `arrival` says what is still to be added at a place: parking there.
 */
export function layReach(
  streets: Streets,
  arcs: readonly ReachedArc[],
  { marginMetres, arrival }: { readonly marginMetres: number; readonly arrival: (place: LonLat) => number },
): ReachField | undefined {
  const lines = arcs.flatMap((arc) => lineOf(streets, arc, arrival))
  if (lines.length === 0) return undefined
  const field = emptyField(lines, marginMetres)
  for (const line of lines) drawLine(field, line)
  return field
}

type TimedLine = {
  readonly points: readonly (readonly [number, number])[]
  readonly begin: number
  readonly end: number
}

function lineOf(streets: Streets, reached: ReachedArc, arrival: (place: LonLat) => number): TimedLine[] {
  const { arrays, arcCost } = streets
  const edge = reached.arc >> 1
  const isBackward = (reached.arc & 1) === 1
  if (!arrays.mayStop[edge] || reached.to < reached.from || arcCost[reached.arc] === Number.POSITIVE_INFINITY) return []
  const whole = (isBackward ? arrays.backwardMs : arrays.forwardMs)[edge]! / 1000
  const along = (share: number): number => (isBackward ? 1 - share : share)
  const points = pieceOf(streets, edge, along(reached.from), along(reached.to))
  const [lon, lat] = points[0]!
  const begin = reached.milliseconds / 1000 + arrival([lon, lat])
  return [{ points, begin, end: begin + (reached.to - reached.from) * whole }]
}

function emptyField(lines: readonly TimedLine[], marginMetres: number): ReachField {
  let [west, south, east, north] = [180, 90, -180, -90]
  for (const { points } of lines) {
    for (const [lon, lat] of points) {
      west = Math.min(west, lon)
      east = Math.max(east, lon)
      south = Math.min(south, lat)
      north = Math.max(north, lat)
    }
  }
  const metresPerLon = METRES_PER_DEGREE * Math.max(0.01, Math.cos((((south + north) / 2) * Math.PI) / 180))
  const [across, up] = [(east - west) * metresPerLon, (north - south) * METRES_PER_DEGREE]
  const area = (across + 2 * marginMetres) * (up + 2 * marginMetres)
  const cellMetres = Math.max(LEAST_CELL_METRES, Math.sqrt(area / MOST_CELLS))
  const margin = Math.ceil(marginMetres / cellMetres) + 3
  const [columns, rows] = [Math.ceil(across / cellMetres) + 2 * margin, Math.ceil(up / cellMetres) + 2 * margin]
  const [width, height] = [cellMetres / metresPerLon, cellMetres / METRES_PER_DEGREE]
  const seconds = new Float32Array(columns * rows).fill(Number.POSITIVE_INFINITY)
  return {
    columns,
    rows,
    cellMetres,
    west: west - margin * width,
    south: south - margin * height,
    width,
    height,
    seconds,
  }
}

/** Marks the cells that a line passes, each with the time of passing; half a cell is the longest step. */
function drawLine(
  { seconds, columns, west, south, width, height }: ReachField,
  { points, begin, end }: TimedLine,
): void {
  const x = points.map((point) => (point[0] - west) / width)
  const y = points.map((point) => (point[1] - south) / height)
  const lengths = points.slice(1).map((_, i) => Math.hypot(x[i + 1]! - x[i]!, y[i + 1]! - y[i]!))
  const whole = lengths.reduce((sum, length) => sum + length, 0)
  let before = 0
  lengths.forEach((length, i) => {
    const steps = Math.max(1, Math.ceil(length * 2))
    for (let step = 0; step <= steps; step++) {
      const share = step / steps
      const column = Math.floor(x[i]! + share * (x[i + 1]! - x[i]!))
      const row = Math.floor(y[i]! + share * (y[i + 1]! - y[i]!))
      const at = whole === 0 ? begin : begin + ((before + share * length) / whole) * (end - begin)
      const cell = row * columns + column
      if (at < seconds[cell]!) seconds[cell] = at
    }
    before += length
  })
}

/**
 * Spreads values from cell to cell in eight directions, so much more for each cell's width: the least that any cell brings.
 * Two sweeps, there and back (Borgefors 1986); off by 8 % at most, which smoothing hides.
 */
export function spread(values: Float32Array, columns: number, rows: number, perCell: number): void {
  const slant = perCell * Math.SQRT2
  const take = (cell: number, other: number, more: number): void => {
    if (values[other]! + more < values[cell]!) values[cell] = values[other]! + more
  }
  for (let row = 1; row < rows; row++) {
    for (let column = 1; column < columns - 1; column++) {
      const cell = row * columns + column
      take(cell, cell - 1, perCell)
      take(cell, cell - columns, perCell)
      take(cell, cell - columns - 1, slant)
      take(cell, cell - columns + 1, slant)
    }
  }
  for (let row = rows - 2; row >= 0; row--) {
    for (let column = columns - 2; column > 0; column--) {
      const cell = row * columns + column
      take(cell, cell + 1, perCell)
      take(cell, cell + columns, perCell)
      take(cell, cell + columns + 1, slant)
      take(cell, cell + columns - 1, slant)
    }
  }
}
