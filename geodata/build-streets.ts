// Writes the schematic street network (streets.ts) as GeoJSON: node geodata/build-streets.ts
// Streets that share a vertex meet there. Streets that merely cross pass over one another.
import { writeFileSync } from 'node:fs'
import { type Street, type StreetClass, streets } from './streets.ts'

/** Kilometres east and north of a corner of the city. */
type Spot = [x: number, y: number]
type Way = Omit<Street, 'line'> & { line: Spot[] }
/** A place on a way: the segment from vertex `at` on, and the share of that segment. */
type Mark = { way: Way; at: number; share: number }
type Crossing = { spot: Spot; marks: [Mark, Mark]; isEnd: boolean }

const kmPerDegree = [85.3, 111] as const
// How far short of another street one may be drawn and still end in it.
const endReachKm = 0.4
// Junctions nearer to each other than this are one.
const sameJunctionKm = 0.04
// How far apart interchanges with ordinary streets are at least.
const interchangeKm: Partial<Record<StreetClass, number>> = { trunk: 0.6, motorway: 1.8 }

const ways: Way[] = streets.map((street) => ({ ...street, line: smooth(street) }))
reachEnds(ways)
meetAt(chooseMeetings(findCrossings(ways)))
cutStubs(ways)
const features = ways.map(({ zh, class: street, maxspeedKmPerHour, line }) => ({
  type: 'Feature',
  properties: { name_zh: zh, class: street, maxspeed_km_per_hour: maxspeedKmPerHour },
  geometry: { type: 'LineString', coordinates: line.map(toLonLat) },
}))
writeFileSync(
  new URL('streets.geojson', import.meta.url),
  `{"type":"FeatureCollection","features":[\n${features.map((each) => JSON.stringify(each)).join(',\n')}\n]}\n`,
)

/** A street in kilometres; those outside towns curve through the points that were drawn. */
function smooth({ isCurved, isClosed, line }: Street): Spot[] {
  const spots = line.map(([lon, lat]): Spot => [lon * kmPerDegree[0], lat * kmPerDegree[1]])
  const ring = isClosed ? [...spots, spots[0]!] : spots
  if (!isCurved) return ring
  return ring
    .slice(0, -1)
    .flatMap((from, i) => {
      const to = ring[i + 1]!
      const before = ring[i - 1] ?? (isClosed ? spots.at(-1)! : from)
      const after = ring[i + 2] ?? (isClosed ? spots[1]! : to)
      const pieces = Math.min(8, Math.max(1, Math.round(distance(from, to) / 0.4)))
      return Array.from({ length: pieces }, (_, k) => curve(before, from, to, after, k / pieces))
    })
    .concat([ring.at(-1)!])
}

/** Cubic Hermite between two points whose tangents follow their neighbours, no longer than the chord between them. */
function curve(before: Spot, from: Spot, to: Spot, after: Spot, t: number): Spot {
  const chord = distance(from, to)
  const tangent = (a: Spot, b: Spot): Spot => {
    const long = distance(a, b) || 1
    return [((b[0] - a[0]) / long) * chord, ((b[1] - a[1]) / long) * chord]
  }
  const [leave, arrive] = [tangent(before, to), tangent(from, after)]
  const [t2, t3] = [t * t, t * t * t]
  const at = (k: 0 | 1) =>
    from[k] * (2 * t3 - 3 * t2 + 1) + leave[k] * (t3 - 2 * t2 + t) + to[k] * (3 * t2 - 2 * t3) + arrive[k] * (t3 - t2)
  return [at(0), at(1)]
}

/** Moves every loose end onto the nearest other street within reach. */
function reachEnds(all: Way[]): void {
  for (const way of all.filter((each) => !each.isClosed))
    for (const end of [0, way.line.length - 1]) {
      const spot = way.line[end]!
      const near = all.filter((other) => other !== way).map((other) => nearest(other, spot))
      const best = near.reduce((least, each) => (each.km < least.km ? each : least))
      if (best.km <= endReachKm) way.line[end] = best.spot
    }
}

function nearest(way: Way, spot: Spot): { km: number; spot: Spot } {
  let best = { km: Number.POSITIVE_INFINITY, spot }
  for (let i = 1; i < way.line.length; i++) {
    const [a, b] = [way.line[i - 1]!, way.line[i]!]
    const foot = between(a, b, shareOf(a, b, spot))
    const km = distance(foot, spot)
    if (km < best.km) best = { km, spot: foot }
  }
  return best
}

/** Where two streets cross or one ends in the other. */
function findCrossings(all: Way[]): Crossing[] {
  const found: Crossing[] = []
  for (const [w, way] of all.entries())
    for (const other of all.slice(w + 1))
      for (let i = 1; i < way.line.length; i++)
        for (let j = 1; j < other.line.length; j++) {
          const spot = crossingOf(way.line[i - 1]!, way.line[i]!, other.line[j - 1]!, other.line[j]!)
          if (!spot) continue
          const marks: [Mark, Mark] = [mark(way, i - 1, spot), mark(other, j - 1, spot)]
          const known = found.find(
            ({ spot: old, marks: [a, b] }) => a.way === way && b.way === other && distance(old, spot) < sameJunctionKm,
          )
          if (!known) found.push({ spot, marks, isEnd: marks.some(isAtEnd) })
        }
  return found
}

