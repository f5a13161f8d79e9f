import type { StreetPlace } from './place.ts'
import type { Streets } from './streets.ts'

/** Where a place meets the streets. */
export type StreetFoot = StreetPlace & { readonly metres: number; readonly point: readonly [number, number] }

const CELL_METRES = 250
const MOST_CELLS_A_SIDE = 1024
const METRES_PER_UNIT = 0.0111194926645 // of a ten-millionth of a degree of latitude

/**
 * Finds the nearest street of any place: a grid of cells that know the pieces of street crossing them. Only streets that a
 * place can be reached from, in the main part of the network.
 */
export class StreetGrid {
  readonly #streets: Streets
  readonly #west: number
  readonly #south: number
  readonly #columns: number
  readonly #rows: number
  /** Units of longitude and latitude per cell. */
  readonly #width: number
  readonly #height: number
  /** Cell → its first entry, entry → the point that a piece of street begins with. */
  readonly #start: Int32Array
  readonly #piece: Int32Array
  readonly #edgeOf: Int32Array

  constructor(streets: Streets) {
    this.#streets = streets
    const { points } = streets.arrays
    const box = boxOf(points)
    this.#west = box.west
    this.#south = box.south
    const squeeze = Math.max(0.01, Math.cos((((box.south + box.north) / 2e7) * Math.PI) / 180))
    const eastWest = (box.east - box.west) * METRES_PER_UNIT * squeeze
    const northSouth = (box.north - box.south) * METRES_PER_UNIT
    this.#columns = Math.max(1, Math.min(MOST_CELLS_A_SIDE, Math.ceil(eastWest / CELL_METRES)))
    this.#rows = Math.max(1, Math.min(MOST_CELLS_A_SIDE, Math.ceil(northSouth / CELL_METRES)))
    this.#width = (box.east - box.west + 1) / this.#columns
    this.#height = (box.north - box.south + 1) / this.#rows
    this.#edgeOf = new Int32Array(points.length / 2).fill(-1)
    this.#start = new Int32Array(this.#columns * this.#rows + 1)
    this.#eachEntry((cell) => {
      this.#start[cell + 1]++
    })
    for (let cell = 1; cell < this.#start.length; cell++) this.#start[cell] += this.#start[cell - 1]
    const fill = this.#start.slice()
    this.#piece = new Int32Array(this.#start[this.#start.length - 1])
    this.#eachEntry((cell, point) => {
      this.#piece[fill[cell]++] = point
    })
  }

  /** The nearest street within a distance; undefined when there is none. The first of equally near ones. */
  nearest(lon: number, lat: number, withinMetres: number): StreetFoot | undefined {
    const x = lon * 1e7
    const y = lat * 1e7
    const perX = METRES_PER_UNIT * Math.cos((lat * Math.PI) / 180)
    const cellMetres = Math.min(this.#width * perX, this.#height * METRES_PER_UNIT)
    const column = Math.floor((x - this.#west) / this.#width)
    const row = Math.floor((y - this.#south) / this.#height)
    let best: { point: number; share: number; metres: number } | undefined
    for (let ring = 0; ; ring++) {
      // Nothing in this ring or farther out is nearer than that.
      const least = (ring - 1) * cellMetres
      if (least > withinMetres || (best && best.metres <= least)) break
      if (this.#isBeyond(column, row, ring)) break
      for (const cell of this.#ring(column, row, ring)) {
        for (let i = this.#start[cell]; i < this.#start[cell + 1]; i++) {
          const found = this.#foot(this.#piece[i], x, y, perX)
          if (!best || found.metres < best.metres || (found.metres === best.metres && found.point < best.point)) {
            best = found
          }
        }
      }
    }
    if (!best || best.metres > withinMetres) return undefined
    return this.#footOf(best)
  }

  #foot(point: number, x: number, y: number, perX: number): { point: number; share: number; metres: number } {
    const { points } = this.#streets.arrays
    const ax = (points[2 * point] - x) * perX
    const ay = (points[2 * point + 1] - y) * METRES_PER_UNIT
    const dx = (points[2 * point + 2] - points[2 * point]) * perX
    const dy = (points[2 * point + 3] - points[2 * point + 1]) * METRES_PER_UNIT
    const square = dx * dx + dy * dy
    const share = square === 0 ? 0 : Math.max(0, Math.min(1, -(ax * dx + ay * dy) / square))
    return { point, share, metres: Math.hypot(ax + share * dx, ay + share * dy) }
  }

  #footOf({ point, share, metres }: { point: number; share: number; metres: number }): StreetFoot {
    const { points, pointsFrom } = this.#streets.arrays
    const edge = this.#edgeOf[point]
    const perX = METRES_PER_UNIT * Math.cos(((points[2 * point + 1] / 1e7) * Math.PI) / 180)
    let before = 0
    let whole = 0
    for (let i = pointsFrom[edge]; i + 1 < pointsFrom[edge + 1]; i++) {
      const length = Math.hypot(
        (points[2 * i + 2] - points[2 * i]) * perX,
        (points[2 * i + 3] - points[2 * i + 1]) * METRES_PER_UNIT,
      )
      if (i < point) before += length
      else if (i === point) before += share * length
      whole += length
    }
    const at = (i: number): number =>
      (points[2 * point + i] + share * (points[2 * point + 2 + i] - points[2 * point + i])) / 1e7
    return { edge, along: whole === 0 ? 0 : Math.min(1, before / whole), metres, point: [at(0), at(1)] }
  }

  /** Every piece of a street that may be stopped at, once for each cell its box touches. */
  #eachEntry(visit: (cell: number, point: number) => void): void {
    const { points, pointsFrom, mayStop, isMain } = this.#streets.arrays
    for (let edge = 0; edge < mayStop.length; edge++) {
      if (!mayStop[edge] || !(isMain[2 * edge] || isMain[2 * edge + 1])) continue
      for (let point = pointsFrom[edge]; point + 1 < pointsFrom[edge + 1]; point++) {
        this.#edgeOf[point] = edge
        const [left, right] = sorted(points[2 * point], points[2 * point + 2])
        const [bottom, top] = sorted(points[2 * point + 1], points[2 * point + 3])
        const lastColumn = Math.floor((right - this.#west) / this.#width)
        const lastRow = Math.floor((top - this.#south) / this.#height)
        for (let row = Math.floor((bottom - this.#south) / this.#height); row <= lastRow; row++) {
          for (let column = Math.floor((left - this.#west) / this.#width); column <= lastColumn; column++) {
            visit(row * this.#columns + column, point)
          }
        }
      }
    }
  }

  /** Whether a ring lies wholly outside the grid, and all farther ones with it. */
  #isBeyond(column: number, row: number, ring: number): boolean {
    return column - ring < 0 && column + ring >= this.#columns && row - ring < 0 && row + ring >= this.#rows
  }

  /** The cells of the square ring around a cell, as far as they lie in the grid. */
  *#ring(column: number, row: number, ring: number): Generator<number> {
    for (let r = Math.max(0, row - ring); r <= Math.min(this.#rows - 1, row + ring); r++) {
      const isEdge = r === row - ring || r === row + ring
      const step = isEdge || ring === 0 ? 1 : 2 * ring
      for (let c = column - ring; c <= column + ring; c += step) {
        if (c >= 0 && c < this.#columns) yield r * this.#columns + c
      }
    }
  }
}

function sorted(a: number, b: number): readonly [number, number] {
  return a <= b ? [a, b] : [b, a]
}

function boxOf(points: Int32Array): { west: number; south: number; east: number; north: number } {
  let [west, south, east, north] = [2e9, 2e9, -2e9, -2e9]
  for (let i = 0; i < points.length; i += 2) {
    west = Math.min(west, points[i])
    east = Math.max(east, points[i])
    south = Math.min(south, points[i + 1])
    north = Math.max(north, points[i + 1])
  }
  return west > east ? { west: 0, south: 0, east: 0, north: 0 } : { west, south, east, north }
}
