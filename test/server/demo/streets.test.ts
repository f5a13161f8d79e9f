import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { generateCity } from '../../../server/demo/generate-city.ts'
import { distanceKm, kmPerDegree, type LonLat, passes, readLand } from '../../../server/demo/land.ts'
import { makeStreets, toRoadWays } from '../../../server/demo/streets/make-streets.ts'
import type { RoadWay } from '../../../server/roads/road-way.ts'

const land = readLand()
const city = generateCity(1, '2026-11-22', land)
const ways = toRoadWays(makeStreets(1, land))
const isExpress = (way: RoadWay) => way.class === 'motorway' || way.class === 'trunk'
const lengthKm = ({ points }: RoadWay) =>
  points.slice(1).reduce((sum, to, i) => sum + distanceKm(points[i]!, to as LonLat), 0)

type Piece = { way: RoadWay; nodes: [number, number]; ends: [LonLat, LonLat] }
const pieces: Piece[] = ways.flatMap((way) =>
  way.points.slice(1).map((to, i) => ({
    way,
    nodes: [way.nodeIds[i]!, way.nodeIds[i + 1]!] as [number, number],
    ends: [way.points[i]!, to] as [LonLat, LonLat],
  })),
)

/** Pieces by the cells of about 600 m that they touch. */
const cells = new Map<string, Piece[]>()
for (const piece of pieces) for (const key of cellsOf(piece.ends)) cells.set(key, [...(cells.get(key) ?? []), piece])

function cellsOf(ends: LonLat[], marginDegrees = 0): string[] {
  const [lons, lats] = [ends.map(([lon]) => lon), ends.map(([, lat]) => lat)]
  const span = (values: number[]) => [
    Math.floor((Math.min(...values) - marginDegrees) * 150),
    Math.floor((Math.max(...values) + marginDegrees) * 150),
  ]
  const [[west, east], [south, north]] = [span(lons) as [number, number], span(lats) as [number, number]]
  const keys: string[] = []
  for (let i = west; i <= east; i++) for (let j = south; j <= north; j++) keys.push(`${i},${j}`)
  return keys
}

function metresTo([a, b]: [LonLat, LonLat], point: LonLat): number {
  const plane = ([lon, lat]: LonLat) =>
    [(lon - point[0]) * kmPerDegree.lon, (lat - point[1]) * kmPerDegree.lat] as const
  const [[x0, y0], [x1, y1]] = [plane(a), plane(b)]
  const square = (x1 - x0) ** 2 + (y1 - y0) ** 2
  const share = square === 0 ? 0 : Math.min(1, Math.max(0, -(x0 * (x1 - x0) + y0 * (y1 - y0)) / square))
  return Math.hypot(x0 + (x1 - x0) * share, y0 + (y1 - y0) * share) * 1000
}

/** Metres from a point to the nearest street, to the nearest on which one may stop. */
function clearance(point: LonLat): { any: number; usable: number } {
  const near = new Set(cellsOf([point], 0.003).flatMap((key) => cells.get(key) ?? []))
  const metres = [...near].map((piece) => ({ piece, metres: metresTo(piece.ends, point) }))
  const usable = metres.filter(({ piece }) => !isExpress(piece.way))
  return {
    any: Math.min(1e6, ...metres.map((each) => each.metres)),
    usable: Math.min(1e6, ...usable.map((each) => each.metres)),
  }
}

describe('the main streets', () => {
  test('rings are closed and within a tenth of their true lengths', () => {
    const km = [32.7, 48.3, 65.3, 98.6, 187.6]
    for (const [i, name] of ['二环路', '三环路', '四环路', '五环路', '六环路'].entries()) {
      const ring = ways.find((way) => way.name === name)!
      expect(ring.nodeIds[0]).toBe(ring.nodeIds.at(-1))
      expect(Math.abs(lengthKm(ring) / km[i]! - 1)).toBeLessThan(0.1)
    }
  })

  test('expressways, avenues and the national roads are there by name', () => {
    const names = new Set(ways.map((way) => way.name))
    for (const name of [
      '京藏高速（G6）',
      '机场高速',
      '京沪高速（G2）',
      '京通快速路',
      '西长安街',
      '中轴路',
      '平安大街',
      '两广路',
    ])
      expect(names).toContain(name)
    for (let number = 101; number <= 111; number++)
      expect([...names].some((name) => name?.includes(`（G${number}）`))).toBe(true)
  })

  test('an expressway meets only main streets', () => {
    const classes = new Map<number, Set<string>>()
    for (const way of ways)
      for (const node of way.nodeIds) classes.set(node, (classes.get(node) ?? new Set()).add(way.class))
    const wrong = [...classes.values()].filter(
      (met) =>
        (met.has('motorway') || met.has('trunk')) &&
        ['secondary', 'tertiary', 'residential'].some((local) => met.has(local)),
    )
    expect(wrong).toEqual([])
  })
})