function isAtEnd({ way, at, share }: Mark): boolean {
  if (way.isClosed) return false
  const spot = between(way.line[at]!, way.line[at + 1]!, share)
  return Math.min(distance(spot, way.line[0]!), distance(spot, way.line.at(-1)!)) < sameJunctionKm
}

/** Everything meets at grade but expressways, which have interchanges with each other and some with main streets. */
function chooseMeetings(crossings: Crossing[]): Crossing[] {
  const isExpress = ({ way }: Mark) => way.class in interchangeKm
  const certain = crossings.filter(({ marks, isEnd }) => isEnd || marks.every(isExpress) || !marks.some(isExpress))
  const chosen = [...certain]
  for (const crossing of crossings) {
    if (certain.includes(crossing)) continue
    const { way } = crossing.marks.find(isExpress)!
    const apart = interchangeKm[way.class]!
    const isTaken = ({ spot, marks }: Crossing) =>
      marks.some((each) => each.way === way) && distance(spot, crossing.spot) < apart
    if (!chosen.some(isTaken)) chosen.push(crossing)
  }
  return chosen
}

/** Gives the streets of each crossing a common vertex, and neighbouring crossings the same one. */
function meetAt(crossings: Crossing[]): void {
  const junctions: Spot[] = []
  const added = new Map<Way, { position: number; spot: Spot }[]>()
  for (const { spot, marks } of crossings) {
    let junction = junctions.find((each) => distance(each, spot) < sameJunctionKm)
    if (!junction) {
      junction = spot
      junctions.push(spot)
    }
    for (const { way, at, share } of marks)
      added.set(way, [...(added.get(way) ?? []), { position: at + share, spot: junction }])
  }
  for (const [way, marks] of added) {
    const drawn = way.line.map((spot, position) => ({ position, spot, isJunction: false }))
    const all = [...drawn, ...marks.map((each) => ({ ...each, isJunction: true }))].sort(
      (a, b) => a.position - b.position,
    )
    const junctionsHere = marks.map(({ spot }) => spot)
    const last = all.length - 1
    way.line = all
      // a drawn vertex beside a junction gives way to it
      .filter(
        ({ spot, isJunction }) => isJunction || junctionsHere.every((each) => distance(each, spot) >= sameJunctionKm),
      )
      .map(({ spot }) => spot)
      .filter((spot, i, line) => i === 0 || spot !== line[i - 1])
    if (way.isClosed && last > 0 && way.line[0] !== way.line.at(-1)) way.line.push(way.line[0]!)
  }
}

/** Ends a street at its last junction where it was drawn a little past it. */
function cutStubs(all: Way[]): void {
  const uses = new Map<Spot, number>()
  for (const { line } of all) for (const spot of new Set(line)) uses.set(spot, (uses.get(spot) ?? 0) + 1)
  const stub = (line: Spot[]) => {
    const junction = line.findIndex((spot) => uses.get(spot)! > 1)
    const km = line.slice(0, junction).reduce((sum, spot, i) => sum + distance(spot, line[i + 1]!), 0)
    return junction > 0 && km < endReachKm ? junction : 0
  }
  for (const way of all.filter((each) => !each.isClosed)) {
    way.line = way.line.slice(stub(way.line))
    way.line = way.line.slice(0, way.line.length - stub(way.line.toReversed()))
  }
}

function mark(way: Way, at: number, spot: Spot): Mark {
  return { way, at, share: shareOf(way.line[at]!, way.line[at + 1]!, spot) }
}

/** Where two segments cross, or the end of one that lies on the other. */
function crossingOf(a: Spot, b: Spot, c: Spot, d: Spot): Spot | undefined {
  if (Math.max(a[0], b[0]) < Math.min(c[0], d[0]) - 0.01 || Math.max(c[0], d[0]) < Math.min(a[0], b[0]) - 0.01) return
  if (Math.max(a[1], b[1]) < Math.min(c[1], d[1]) - 0.01 || Math.max(c[1], d[1]) < Math.min(a[1], b[1]) - 0.01) return
  for (const [end, from, to] of [
    [a, c, d],
    [b, c, d],
    [c, a, b],
    [d, a, b],
  ] as const)
    if (distance(between(from, to, shareOf(from, to, end)), end) < 0.005) return end
  const [ux, uy, vx, vy] = [b[0] - a[0], b[1] - a[1], d[0] - c[0], d[1] - c[1]]
  const cross = ux * vy - uy * vx
  if (cross === 0) return
  const t = ((c[0] - a[0]) * vy - (c[1] - a[1]) * vx) / cross
  const s = ((c[0] - a[0]) * uy - (c[1] - a[1]) * ux) / cross
  return t >= 0 && t <= 1 && s >= 0 && s <= 1 ? between(a, b, t) : undefined
}

function shareOf(a: Spot, b: Spot, spot: Spot): number {
  const square = (b[0] - a[0]) ** 2 + (b[1] - a[1]) ** 2
  if (square === 0) return 0
  const share = ((spot[0] - a[0]) * (b[0] - a[0]) + (spot[1] - a[1]) * (b[1] - a[1])) / square
  return Math.min(1, Math.max(0, share))
}

function between(a: Spot, b: Spot, share: number): Spot {
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share]
}

function distance(a: Spot, b: Spot): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1])
}

function toLonLat([x, y]: Spot): [number, number] {
  return [Math.round((x / kmPerDegree[0]) * 1e5) / 1e5, Math.round((y / kmPerDegree[1]) * 1e5) / 1e5]
}
