import type { MultiPolygon, Polygon, Position } from 'geojson'
import type { LonLat } from '../contract/index.ts'
import { pieceOf, type ReachedArc, type Streets } from '../streets/index.ts'

// A block's width: houses between two reached streets count as reached, a river's other bank does not.
const CELL_METRES = 100
const REACH_METRES = 220
// What streets all around enclose: the inside of a large block is as near as its streets.
const BLOCK_SQUARE_METRES = 800_000
const METRES_PER_DEGREE = 111_195

/**
 * The ground around the pieces of street that were reached: a field of nearness to them on a fine lattice, and the line
 * where it passes the width of a block, by marching squares. Islands and holes stay what they are.
 */
export function reachedArea(streets: Streets, reached: readonly ReachedArc[], around: LonLat): Polygon | MultiPolygon {
  const perLon = METRES_PER_DEGREE * Math.cos((around[1] * Math.PI) / 180)
  const toPlane = ([lon, lat]: readonly [number, number]): readonly [number, number] => [
    ((lon - around[0]) * perLon) / CELL_METRES,
    ((lat - around[1]) * METRES_PER_DEGREE) / CELL_METRES,
  ]
  const toLonLat = (x: number, y: number): Position => [
    Number((around[0] + (x * CELL_METRES) / perLon).toFixed(6)),
    Number((around[1] + (y * CELL_METRES) / METRES_PER_DEGREE).toFixed(6)),
  ]
  const lines = reached.map(({ arc, from, to }) => {
    const [begin, end] = arc & 1 ? [1 - to, 1 - from] : [from, to]
    return pieceOf(streets, arc >> 1, begin, end).map(toPlane)
  })
  lines.push([toPlane(around), toPlane(around)])
  const rings = contours(nearness(lines))
    .filter((ring) => !isInsideOfBlock(ring))
    .map((ring) => ring.map(([x, y]) => toLonLat(x, y)))
  return nest(rings)
}

type Point = readonly [number, number]
type Field = {
  readonly left: number
  readonly bottom: number
  readonly columns: number
  readonly rows: number
  readonly cells: Float32Array
}

const RADIUS = REACH_METRES / CELL_METRES

/** Lattice point → its distance from the nearest line, in cells; far points hold more than the radius. */
function nearness(lines: readonly (readonly Point[])[]): Field {
  let [left, bottom, right, top] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const line of lines) {
    for (const [x, y] of line) {
      left = Math.min(left, x)
      right = Math.max(right, x)
      bottom = Math.min(bottom, y)
      top = Math.max(top, y)
    }
  }
  const margin = Math.ceil(RADIUS) + 2
  left = Math.floor(left) - margin
  bottom = Math.floor(bottom) - margin
  const columns = Math.ceil(right) + margin - left + 1
  const rows = Math.ceil(top) + margin - bottom + 1
  const cells = new Float32Array(columns * rows).fill(2 * RADIUS)
  for (const line of lines) {
    for (let i = 1; i < line.length; i++) draw(line[i - 1]!, line[i]!)
  }
  return { left, bottom, columns, rows, cells }

  function draw(a: Point, b: Point): void {
    const [dx, dy] = [b[0] - a[0], b[1] - a[1]]
    const square = dx * dx + dy * dy
    const low = (value: number, other: number, first: number): number =>
      Math.floor(Math.min(value, other) - RADIUS) - first
    const high = (value: number, other: number, first: number): number =>
      Math.ceil(Math.max(value, other) + RADIUS) - first
    for (let row = low(a[1], b[1], bottom); row <= high(a[1], b[1], bottom); row++) {
      for (let column = low(a[0], b[0], left); column <= high(a[0], b[0], left); column++) {
        const [px, py] = [column + left - a[0], row + bottom - a[1]]
        const share = square === 0 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / square))
        const distance = Math.hypot(px - share * dx, py - share * dy)
        const at = row * columns + column
        if (distance < cells[at]!) cells[at] = distance
      }
    }
  }
}

