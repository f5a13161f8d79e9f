import type { Geometry, Position } from 'geojson'

const kinds = {
  POINT: 'Point',
  LINESTRING: 'LineString',
  POLYGON: 'Polygon',
  MULTIPOINT: 'MultiPoint',
  MULTILINESTRING: 'MultiLineString',
  MULTIPOLYGON: 'MultiPolygon',
} as const

const depths = { Point: 0, MultiPoint: 1, LineString: 1, Polygon: 2, MultiLineString: 2, MultiPolygon: 3 } as const

/** Reads a WKT or GeoJSON geometry out of a cell; undefined when it is neither. Heights are dropped. */
export function readGeometry(text: string): Geometry | undefined {
  return text.startsWith('{') ? fromJson(text) : fromWkt(text)
}

/** A geometry whose coordinates are nested as its type says, finite and two-dimensional; undefined otherwise. */
export function soundGeometry(value: unknown): Geometry | undefined {
  const candidate = value as { type?: unknown; coordinates?: unknown } | null
  const type = candidate?.type
  if (typeof type !== 'string' || !(type in depths)) return undefined
  const coordinates = sound(candidate?.coordinates, depths[type as keyof typeof depths])
  if (coordinates === undefined || !isLongEnough(type, coordinates)) return undefined
  return { type, coordinates } as Geometry
}

function fromJson(text: string): Geometry | undefined {
  try {
    return soundGeometry(JSON.parse(text))
  } catch {
    return undefined
  }
}

function fromWkt(text: string): Geometry | undefined {
  const match = /^(?:SRID=\d+;)?\s*([A-Z]+)\s*(?:ZM|Z|M)?\s*(\(.*\))$/is.exec(text.trim())
  const type = kinds[(match?.[1]?.toUpperCase() ?? '') as keyof typeof kinds]
  if (!match?.[2] || !type || !/^[\d\s.,()+\-e]*$/i.test(match[2])) return undefined
  // Pairs become arrays first; what is left of the brackets is then already JSON.
  const pairs = match[2].replace(/[^(),]+/g, (pair) =>
    pair.trim() === '' ? '' : `[${pair.trim().split(/\s+/).map(Number).join(',')}]`,
  )
  const json = pairs.replaceAll('(', '[').replaceAll(')', ']')
  try {
    const nested = JSON.parse(json)
    if (type === 'Point') return soundGeometry({ type, coordinates: nested[0] })
    // MULTIPOINT may be written with or without brackets around each point.
    const coordinates =
      type === 'MultiPoint' && Array.isArray(nested[0]?.[0]) ? nested.map((point: unknown[]) => point[0]) : nested
    return soundGeometry({ type, coordinates })
  } catch {
    return undefined
  }
}

type Nested = Position | Nested[]

function sound(value: unknown, depth: number): Nested | undefined {
  if (!Array.isArray(value)) return undefined
  if (depth === 0) {
    const [x, y] = value
    return typeof x === 'number' && typeof y === 'number' && Number.isFinite(x) && Number.isFinite(y)
      ? [x, y]
      : undefined
  }
  const parts: Nested[] = []
  for (const part of value) {
    const checked = sound(part, depth - 1)
    if (checked === undefined) return undefined
    parts.push(checked)
  }
  return parts.length > 0 ? parts : undefined
}

// PostGIS refuses lines of one point and rings that are not closed; better to say so here, with the row.
function isLongEnough(type: string, coordinates: Nested): boolean {
  const list = coordinates as unknown as Position[][][]
  if (type === 'LineString') return list.length >= 2
  if (type === 'MultiLineString') return list.every((line) => line.length >= 2)
  if (type === 'Polygon') return (list as unknown as Position[][]).every(isRing)
  if (type === 'MultiPolygon')
    return list.every((polygon) => polygon.every((ring) => isRing(ring as unknown as Position[])))
  return true
}

function isRing(ring: Position[]): boolean {
  const first = ring[0]
  const last = ring.at(-1)
  return ring.length >= 4 && first?.[0] === last?.[0] && first?.[1] === last?.[1]
}
