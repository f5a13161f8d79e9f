import { type Agency, contains, distanceKm, isOpen, type Land, type LonLat, type Place, shifted } from './land.ts'
import type { Random } from './random.ts'

/** Finds ground for sites: near places where the city builds, inside the agency, apart from one another. */
export type Placer = {
  /** A free point of the agency and the place that it belongs to. */
  point(agencyCode: string): { at: LonLat; place: Place }
  /** Whether all points are open ground of the agency. */
  isGround(agencyCode: string, points: LonLat[]): boolean
  /** The agency in which a point lies, if it is open ground. */
  agencyAt(point: LonLat): Agency | undefined
}

const apartKm = 0.13
// Most sites lie in the fabric of a place, some on its outskirts.
const outskirts = 0.14

export function makePlacer(land: Land, random: Random): Placer {
  const taken = new Map<string, LonLat[]>()
  const regions = new Map(land.agencies.map(({ code, region }) => [code, region]))
  const places = new Map(land.agencies.map(({ code }) => [code, land.places.filter((each) => each.agency === code)]))
  const cell = ([lon, lat]: LonLat) => [Math.floor(lon * 500), Math.floor(lat * 500)] as const
  const isApart = (point: LonLat) => {
    const [x, y] = cell(point)
    for (let i = x - 1; i <= x + 1; i++)
      for (let j = y - 1; j <= y + 1; j++)
        if (taken.get(`${i},${j}`)?.some((other) => distanceKm(point, other) < apartKm)) return false
    return true
  }
  const isGround = (code: string, points: LonLat[]) =>
    points.every((point) => contains(regions.get(code)!, point) && isOpen(land, point))
  return {
    isGround,
    agencyAt: (point) =>
      isOpen(land, point) ? land.agencies.find(({ region }) => contains(region, point)) : undefined,
    point(agencyCode) {
      for (let attempt = 0; attempt < 5000; attempt++) {
        const place = random.weighted(places.get(agencyCode)!, (each) => each.weight)
        const spread = place.radiusKm * (random.chance(outskirts) ? 1.5 : 0.62)
        const at = shifted(place.at, random.bell(0, spread), random.bell(0, spread))
        if (!isApart(at) || !isGround(agencyCode, [at])) continue
        const key = cell(at).join()
        taken.set(key, [...(taken.get(key) ?? []), at])
        return { at, place }
      }
      throw new Error(`No room for another site in agency ${agencyCode}.`)
    },
  }
}
