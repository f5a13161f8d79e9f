// Makes districts.geojson and development-area.geojson from the map of Beijing in the npm package echarts 4.9.0.
//   npm pack echarts@4.9.0 && tar xzf echarts-4.9.0.tgz package/map/json/province/beijing.json
//   node geodata/build-districts.ts package/map/json/province/beijing.json
import { readFileSync, writeFileSync } from 'node:fs'
import { stderr } from 'node:process'
import { area, difference, featureCollection, intersect, multiPolygon, union } from '@turf/turf'
import gcoordModule from 'gcoord'
import type { Feature, MultiPolygon, Polygon, Position } from 'geojson'
import { englishNames, outlineOfDevelopmentArea } from './drawn.ts'

// Node gives the package's CommonJS exports as the default; its types say otherwise.
const gcoord = gcoordModule as unknown as typeof gcoordModule.default

type Area = Feature<Polygon | MultiPolygon>
type Encoded = { type: 'Polygon'; coordinates: string[]; encodeOffsets: [number, number][] }
type EncodedMulti = { type: 'MultiPolygon'; coordinates: string[][]; encodeOffsets: [number, number][][] }
type Source = { features: { id: string; properties: { name: string }; geometry: Encoded | EncodedMulti }[] }

const path = process.argv[2]
if (path === undefined) throw new Error('Give the path of beijing.json from echarts 4.9.0.')
const source = JSON.parse(readFileSync(path, 'utf8')) as Source

const districts = new Map<string, { name: string; area: Area }>()
for (const { id, properties, geometry } of source.features)
  districts.set(id, { name: properties.name, area: cleaned(decoded(geometry)) })

// Borders were drawn on a grid of about 100 m, each district alone: give every overlap to the lower code …
let taken: Area | undefined
for (const district of districts.values()) {
  if (taken) district.area = minus(district.area, taken)
  taken = taken ? plus(taken, district.area) : district.area
}
// … and every gap to the district that it touches most.
for (const hole of holes(taken!)) {
  const [, nearest] = [...districts.values()]
    .map((district) => [sharedVertices(district.area, hole), district] as const)
    .reduce((best, next) => (next[0] > best[0] ? next : best))
  nearest.area = plus(nearest.area, multiPolygon([[hole]]))
}

const daxing = districts.get('110115')!
const tongzhou = districts.get('110112')!
const drawn = multiPolygon([[[...outlineOfDevelopmentArea, outlineOfDevelopmentArea[0]!]]])
let development: Area = intersect(featureCollection([drawn, plus(daxing.area, tongzhou.area)]))!
for (const district of [daxing, tongzhou]) {
  const [main, ...scraps] = parts(minus(district.area, development))
  district.area = multiPolygon([main!])
  for (const scrap of scraps) development = plus(development, multiPolygon([scrap]))
}

const areas = [
  ...[...districts].map(([code, { name, area }]) => ({ code, name, area: multiPolygon(parts(area)) })),
  { code: '110302', name: '北京经济技术开发区', area: multiPolygon(parts(development)) },
]
const joined = node(areas.map((each) => each.area))
const features = areas.map(({ code, name }, i) => ({
  type: 'Feature',
  properties: { code, name_zh: name, name_en: englishNames[code] },
  geometry: { type: 'MultiPolygon', coordinates: joined[i]! },
}))
write('districts.geojson', features.slice(0, 16))
write('development-area.geojson', features.slice(16))
for (const [i, { name }] of areas.entries())
  stderr.write(`${name} ${(area(multiPolygon(joined[i]!)) / 1e6).toFixed(1)} km², ${joined[i]!.length} part(s)\n`)

/** ECharts' own compression: zigzag differences in 1/1024 degree, one character each (see its parseGeoJson). */
function decoded(geometry: Encoded | EncodedMulti): Position[][][] {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
  const offsets = geometry.type === 'Polygon' ? [geometry.encodeOffsets] : geometry.encodeOffsets
  return polygons.map((rings, p) =>
    rings.map((text, r) => {
      let [x, y] = offsets[p]![r]!
      const ring: Position[] = []
      for (let i = 0; i < text.length; i += 2) {
        x += unzigzag(text.charCodeAt(i) - 64)
        y += unzigzag(text.charCodeAt(i + 1) - 64)
        ring.push(gcoord.transform([x / 1024, y / 1024], gcoord.GCJ02, gcoord.WGS84))
      }
      if (String(ring[0]) !== String(ring.at(-1))) ring.push(ring[0]!)
      return ring
    }),
  )
}

function unzigzag(value: number): number {
  return (value >> 1) ^ -(value & 1)
}

/** Without self-crossings (clipping with itself resolves them), specks below 10 ha and inner holes. */
function cleaned(polygons: Position[][][]): Area {
  const shape = multiPolygon(polygons)
  const simple = plus(shape, shape)
  return multiPolygon(
    parts(simple)
      .filter((rings) => area(multiPolygon([rings])) > 1e5)
      .map((rings) => [rings[0]!, ...rings.slice(1).filter((ring) => area(multiPolygon([[ring]])) > 1e6)]),
  )
}

