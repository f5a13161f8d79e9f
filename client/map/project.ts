import type * as GeoJSON from 'geojson'
/** Web Mercator, in pixels of a world that is 512 wide at zoom 0: the plane that both maps draw in. */
export function project(lon: number, lat: number): [number, number] {
  const limited = Math.max(-85.05, Math.min(85.05, lat))
  const sine = Math.sin((limited * Math.PI) / 180)
  return [256 + (lon * 512) / 360, 256 - (128 / Math.PI) * Math.log((1 + sine) / (1 - sine))]
}

/** The inverse of `project`. */
export function unproject(x: number, y: number): [number, number] {
  const angle = (256 - y) * (Math.PI / 256)
  return [((x - 256) * 360) / 512, (360 / Math.PI) * Math.atan(Math.exp(angle)) - 90]
}

/** The SVG path of a geometry in that plane, worked out once for each; points give an empty path. */
export function pathOf(geometry: GeoJSON.Geometry): string {
  const known = paths.get(geometry)
  if (known !== undefined) return known
  const path = drawPath(geometry)
  paths.set(geometry, path)
  return path
}

const paths = new WeakMap<GeoJSON.Geometry, string>()

function drawPath(geometry: GeoJSON.Geometry): string {
  if (geometry.type === 'Polygon') return geometry.coordinates.map((ring) => `${lineOf(ring)}z`).join('')
  if (geometry.type === 'MultiPolygon')
    return geometry.coordinates.map((rings) => rings.map((ring) => `${lineOf(ring)}z`).join('')).join('')
  if (geometry.type === 'LineString') return lineOf(geometry.coordinates)
  if (geometry.type === 'MultiLineString') return geometry.coordinates.map(lineOf).join('')
  if (geometry.type === 'GeometryCollection') return geometry.geometries.map(drawPath).join('')
  return ''
}

function lineOf(positions: readonly GeoJSON.Position[]): string {
  return positions
    .map((position, index) => {
      const [x, y] = project(position[0]!, position[1]!)
      return `${index === 0 ? 'M' : 'L'}${x.toFixed(5)} ${y.toFixed(5)}`
    })
    .join('')
}
