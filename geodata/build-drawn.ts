// Writes what we drew ourselves (drawn.ts, places.ts) as GeoJSON layers: node geodata/build-drawn.ts
import { readFileSync, writeFileSync } from 'node:fs'
import { buffer, difference, featureCollection, intersect, lineString, polygon, union } from '@turf/turf'
import type { Feature, FeatureCollection, MultiPolygon, Polygon, Position } from 'geojson'
import { basins, lakes, plain, reserves, rivers } from './drawn.ts'
import { places } from './places.ts'
import { streets } from './streets.ts'

type Area = Feature<Polygon | MultiPolygon>

const agencies = ['districts', 'development-area'].flatMap((name) => read(name).features as Area[])
const city = agencies.reduce((whole, each) => union(featureCollection([whole, each]))!)
const flat = [plain, ...basins]
  .map((outline) => closed(rounded(outline)))
  .reduce((whole, each) => union(featureCollection([whole, each]))!)

write('mountains', [{ ...difference(featureCollection([city, flat]))!, properties: { kind: 'mountain' } }])
write('plain', [{ ...flat, properties: { kind: 'plain' } }])
write('water', [
  ...lakes.map(({ zh, en, outline }) => ({
    ...inCity(closed(rounded(outline))),
    properties: { kind: 'lake', name_zh: zh, name_en: en },
  })),
  ...rivers.map(({ zh, en, halfWidthKm, line }) => {
    const banks = buffer(lineString(bent(line)), halfWidthKm, { units: 'kilometers', steps: 4 })!
    return { ...inCity(banks as Area), properties: { kind: 'river', name_zh: zh, name_en: en } }
  }),
])
write(
  'reserves',
  reserves.map(({ zh, en, outline }) => ({ ...inCity(closed(outline)), properties: { name_zh: zh, name_en: en } })),
)
write(
  'ring-roads',
  streets
    .filter((street) => street.isClosed)
    .map(({ line }, i) => ({ ...closed(line), properties: { number: i + 2 } })),
)
write(
  'places',
  places.map(({ agency, zh, at, weight, radiusKm }) => ({
    type: 'Feature',
    properties: { agency, name_zh: zh, weight, radius_km: radiusKm },
    geometry: { type: 'Point', coordinates: at },
  })),
)

/** An outline with its corners cut twice (Chaikin 1974), so that what was drawn by hand looks less so. */
function rounded(outline: Position[]): Position[] {
  const cut = (ring: Position[]) => ring.flatMap((from, i) => quarters(from, ring[(i + 1) % ring.length]!))
  return cut(cut(outline))
}

/** A line likewise, with its ends left where they are. */
function bent(line: Position[]): Position[] {
  const cut = (way: Position[]) => [way[0]!, ...way.slice(1).flatMap((to, i) => quarters(way[i]!, to)), way.at(-1)!]
  return cut(cut(line))
}

function quarters([x0, y0]: Position, [x1, y1]: Position): [Position, Position] {
  return [
    [x0! * 0.75 + x1! * 0.25, y0! * 0.75 + y1! * 0.25],
    [x0! * 0.25 + x1! * 0.75, y0! * 0.25 + y1! * 0.75],
  ]
}

function inCity(area: Area): Area {
  return intersect(featureCollection([area, city]))!
}

function closed(outline: Position[]): Area {
  // anticlockwise, as RFC 7946 wants it
  const ring = [...outline, outline[0]!]
  const turn = ring.slice(1).reduce((sum, [x, y], i) => sum + (ring[i]![0]! * y! - x! * ring[i]![1]!), 0)
  return polygon([turn > 0 ? ring : ring.reverse()])
}

function read(name: string): FeatureCollection {
  return JSON.parse(readFileSync(new URL(`${name}.geojson`, import.meta.url), 'utf8')) as FeatureCollection
}

function write(name: string, features: unknown[]): void {
  const lines = features.map((feature) => JSON.stringify(feature, (_, value) => toSixDecimals(value))).join(',\n')
  writeFileSync(new URL(`${name}.geojson`, import.meta.url), `{"type":"FeatureCollection","features":[\n${lines}\n]}\n`)
}

function toSixDecimals(value: unknown): unknown {
  return typeof value === 'number' ? Math.round(value * 1e6) / 1e6 : value
}