function plus(a: Area, b: Area): Area {
  return union(featureCollection([a, b]))!
}

function minus(a: Area, b: Area): Area {
  const left = difference(featureCollection([a, b]))
  if (!left) throw new Error('A district vanished.')
  // what remains of an overlap along a border may be torn into specks; they become gaps and go to a neighbour
  return multiPolygon(parts(left).filter((rings) => area(multiPolygon([rings])) > 1e5))
}

/** The polygons of an area, largest first. */
function parts({ geometry }: Area): Position[][][] {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
  return untangled(polygons).sort((a, b) => area(multiPolygon([b])) - area(multiPolygon([a])))
}

/** Rings that touch themselves cut into simple loops: anticlockwise ones are polygons, clockwise ones holes. */
function untangled(polygons: Position[][][]): Position[][][] {
  return polygons.flatMap((rings) => {
    const simple = rings.flatMap(loops)
    const outer = simple.filter((loop) => turn(loop) > 0)
    const inner = simple.filter((loop) => turn(loop) < 0)
    return outer.map((loop) => [loop, ...inner.filter((hole) => outer.length === 1 || isInside(hole, loop))])
  })
}

function loops(ring: Position[]): Position[][] {
  const out: Position[][] = []
  const path: Position[] = []
  const seen = new Map<string, number>()
  for (const position of ring) {
    const start = seen.get(String(position))
    if (start === undefined) {
      seen.set(String(position), path.length)
      path.push(position)
      continue
    }
    const loop = path.splice(start + 1)
    for (const left of loop) seen.delete(String(left))
    // there and straight back encloses nothing
    if (loop.length >= 2) out.push([position, ...loop, position])
  }
  return out
}

/** Twice the signed area in square degrees, above zero when anticlockwise. */
function turn(ring: Position[]): number {
  return ring.slice(1).reduce((sum, [x, y], i) => sum + (ring[i]![0]! * y! - x! * ring[i]![1]!), 0)
}

function isInside(hole: Position[], loop: Position[]): boolean {
  return intersect(featureCollection([multiPolygon([[hole]]), multiPolygon([[loop]])])) !== null
}

function holes(whole: Area): Position[][] {
  return parts(whole).flatMap((rings) => rings.slice(1))
}

function sharedVertices(district: Area, hole: Position[]): number {
  const vertices = new Set(parts(district).flat(2).map(String))
  return hole.filter((position) => vertices.has(String(position))).length
}

/** Gives neighbours the very same vertices along their border, so that rounding opens no cracks. */
function node(shapes: Feature<MultiPolygon>[]): Position[][][][] {
  const vertices = new Map<string, Position>()
  const rounded = shapes.map((shape) => shape.geometry.coordinates.map((rings) => rings.map((ring) => ring.map(round))))
  for (const position of rounded.flat(3)) vertices.set(String(position), position)
  const sorted = [...vertices.values()].sort((a, b) => a[0]! - b[0]!)
  return rounded.map((polygons) =>
    untangled(polygons.map((rings) => rings.map((ring) => withVertices(ring, sorted)))).map(([outer, ...inner]) => [
      outer!,
      ...inner.filter((hole) => area(multiPolygon([[hole]])) > 1e5),
    ]),
  )
}

function withVertices(ring: Position[], sorted: Position[]): Position[] {
  const out: Position[] = []
  for (let i = 1; i < ring.length; i++) {
    const from = ring[i - 1]!
    const to = ring[i]!
    if (String(from) === String(to)) continue
    out.push(from, ...between(from, to, sorted))
  }
  out.push(out[0]!)
  return out
}

/** Vertices that lie on the edge (nearer than 3 · 10⁻⁶ degree, about 0.3 m), in its order. */
function between(from: Position, to: Position, sorted: Position[]): Position[] {
  const [x0, y0] = from as [number, number]
  const [dx, dy] = [to[0]! - x0, to[1]! - y0]
  const length = Math.hypot(dx, dy)
  const found: { at: number; position: Position }[] = []
  for (const position of sorted) {
    const [x, y] = position as [number, number]
    if (x < Math.min(x0, x0 + dx) - 3e-6) continue
    if (x > Math.max(x0, x0 + dx) + 3e-6) break
    const at = ((x - x0) * dx + (y - y0) * dy) / length
    const off = Math.abs((x - x0) * dy - (y - y0) * dx) / length
    if (off < 3e-6 && at > 1e-6 && at < length - 1e-6) found.push({ at, position })
  }
  return found.sort((a, b) => a.at - b.at).map((each) => each.position)
}

function round([x, y]: Position): Position {
  return [Math.round(x! * 1e6) / 1e6, Math.round(y! * 1e6) / 1e6]
}

function write(name: string, features: unknown[]): void {
  const lines = features.map((feature) => JSON.stringify(feature)).join(',\n')
  writeFileSync(new URL(name, import.meta.url), `{"type":"FeatureCollection","features":[\n${lines}\n]}\n`)
}
