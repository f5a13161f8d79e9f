import { contours } from 'd3-contour'
import type { MultiPolygon, Position } from 'geojson'
import type { LonLat } from '../contract/index.ts'
import { type ReachField, spread } from './reach-field.ts'
import { simplifyLine } from './simplify-line.ts'

/** How one gets from a street to what lies beside it. */
export type BesideStreets = { readonly metresPerSecond: number; readonly farthestMetres: number }

// A shape is read from afar: islands and holes smaller than a few blocks are noise.
const LEAST_SQUARE_METRES = 250_000
// What lies clearly inside or outside must not outweigh, in smoothing, what lies near the edge.
const CLEAR_SECONDS = 120
const SMOOTHINGS = 2

/**
 * The ground that is reached within a time: cells near enough to a street, in time to walk from it, smoothed and outlined by
 * marching squares. Holes stay where no street goes.
 */
export function reachArea(field: ReachField, withinSeconds: number, beside: BesideStreets): MultiPolygon {
  const { columns, rows, cellMetres } = field
  const soonest = field.seconds.slice()
  spread(soonest, columns, rows, cellMetres / beside.metresPerSecond)
  const away = Float32Array.from(field.seconds, (at) => (at <= withinSeconds ? 0 : Number.POSITIVE_INFINITY))
  spread(away, columns, rows, cellMetres)
  // Seconds to spare, in time or in distance, whichever is less.
  const spare = new Float32Array(soonest.length)
  for (let cell = 0; cell < spare.length; cell++) {
    const inTime = withinSeconds - soonest[cell]!
    const inReach = (beside.farthestMetres - away[cell]!) / beside.metresPerSecond
    spare[cell] = Math.max(-CLEAR_SECONDS, Math.min(CLEAR_SECONDS, inTime, inReach))
  }
  const scratch = new Float32Array(spare.length)
  for (let i = 0; i < SMOOTHINGS; i++) smooth(spare, scratch, columns, rows)
  const shape = contours()
    .size([columns, rows])
    .contour(spare as unknown as number[], 0)
  return { type: 'MultiPolygon', coordinates: shape.coordinates.flatMap((rings) => onGround(field, rings)) }
}

/** The mean of a cell and its eight neighbours, the nearer ones counting more. */
function smooth(values: Float32Array, scratch: Float32Array, columns: number, rows: number): void {
  blur(values, scratch, 1, columns, columns * rows)
  blur(scratch, values, columns, columns, columns * rows)
}

function blur(from: Float32Array, to: Float32Array, step: number, columns: number, count: number): void {
  to.set(from)
  for (let cell = columns; cell < count - columns; cell++) {
    to[cell] = (from[cell - step]! + 2 * from[cell]! + from[cell + step]!) / 4
  }
}

/** The rings of one polygon in degrees, outer ones turning left; nothing when it is too small to see. */
function onGround(field: ReachField, rings: Position[][]): Position[][][] {
  const [outer, ...holes] = rings.filter(
    (ring) => Math.abs(areaOf(ring)) * field.cellMetres ** 2 >= LEAST_SQUARE_METRES,
  )
  if (!outer || outer !== rings[0]) return []
  return [[toDegrees(field, outer, 1), ...holes.map((hole) => toDegrees(field, hole, -1))]]
}

function toDegrees({ west, south, width, height, cellMetres }: ReachField, ring: Position[], turn: 1 | -1): Position[] {
  const round = (degrees: number): number => Math.round(degrees * 1e5) / 1e5
  const turned = Math.sign(areaOf(ring)) === turn ? ring : ring.toReversed()
  const line = turned.map(([x = 0, y = 0]): LonLat => [west + x * width, south + y * height])
  // The far side of the ring is held, else a closed line would have only its one end to keep.
  const half = Math.floor(line.length / 2)
  const stray = cellMetres / 5
  const there = simplifyLine(line.slice(0, half + 1), stray)
  const back = simplifyLine(line.slice(half), stray)
  return [...there, ...back.slice(1)].map(([lon, lat]) => [round(lon), round(lat)])
}

/** Signed area in square cells; positive when it turns left with y upward. */
function areaOf(ring: readonly Position[]): number {
  let twice = 0
  for (let i = 0; i + 1 < ring.length; i++) {
    twice += ring[i]![0]! * ring[i + 1]![1]! - ring[i + 1]![0]! * ring[i]![1]!
  }
  return twice / 2
}