/** The closed lines on which the field equals the radius, the near side on their left. */
function contours({ left, bottom, columns, rows, cells }: Field): Point[][] {
  const value = (column: number, row: number): number => cells[row * columns + column]!
  const isIn = (column: number, row: number): boolean => value(column, row) < RADIUS
  // A crossing is named by the lattice edge it lies on: 2 × point to the right of a point, + 1 above it.
  const next = new Map<number, number>()
  const across = (column: number, row: number): number => 2 * (row * columns + column)
  const upward = (column: number, row: number): number => 2 * (row * columns + column) + 1
  for (let row = 0; row + 1 < rows; row++) {
    for (let column = 0; column + 1 < columns; column++) {
      const [south, east] = [across(column, row), upward(column + 1, row)]
      const [north, west] = [across(column, row + 1), upward(column, row)]
      const corners =
        (isIn(column, row) ? 1 : 0) |
        (isIn(column + 1, row) ? 2 : 0) |
        (isIn(column + 1, row + 1) ? 4 : 0) |
        (isIn(column, row + 1) ? 8 : 0)
      const sides = crossingsOf(corners, { south, east, north, west })
      for (const [from, to] of sides) next.set(from, to)
    }
  }
  const point = (crossing: number): Point => {
    const at = crossing >> 1
    const [column, row] = [at % columns, Math.floor(at / columns)]
    const isUp = (crossing & 1) === 1
    const here = cells[at]!
    const there = isUp ? value(column, row + 1) : value(column + 1, row)
    const share = (RADIUS - here) / (there - here)
    return [left + column + (isUp ? 0 : share), bottom + row + (isUp ? share : 0)]
  }
  const rings: Point[][] = []
  for (const start of next.keys()) {
    if (!next.has(start)) continue
    const ring: Point[] = []
    for (let crossing: number | undefined = start; crossing !== undefined; ) {
      ring.push(point(crossing))
      const following: number | undefined = next.get(crossing)
      next.delete(crossing)
      crossing = following
    }
    rings.push(ring)
  }
  return rings
}

type Sides = { readonly south: number; readonly east: number; readonly north: number; readonly west: number }

/** Where the line enters and leaves a square whose near corners are these bits: 1 south-west, then against the clock. */
function crossingsOf(corners: number, { south, east, north, west }: Sides): (readonly [number, number])[] {
  switch (corners) {
    case 1:
      return [[south, west]]
    case 2:
      return [[east, south]]
    case 3:
      return [[east, west]]
    case 4:
      return [[north, east]]
    case 5:
      return [
        [south, west],
        [north, east],
      ]
    case 6:
      return [[north, south]]
    case 7:
      return [[north, west]]
    case 8:
      return [[west, north]]
    case 9:
      return [[south, north]]
    case 10:
      return [
        [east, south],
        [west, north],
      ]
    case 11:
      return [[east, north]]
    case 12:
      return [[west, east]]
    case 13:
      return [[south, east]]
    case 14:
      return [[west, south]]
    default:
      return []
  }
}

function isInsideOfBlock(ring: readonly Point[]): boolean {
  const area = signedArea(ring) * CELL_METRES ** 2
  return area < 0 && -area < BLOCK_SQUARE_METRES
}

/** Rings run against the clock are outlines, others holes of the outline around them. */
function nest(rings: readonly Position[][]): Polygon | MultiPolygon {
  const outlines = rings.filter((ring) => signedArea(ring) > 0).map((ring) => [ring])
  for (const hole of rings.filter((ring) => signedArea(ring) < 0)) {
    const around = outlines.filter(([outline]) => contains(outline!, hole[0]!))
    // Of outlines within one another the smallest is the one whose hole this is.
    around.sort((a, b) => signedArea(a[0]!) - signedArea(b[0]!))[0]?.push(hole)
  }
  return outlines.length === 1
    ? { type: 'Polygon', coordinates: outlines[0]! }
    : { type: 'MultiPolygon', coordinates: outlines }
}

function signedArea(ring: readonly (readonly number[])[]): number {
  let sum = 0
  for (let i = 1; i < ring.length; i++) sum += ring[i - 1]![0]! * ring[i]![1]! - ring[i]![0]! * ring[i - 1]![1]!
  return sum / 2
}

function contains(ring: readonly Position[], [x = 0, y = 0]: Position): boolean {
  let inside = false
  for (let i = 1; i < ring.length; i++) {
    const [ax = 0, ay = 0] = ring[i - 1]!
    const [bx = 0, by = 0] = ring[i]!
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside
  }
  return inside
}
