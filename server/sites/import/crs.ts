import gcoordModule from 'gcoord'
import type { Geometry, Position } from 'geojson'
import proj4 from 'proj4'
import type { SourceCrs } from '../../contract/index.ts'

// The package declares an ES module, but Node gives its CommonJS exports as they are.
const gcoord = gcoordModule as unknown as typeof gcoordModule.default

/** Central meridian and zone number of the three-degree zones that Beijing and its neighbours lie in. */
const zones: Readonly<Partial<Record<SourceCrs, { meridian: number; zone: number }>>> = {
  'EPSG:4547': { meridian: 114, zone: 38 },
  'EPSG:4548': { meridian: 117, zone: 39 },
  'EPSG:4549': { meridian: 120, zone: 40 },
}

/** Whether the system counts metres, not degrees. */
export function isProjected(crs: SourceCrs): boolean {
  return zones[crs] !== undefined
}

/** The middle of a projected system's zone in degrees; undefined for geographic systems. */
export function centralMeridian(crs: SourceCrs): number | undefined {
  return zones[crs]?.meridian
}

export type Located =
  | { readonly ok: true; readonly position: [number, number]; readonly swapped: boolean }
  | {
      readonly ok: false
      readonly why: 'degrees-given' | 'metres-given' | 'other-zone' | 'out-of-range' | 'null-island'
    }

/** Brings one position of the source system to longitude and latitude (EPSG:4326); mends the order of the axes. */
export function toLonLat(crs: SourceCrs, [x = Number.NaN, y = Number.NaN]: Position): Located {
  return isProjected(crs) ? fromMetres(crs, x, y) : fromDegrees(crs, x, y)
}

function fromDegrees(crs: SourceCrs, x: number, y: number): Located {
  if (x === 0 && y === 0) return { ok: false, why: 'null-island' }
  if (Math.abs(x) > 1000 && Math.abs(y) > 1000) return { ok: false, why: 'metres-given' }
  // No latitude is above 90°, so such a pair is written the other way round.
  const swapped = Math.abs(y) > 90 && Math.abs(x) <= 90
  const [longitude, latitude] = swapped ? [y, x] : [x, y]
  if (!(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90)) return { ok: false, why: 'out-of-range' }
  // CGCS2000 (4490) and WGS-84 agree to centimetres.
  const position = crs === 'GCJ-02' || crs === 'BD-09' ? fromShifted(crs, longitude, latitude) : [longitude, latitude]
  return { ok: true, position: [round(position[0] ?? 0), round(position[1] ?? 0)], swapped }
}

function fromShifted(crs: 'GCJ-02' | 'BD-09', longitude: number, latitude: number): Position {
  return gcoord.transform([longitude, latitude], crs === 'GCJ-02' ? gcoord.GCJ02 : gcoord.BD09, gcoord.WGS84)
}

function fromMetres(crs: SourceCrs, first: number, second: number): Located {
  if (Math.abs(first) <= 360 && Math.abs(second) <= 360)
    return { ok: false, why: first === 0 && second === 0 ? 'null-island' : 'degrees-given' }
  // Chinese surveyors call the northing X and the easting Y; only one order can be right in the northern hemisphere's zones.
  const swapped = isNorthing(first) && isEasting(second) && !(isEasting(first) && isNorthing(second))
  const [easting, northing] = swapped ? [second, first] : [first, second]
  if (!isEasting(easting) || !isNorthing(northing)) return { ok: false, why: 'out-of-range' }
  const { meridian, zone } = zones[crs] ?? { meridian: 0, zone: 0 }
  const prefix = Math.floor(easting / 1_000_000)
  if (prefix !== 0 && prefix !== zone) return { ok: false, why: 'other-zone' }
  const [longitude = Number.NaN, latitude = Number.NaN] = proj4(definition(meridian), 'EPSG:4326', [
    easting % 1_000_000,
    northing,
  ])
  if (!(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90)) return { ok: false, why: 'out-of-range' }
  return { ok: true, position: [round(longitude), round(latitude)], swapped }
}

function isEasting(value: number): boolean {
  const inZone = value % 1_000_000
  const prefix = Math.floor(value / 1_000_000)
  return (prefix === 0 || (prefix >= 24 && prefix <= 45)) && inZone > 50_000 && inZone < 950_000
}

function isNorthing(value: number): boolean {
  return value > 100_000 && value < 6_500_000
}

function definition(meridian: number): string {
  return `+proj=tmerc +lat_0=0 +lon_0=${meridian} +k=1 +x_0=500000 +y_0=0 +ellps=GRS80 +units=m +no_defs`
}

// A centimetre: finer digits are noise of the conversion and would make equal files differ.
function round(value: number): number {
  return Math.round(value * 1e7) / 1e7
}

/** Every position of a geometry, in order. */
export function positionsOf(geometry: Geometry): Position[] {
  if (geometry.type === 'GeometryCollection') return geometry.geometries.flatMap(positionsOf)
  return flatten(geometry.coordinates)
}

/** The same geometry with every position replaced. */
export function mapPositions(geometry: Geometry, change: (position: Position) => Position): Geometry {
  if (geometry.type === 'GeometryCollection') return geometry
  return { ...geometry, coordinates: deepMap(geometry.coordinates, change) } as Geometry
}

type Nested = Position | Nested[]

function flatten(nested: Nested): Position[] {
  if (typeof nested[0] === 'number') return [nested as Position]
  return (nested as Nested[]).flatMap(flatten)
}

function deepMap(nested: Nested, change: (position: Position) => Position): Nested {
  if (typeof nested[0] === 'number') return change(nested as Position)
  return (nested as Nested[]).map((part) => deepMap(part, change))
}
