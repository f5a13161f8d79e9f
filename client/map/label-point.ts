import type * as GeoJSON from 'geojson'
/** A point well inside the largest part of an area, where its name can stand. */
export function labelPoint(geometry: GeoJSON.Geometry): [number, number] | null {
  const polygons =
    geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.type === 'MultiPolygon' ? geometry.coordinates : []
  let largest: GeoJSON.Position[][] | null = null
  let most = 0
  for (const rings of polygons) {
    const area = Math.abs(ringArea(rings[0] ?? []))
    if (area > most) [largest, most] = [rings, area]
  }
  return largest ? innermost(largest) : null
}

/** Tries a lattice of points; the one farthest from any edge wins. Exact enough for a name, and always inside. */
function innermost(rings: GeoJSON.Position[][]): [number, number] | null {
  const xs = rings[0]!.map((position) => position[0]!)
  const ys = rings[0]!.map((position) => position[1]!)
  const [west, east, south, north] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  const lattice = 18
  let best: [number, number] | null = null
  let farthest = 0
  for (let column = 1; column < lattice; column++)
    for (let row = 1; row < lattice; row++) {
      const point: [number, number] = [
        west + ((east - west) * column) / lattice,
        south + ((north - south) * row) / lattice,
      ]
      if (!isInside(point, rings)) continue
      const distance = edgeDistance(point, rings, farthest)
      if (distance > farthest) [best, farthest] = [point, distance]
    }
  return best
}

function isInside([x, y]: readonly [number, number], rings: GeoJSON.Position[][]): boolean {
  let inside = false
  for (const ring of rings)
    for (let index = 0, before = ring.length - 1; index < ring.length; before = index++) {
      const [one, other] = [ring[index]!, ring[before]!]
      const [x1, y1, x2, y2] = [one[0]!, one[1]!, other[0]!, other[1]!]
      if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside
    }
  return inside
}

/** Distance to the nearest edge; gives up with what it has as soon as that is no farther than `enough`. */
function edgeDistance([x, y]: readonly [number, number], rings: GeoJSON.Position[][], enough: number): number {
  let nearest = Infinity
  // A degree of longitude is shorter than one of latitude.
  const squeeze = Math.cos((y * Math.PI) / 180)
  for (const ring of rings)
    for (let index = 0, before = ring.length - 1; index < ring.length; before = index++) {
      const [one, other] = [ring[index]!, ring[before]!]
      nearest = Math.min(
        nearest,
        distanceToEdge((one[0]! - x) * squeeze, one[1]! - y, (other[0]! - x) * squeeze, other[1]! - y),
      )
      if (nearest <= enough) return nearest
    }
  return nearest
}

/** From the origin to the edge between two points. */
function distanceToEdge(x1: number, y1: number, x2: number, y2: number): number {
  const [dx, dy] = [x2 - x1, y2 - y1]
  const length = dx * dx + dy * dy
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, -(x1 * dx + y1 * dy) / length))
  return Math.hypot(x1 + along * dx, y1 + along * dy)
}

function ringArea(ring: GeoJSON.Position[]): number {
  let sum = 0
  for (let index = 0, before = ring.length - 1; index < ring.length; before = index++)
    sum += ring[before]![0]! * ring[index]![1]! - ring[index]![0]! * ring[before]![1]!
  return sum / 2
}