describe('the whole network', () => {
  test('has the size of a city, each street with a name, a class and a speed', () => {
    const uses = new Map<number, number>()
    for (const { nodes } of pieces) for (const node of nodes) uses.set(node, (uses.get(node) ?? 0) + 1)
    const ends = [...uses.values()].filter((count) => count !== 2).reduce((sum, count) => sum + count, 0)
    expect(ends / 2).toBeGreaterThan(20_000)
    expect(ends / 2).toBeLessThan(40_000)
    expect(ways.filter((way) => !way.name || !way.maxspeedKmPerHour)).toEqual([])
    expect(new Set(ways.map((way) => way.id)).size).toBe(ways.length)
  })

  test('is one piece: every street can be reached from every other', () => {
    const parent = new Map<number, number>()
    const root = (node: number): number => {
      let at = node
      while (parent.get(at) !== undefined) at = parent.get(at)!
      return at
    }
    let parts = new Set(pieces.flatMap(({ nodes }) => nodes)).size
    for (const { nodes } of pieces) {
      const [a, b] = [root(nodes[0]), root(nodes[1])]
      if (a === b) continue
      parent.set(a, b)
      parts--
    }
    expect(parts).toBe(1)
  })

  test('streets that cross at grade meet', () => {
    const side = (a: LonLat, b: LonLat, c: LonLat) => (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
    const crosses = ([a, b]: [LonLat, LonLat], [c, d]: [LonLat, LonLat]) =>
      side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0
    const wrong = [...cells.values()].flatMap((near) => {
      const local = near.filter(({ way }) => !isExpress(way))
      return local.flatMap((one, i) =>
        local
          .slice(i + 1)
          .filter((other) => !one.nodes.some((node) => other.nodes.includes(node)) && crosses(one.ends, other.ends))
          .map((other) => `${one.way.name} × ${other.way.name}`),
      )
    })
    expect(wrong).toEqual([])
  })

  test('only main streets cross water', () => {
    const local = pieces.filter(({ way }) => ['secondary', 'tertiary', 'residential'].includes(way.class))
    expect(local.filter(({ ends }) => land.closed.some((region) => passes(region, ...ends)))).toEqual([])
  })

  // Changes with every change of the streets: copy the new value then, after looking at them.
  test('is the same on every machine', () => {
    expect(createHash('sha256').update(JSON.stringify(ways)).digest('hex')).toBe(
      '4da081fcddaffc4d877dba80f944b20b816e49314eb0c95298db7a1aab49f941',
    )
  })

  test('another seed draws other local streets between the same main streets', () => {
    const other = toRoadWays(makeStreets(2, land))
    const main = (all: RoadWay[]) =>
      all.filter((way) => isExpress(way) || way.class === 'primary').map((way) => way.name)
    expect(main(other)).toEqual(main(ways))
    expect(other.length).not.toBe(ways.length)
  })
})

describe('where sites stand', () => {
  test('every site and office is 20 to 120 m beside a street and on none', () => {
    const places = [...city.sites.map((site) => site.place), ...city.teams.map((team) => team.base)].map(clearance)
    expect(Math.min(...places.map(({ any }) => any))).toBeGreaterThan(19.9)
    expect(Math.max(...places.map(({ usable }) => usable))).toBeLessThan(120.1)
  })

  test('buildings keep off the streets', () => {
    const onStreet = city.buildings.filter((building) => clearance(building.place).any < 14.9)
    expect(onStreet).toEqual([])
  })

  test('linear works lie along streets, from one node to the next', () => {
    const lines = city.sites.flatMap((site) =>
      site.works_type === 'municipal' && site.shape.type === 'LineString' ? [site.shape.coordinates] : [],
    )
    expect(lines.length).toBeGreaterThan(900)
    const off = lines.flat().filter((point) => clearance(point).any > 0.5)
    expect(off).toEqual([])
  })
})
