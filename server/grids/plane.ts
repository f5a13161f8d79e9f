/** Longitude and latitude, or x and y in metres; the context says which. */
export type Position = readonly [number, number]
/** A closed line without its repeated last point; outer rings run counter-clockwise, holes clockwise. */
export type Ring = readonly Position[]
/** An outer ring and its holes. */
export type Polygon = readonly Ring[]

/** A flat map around one place: x east and y north in metres. It is linear, so straight lines stay straight. */
export type Plane = {
  readonly toPlane: (place: Position) => Position
  readonly toDegrees: (point: Position) => Position
}

const SEMI_MAJOR_METRES = 6378137
const ECCENTRICITY_SQUARED = 0.00669437999014

/** The flat map that is true to scale at the middle of `polygons`. */
export function planeAround(polygons: readonly Polygon[]): Plane {
  const [west, south, east, north] = boundsOf(polygons)
  const lon = (west + east) / 2
  const lat = (south + north) / 2
  const sine = Math.sin((lat * Math.PI) / 180)
  const w = Math.sqrt(1 - ECCENTRICITY_SQUARED * sine * sine)
  const perLat = ((SEMI_MAJOR_METRES * (1 - ECCENTRICITY_SQUARED)) / (w * w * w)) * (Math.PI / 180)
  const perLon = (SEMI_MAJOR_METRES / w) * Math.cos((lat * Math.PI) / 180) * (Math.PI / 180)
  return {
    toPlane: ([x, y]) => [(x - lon) * perLon, (y - lat) * perLat],
    toDegrees: ([x, y]) => [x / perLon + lon, y / perLat + lat],
  }
}

/** West, south, east and north of everything in `polygons`. */
export function boundsOf(polygons: readonly Polygon[]): [number, number, number, number] {
  const bounds: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const polygon of polygons) {
    for (const [x, y] of polygon[0] ?? []) {
      if (x < bounds[0]) bounds[0] = x
      if (y < bounds[1]) bounds[1] = y
      if (x > bounds[2]) bounds[2] = x
      if (y > bounds[3]) bounds[3] = y
    }
  }
  return bounds
}

/** Area inside a ring, positive when it runs counter-clockwise. */
export function ringArea(ring: Ring): number {
  // Measured from the first point: the same sum in degrees far from the origin would lose half of its digits.
  const [ox, oy] = ring[0]!
  let twice = 0
  for (let i = 1; i + 1 < ring.length; i++) {
    const [ax, ay] = ring[i]!
    const [bx, by] = ring[i + 1]!
    twice += (ax - ox) * (by - oy) - (bx - ox) * (ay - oy)
  }
  return twice / 2
}

/** Area of a polygon without its holes. */
export function polygonArea(polygon: Polygon): number {
  return polygon.reduce((sum, ring) => sum + ringArea(ring), 0)
}

/** Whether a point lies inside a polygon; on the border either answer may come. */
export function isInside(polygon: Polygon, [x, y]: Position): boolean {
  let inside = false
  for (const ring of polygon) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [ax, ay] = ring[i]!
      const [bx, by] = ring[j]!
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside
    }
  }
  return inside
}

/** Square of the distance from a point to the nearest point of a polygon's border. */
export function squaredDistanceToBorder(polygon: Polygon, [x, y]: Position): number {
  let least = Infinity
  for (const ring of polygon) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [ax, ay] = ring[j]!
      const [bx, by] = ring[i]!
      const dx = bx - ax
      const dy = by - ay
      const length = dx * dx + dy * dy
      const t = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length))
      const ex = ax + t * dx - x
      const ey = ay + t * dy - y
      least = Math.min(least, ex * ex + ey * ey)
    }
  }
  return least
}

/** Index of the polygon that holds the point, or of the nearest one when none does. */
export function nearestPolygon(polygons: readonly Polygon[], place: Position): number {
  const holder = polygons.findIndex((polygon) => isInside(polygon, place))
  if (holder >= 0) return holder
  let nearest = 0
  let least = Infinity
  for (const [index, polygon] of polygons.entries()) {
    const distance = squaredDistanceToBorder(polygon, place)
    if (distance < least) {
      least = distance
      nearest = index
    }
  }
  return nearest
}

/** The polygons of a GeoJSON Polygon or MultiPolygon, rings opened and turned the way this room wants them. */
export function fromGeoJson(geometry: { type: string; coordinates: unknown }): Polygon[] {
  const parts = (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates) as Position[][][]
  return parts.map((rings) =>
    rings.map((closed, index) => {
      const ring = closed.slice(0, -1).map(([x, y]) => [x, y] as const)
      return ringArea(ring) > 0 === (index === 0) ? ring : ring.toReversed()
    }),
  )
}

/** A GeoJSON Polygon with its rings closed. */
export function toGeoJson(polygon: Polygon): { type: 'Polygon'; coordinates: Position[][] } {
  return { type: 'Polygon', coordinates: polygon.map((ring) => [...ring, ring[0]!]) }
}

/** The centre of mass of a polygon's outer ring. */
export function centreOf(polygon: Polygon): Position {
  const ring = polygon[0]!
  const [ox, oy] = ring[0]!
  let twice = 0
  let sumX = 0
  let sumY = 0
  for (let i = 1; i + 1 < ring.length; i++) {
    const [ax, ay] = ring[i]!
    const [bx, by] = ring[i + 1]!
    const cross = (ax - ox) * (by - oy) - (bx - ox) * (ay - oy)
    twice += cross
    sumX += cross * (ax + bx - 2 * ox)
    sumY += cross * (ay + by - 2 * oy)
  }
  return twice === 0 ? [ox, oy] : [ox + sumX / (3 * twice), oy + sumY / (3 * twice)]
}
