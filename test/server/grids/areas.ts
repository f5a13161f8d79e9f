import type { Load } from '../../../server/grids/partition.ts'
import { fromGeoJson, isInside, type Polygon, type Position } from '../../../server/grids/plane.ts'
import { randomFrom } from '../../../server/grids/random.ts'

/** A polygon from plain coordinates, outer ring first, rings closed or not. */
export function polygon(...rings: Position[][]): Polygon {
  return fromGeoJson({ type: 'Polygon', coordinates: rings.map((ring) => [...ring, ring[0]!]) })[0]!
}

/** A ragged area of about 60 × 45 km with bays, drawn from a seed: every corner at its own distance from the middle. */
export function raggedArea(seed: number, corners = 90): Polygon {
  const random = randomFrom(seed)
  const ring = Array.from({ length: corners }, (_, i): Position => {
    const angle = (i / corners) * 2 * Math.PI
    const reach = 0.16 + 0.14 * random() + 0.05 * Math.sin(3 * angle)
    return [116.4 + 1.3 * reach * Math.cos(angle), 40.1 + reach * Math.sin(angle)]
  })
  return polygon(ring)
}

/** Sites in an area, many of them crowded around its middle, with hours of levels A to D. */
export function sitesIn(area: readonly Polygon[], count: number, seed: number): Load[] {
  const random = randomFrom(seed)
  const outer = area.flatMap((part) => part[0]!)
  const west = Math.min(...outer.map(([x]) => x))
  const east = Math.max(...outer.map(([x]) => x))
  const south = Math.min(...outer.map(([, y]) => y))
  const north = Math.max(...outer.map(([, y]) => y))
  const sites: Load[] = []
  for (let tries = 0; sites.length < count; tries++) {
    const narrow = tries % 2 === 0 ? 0.35 : 1
    const place: Position = [
      (west + east) / 2 + (random() - 0.5) * (east - west) * narrow,
      (south + north) / 2 + (random() - 0.5) * (north - south) * narrow,
    ]
    if (!area.some((part) => isInside(part, place))) continue
    sites.push({ place, hours: [6, 9, 18, 36][Math.floor(random() * random() * 4)]! })
  }
  return sites
}
