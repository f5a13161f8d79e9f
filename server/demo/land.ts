import { readFileSync } from 'node:fs'
import type { RoadClass } from '../roads/road-way.ts'

export type LonLat = [number, number]
/** An area for many point-in-polygon tests: its edges [lon, lat, lon, lat], listed by the band of latitude they touch. */
export type Region = { west: number; south: number; east: number; north: number; bands: number[][] }
export type Agency = { code: string; nameZh: string; nameEn: string; region: Region; geometry: unknown }
export type Place = { agency: string; name: string; at: LonLat; weight: number; radiusKm: number }

export type MainStreet = { name: string; class: RoadClass; maxspeedKmPerHour: number; line: LonLat[] }

/** The ground that the sample city stands on, with the main streets through it; streets that share a point meet there. */
export type Land = {
  agencies: Agency[]
  places: Place[]
  plain: Region
  closed: Region[]
  ringRoads: Region[]
  mainStreets: MainStreet[]
}

/** At 40° north; the generator needs no better. */
export const kmPerDegree = { lon: 85.3, lat: 111 }

/** Reads the layers of geodata/. */
export function readLand(): Land {
  return {
    agencies: ['districts', 'development-area']
      .flatMap((name) => layer(name))
      .map(({ properties, geometry }) => ({
        code: String(properties.code),
        nameZh: String(properties.name_zh),
        nameEn: String(properties.name_en),
        region: region(geometry),
        geometry,
      })),
    places: layer('places').map(({ properties, geometry }) => ({
      agency: String(properties.agency),
      name: String(properties.name_zh),
      at: geometry.coordinates as LonLat,
      weight: Number(properties.weight),
      radiusKm: Number(properties.radius_km),
    })),
    plain: region(layer('plain')[0]!.geometry),
    closed: ['water', 'reserves'].flatMap((name) => layer(name).map((each) => region(each.geometry))),
    ringRoads: layer('ring-roads').map((each) => region(each.geometry)),
    mainStreets: layer('streets').map(({ properties, geometry }) => ({
      name: String(properties.name_zh),
      class: properties.class as RoadClass,
      maxspeedKmPerHour: Number(properties.maxspeed_km_per_hour),
      line: geometry.coordinates as LonLat[],
    })),
  }
}

/** Whether a point lies in the region; borders may count as either side. */
export function contains(region: Region, [lon, lat]: LonLat): boolean {
  if (lon < region.west || lon > region.east || lat < region.south || lat > region.north) return false
  const edges = region.bands[bandOf(region, lat)]!
  let inside = false
  for (let i = 0; i < edges.length; i += 4) {
    const [x0, y0, x1, y1] = [edges[i]!, edges[i + 1]!, edges[i + 2]!, edges[i + 3]!]
    if (y0 > lat !== y1 > lat && lon < ((x1 - x0) * (lat - y0)) / (y1 - y0) + x0) inside = !inside
  }
  return inside
}

/** Whether any of the straight line between two points lies in the region. */
export function passes(region: Region, a: LonLat, b: LonLat): boolean {
  if (Math.max(a[0], b[0]) < region.west || Math.min(a[0], b[0]) > region.east) return false
  if (Math.max(a[1], b[1]) < region.south || Math.min(a[1], b[1]) > region.north) return false
  if (contains(region, a) || contains(region, b)) return true
  const side = (px: number, py: number, qx: number, qy: number, rx: number, ry: number) =>
    (qx - px) * (ry - py) > (qy - py) * (rx - px)
  const [low, high] = [bandOf(region, Math.min(a[1], b[1])), bandOf(region, Math.max(a[1], b[1]))]
  for (let band = Math.max(0, low); band <= high; band++) {
    const edges = region.bands[band]!
    for (let i = 0; i < edges.length; i += 4) {
      const [x0, y0, x1, y1] = [edges[i]!, edges[i + 1]!, edges[i + 2]!, edges[i + 3]!]
      const isApart = side(a[0], a[1], b[0], b[1], x0, y0) === side(a[0], a[1], b[0], b[1], x1, y1)
      if (!isApart && side(x0, y0, x1, y1, a[0], a[1]) !== side(x0, y0, x1, y1, b[0], b[1])) return true
    }
  }
  return false
}

/** Whether one may build there: neither mountain nor water nor park. */
export function isOpen(land: Land, point: LonLat): boolean {
  return contains(land.plain, point) && !land.closed.some((region) => contains(region, point))
}

/** The point `eastKm` and `northKm` from another, to 10⁻⁶ degree. */
export function shifted([lon, lat]: LonLat, eastKm: number, northKm: number): LonLat {
  return [to6(lon + eastKm / kmPerDegree.lon), to6(lat + northKm / kmPerDegree.lat)]
}

export function distanceKm(a: LonLat, b: LonLat): number {
  const east = (a[0] - b[0]) * kmPerDegree.lon
  const north = (a[1] - b[1]) * kmPerDegree.lat
  return Math.sqrt(east * east + north * north)
}

function to6(value: number): number {
  return Math.round(value * 1e6) / 1e6
}

type Layer = {
  properties: Record<string, unknown>
  geometry: { type: string; coordinates: unknown }
}[]

function layer(name: string): Layer {
  const url = new URL(`../../geodata/${name}.geojson`, import.meta.url)
  return (JSON.parse(readFileSync(url, 'utf8')) as { features: Layer }).features
}

const bandCount = 128

function region(geometry: { type: string; coordinates: unknown }): Region {
  const polygons = (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates) as LonLat[][][]
  // holes and parts need no telling apart: a ray crosses the border an odd number of times from the inside
  const rings = polygons.flat()
  const points = rings.flat()
  const made: Region = {
    west: points.reduce((least, [lon]) => Math.min(least, lon), 180),
    south: points.reduce((least, [, lat]) => Math.min(least, lat), 90),
    east: points.reduce((most, [lon]) => Math.max(most, lon), -180),
    north: points.reduce((most, [, lat]) => Math.max(most, lat), -90),
    bands: Array.from({ length: bandCount }, () => []),
  }
  for (const ring of rings)
    for (let i = 1; i < ring.length; i++) {
      const [from, to] = [ring[i - 1]!, ring[i]!]
      const [low, high] = [bandOf(made, Math.min(from[1], to[1])), bandOf(made, Math.max(from[1], to[1]))]
      for (let band = low; band <= high; band++) made.bands[band]!.push(...from, ...to)
    }
  return made
}

function bandOf(region: Region, lat: number): number {
  return Math.min(bandCount - 1, Math.floor(((lat - region.south) / (region.north - region.south)) * bandCount))
}
