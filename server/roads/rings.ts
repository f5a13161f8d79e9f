import type { LonLat } from '../contract/index.ts'

/** Metres east and north of the middle of the city. */
export type Point = { readonly x: number; readonly y: number }

const EARTH_RADIUS_METRES = 6_371_008.8
const RADIANS = Math.PI / 180

/**
 * Places a point on the plane by its great-circle distance and direction from `centre`: distances from the middle are
 * exact, and within 150 km of it distances between two points err by less than 0.1 %.
 */
export function toPlane(centre: LonLat, place: LonLat): Point {
  const latitude = place[1] * RADIANS
  const centreLatitude = centre[1] * RADIANS
  const turn = (place[0] - centre[0]) * RADIANS
  const east = Math.cos(latitude) * Math.sin(turn)
  const north =
    Math.cos(centreLatitude) * Math.sin(latitude) - Math.sin(centreLatitude) * Math.cos(latitude) * Math.cos(turn)
  const up =
    Math.sin(centreLatitude) * Math.sin(latitude) + Math.cos(centreLatitude) * Math.cos(latitude) * Math.cos(turn)
  const sine = Math.hypot(east, north)
  if (sine === 0) return { x: 0, y: 0 }
  const metres = EARTH_RADIUS_METRES * Math.atan2(sine, up)
  return { x: (metres * east) / sine, y: (metres * north) / sine }
}

/** Metres between two points of the plane. */
export function flatDistance(from: Point, to: Point): number {
  return Math.hypot(to.x - from.x, to.y - from.y)
}

/** Metres of the straight line inside a circle around the origin: the roots of |from + t·d|² = r², cut to 0…1. */
export function lengthInside(from: Point, to: Point, radius: number): number {
  const dx = to.x - from.x
  const dy = to.y - from.y
  const square = dx * dx + dy * dy
  if (square === 0) return 0
  const half = from.x * dx + from.y * dy
  const discriminant = half * half - square * (from.x * from.x + from.y * from.y - radius * radius)
  if (discriminant <= 0) return 0
  const root = Math.sqrt(discriminant)
  const enter = Math.max(0, (-half - root) / square)
  const leave = Math.min(1, (-half + root) / square)
  return Math.max(0, leave - enter) * Math.sqrt(square)
}
