import fc from 'fast-check'
import { expect, test } from 'vitest'
import { reachable, StreetGrid, type StreetNetwork, Streets, StreetTargets } from '../../../server/streets/index.ts'
import { drawNetwork } from './hand-network.ts'
import { slowCost } from './slow-ways.ts'

const METRES = 0.0111194926645

/** Streets of one straight piece each around Beijing, two-way, all joined in one ring so that all are in the main part. */
const scattered = fc
  .array(fc.tuple(fc.integer({ min: -300_000, max: 300_000 }), fc.integer({ min: -300_000, max: 300_000 })), {
    minLength: 3,
    maxLength: 30,
  })
  .map((places): StreetNetwork => {
    const count = places.length
    const next = (i: number): number => (i + 1) % count
    return {
      nodes: count,
      from: Int32Array.from(places, (_, i) => i),
      to: Int32Array.from(places, (_, i) => next(i)),
      forwardMs: new Int32Array(count).fill(1000),
      backwardMs: new Int32Array(count).fill(1000),
      lengthDecimetres: new Int32Array(count).fill(100),
      pointsFrom: Int32Array.from({ length: count + 1 }, (_, i) => 2 * i),
      points: Int32Array.from(
        places.flatMap(([x, y], i) => {
          const [toX = 0, toY = 0] = places[next(i)] ?? []
          return [1_164_000_000 + x, 399_000_000 + y, 1_164_000_000 + toX, 399_000_000 + toY]
        }),
      ),
      mayStop: new Uint8Array(count).fill(1),
      bans: [],
    }
  })

function metresTo(network: StreetNetwork, edge: number, x: number, y: number): number {
  const perX = METRES * Math.cos(((y / 1e7) * Math.PI) / 180)
  const [ax = 0, ay = 0, bx = 0, by = 0] = network.points.subarray(4 * edge, 4 * edge + 4)
  const [dx, dy] = [(bx - ax) * perX, (by - ay) * METRES]
  const [px, py] = [(x - ax) * perX, (y - ay) * METRES]
  const share = dx === 0 && dy === 0 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / (dx * dx + dy * dy)))
  return Math.hypot(px - share * dx, py - share * dy)
}

test('the nearest street is the nearest of all, wherever one asks', () => {
  const somewhere = fc.integer({ min: -500_000, max: 500_000 })
  fc.assert(
    fc.property(
      scattered,
      somewhere,
      somewhere,
      fc.constantFrom(300, 3000, Number.POSITIVE_INFINITY),
      (network, dx, dy, within) => {
        const [x, y] = [1_164_000_000 + dx, 399_000_000 + dy]
        const found = new StreetGrid(Streets.prepare(network)).nearest(x / 1e7, y / 1e7, within)
        const least = Math.min(...Array.from(network.from, (_, edge) => metresTo(network, edge, x, y)))
        if (least > within) expect(found).toBeUndefined()
        else expect(found?.metres).toBeCloseTo(least, 3)
      },
    ),
    { numRuns: 200 },
  )
})

test('a place is put where it stands beside the street, and never on one that cannot be reached or stopped at', () => {
  const at = { A: [1_164_000_000, 399_000_000], B: [1_164_100_000, 399_000_000] } as const
  const roads = [
    { road: 'A-B', seconds: 10 },
    { road: 'C-D', seconds: 10 },
  ]
  const places = { ...at, C: [1_164_000_000, 399_010_000], D: [1_164_100_000, 399_010_000] } as const
  const joined = drawNetwork([...roads, { road: 'A-C', seconds: 1 }, { road: 'B-D', seconds: 1 }], { at: places })
  const foot = new StreetGrid(Streets.prepare(joined.network)).nearest(116.4025, 39.9009, 500)
  expect(foot?.edge).toBe(joined.edge('C-D'))
  expect(foot?.along).toBeCloseTo(0.25, 6)
  expect(foot?.metres).toBeCloseTo(11.1, 1)
  const motorway = { ...joined.network, mayStop: Uint8Array.of(1, 0, 1, 1) }
  expect(new StreetGrid(Streets.prepare(motorway)).nearest(116.4025, 39.9009, 500)?.edge).toBe(joined.edge('A-B'))
  const apart = drawNetwork([...roads, { road: 'A-E', seconds: 1 }], { at: places })
  expect(new StreetGrid(Streets.prepare(apart.network)).nearest(116.4025, 39.9009, 500)?.edge).toBe(apart.edge('A-B'))
})

test('what can be reached in a time is what the slow search reaches in it', () => {
  const hand = drawNetwork(
    [
      { road: 'A-B', seconds: 10 },
      { road: 'B>C', seconds: 10 },
      { road: 'C>D', seconds: 10 },
      { road: 'D>A', seconds: 30 },
      { road: 'B-E', seconds: 20 },
      { road: 'C-F', seconds: 8 },
    ],
    { bans: ['ABE'] },
  )
  const streets = Streets.prepare(hand.network)
  const start = { edge: hand.edge('A-B'), along: 0.5 }
  for (const seconds of [3, 12, 20, 40, 100]) {
    const reached = reachable(streets, start, seconds * 1000)
    for (let edge = 0; edge < hand.network.from.length; edge++) {
      for (const along of [0.1, 0.35, 0.65, 0.9]) {
        const isReached = reached.some(({ arc, from, to }) => {
          const share = arc & 1 ? 1 - along : along
          return arc >> 1 === edge && share >= from && share <= to
        })
        expect(isReached).toBe(slowCost(hand.network, start, { edge, along }) / 2 ** 26 <= seconds * 1000)
      }
    }
  }
})

test('the nearest of many places come first, those out of reach not at all', () => {
  const hand = drawNetwork([
    { road: 'A-B', seconds: 10 },
    { road: 'B-C', seconds: 30 },
    { road: 'C-D', seconds: 5 },
    { road: 'Y-Z', seconds: 5 },
  ])
  const middle = (road: string) => ({ edge: hand.edge(road), along: 0.5 })
  const targets = new StreetTargets(Streets.prepare(hand.network), ['Y-Z', 'C-D', 'A-B', 'B-C'].map(middle))
  expect(targets.nearest(middle('A-B'), 3)).toEqual([
    { index: 2, milliseconds: 0 },
    { index: 3, milliseconds: 20_000 },
    { index: 1, milliseconds: 37_500 },
  ])
  expect(targets.nearest(middle('Y-Z'), 9)).toEqual([{ index: 0, milliseconds: 0 }])
})
