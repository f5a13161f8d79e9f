import { type Agency, contains, distanceKm, isOpen, type Land, type LonLat, type Place, shifted } from './land.ts'
import type { Random } from './random.ts'
import { toLonLat, toSpot } from './streets/plane.ts'
import { streetAlong } from './streets/street-along.ts'
import { between, isExpress, nearestFoot, type Spot, type StreetGraph } from './streets/street-graph.ts'

/** Finds ground for sites: near places where the city builds, inside the agency, beside a street, apart from one another. */
export type Placer = {
  /** A free point of the agency and the place that it belongs to. */
  point(agencyCode: string): { at: LonLat; place: Place }
  /** A point as near to `at` as a gate may lie: 20 to 120 m from a street, on no other; undefined where none is near. */
  besideStreet(at: LonLat): LonLat | undefined
  /** Whether all points are open ground of the agency. */
  isGround(agencyCode: string, points: LonLat[]): boolean
  /** Whether a building can stand there: open ground of the agency and no street. */
  isPlot(agencyCode: string, point: LonLat): boolean
  /** The agency in which a point lies, if it is open ground. */
  agencyAt(point: LonLat): Agency | undefined
  /** The name of the street beside a point. */
  streetName(point: LonLat): string
  /** A line of about the length along the street beside a point, as far as that leads over ground of the agency. */
  streetLine(agencyCode: string, at: LonLat, lengthKm: number): LonLat[]
}

const apartKm = 0.13
// Most sites lie in the fabric of a place, some on its outskirts.
const outskirts = 0.14
// From which distance of its middle a street leads to a site, and how near a site and a building may come to it.
const gateKm = 0.12
const verge = { site: 0.02, building: 0.015 }
// A site drawn farther from every street is drawn again.
const reachKm = 0.45

export function makePlacer(land: Land, streets: StreetGraph, random: Random): Placer {
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
  const street = (spot: Spot, km: number) => nearestFoot(streets, spot, km, (way) => !isExpress(way))
  const besideStreet = (at: LonLat) => {
    const foot = street(toSpot(at), reachKm)
    if (!foot || foot.km < 0.001) return undefined
    // the farther it lay, the farther from its street it stays
    const km = Math.min(gateKm * 0.9, Math.max(verge.site * 1.25, foot.km * 0.75))
    const point = foot.km < verge.site || foot.km > gateKm ? toLonLat(between(foot.spot, toSpot(at), km / foot.km)) : at
    return nearestFoot(streets, toSpot(point), verge.site) ? undefined : point
  }
  const gateOf = (point: LonLat) => street(toSpot(point), reachKm)!
  return {
    besideStreet,
    isGround,
    isPlot: (code, point) => isGround(code, [point]) && !nearestFoot(streets, toSpot(point), verge.building),
    agencyAt: (point) =>
      isOpen(land, point) ? land.agencies.find(({ region }) => contains(region, point)) : undefined,
    streetName: (point) => gateOf(point).piece.way.name.replace(/（.*）/, ''),
    streetLine: (code, at, lengthKm) =>
      streetAlong(streets, gateOf(at), lengthKm, (spots) => isGround(code, spots.map(toLonLat))).map(toLonLat),
    point(agencyCode) {
      for (let attempt = 0; attempt < 5000; attempt++) {
        const place = random.weighted(places.get(agencyCode)!, (each) => each.weight)
        const spread = place.radiusKm * (random.chance(outskirts) ? 1.5 : 0.62)
        const at = besideStreet(shifted(place.at, random.bell(0, spread), random.bell(0, spread)))
        if (!at || !isApart(at) || !isGround(agencyCode, [at])) continue
        const key = cell(at).join()
        taken.set(key, [...(taken.get(key) ?? []), at])
        return { at, place }
      }
      throw new Error(`No room for another site in agency ${agencyCode}.`)
    },
  }
}
