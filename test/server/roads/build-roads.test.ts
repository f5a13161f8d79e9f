import { expect, test } from 'vitest'
import { buildRoads } from '../../../server/roads/build-roads.ts'
import { cutWays } from '../../../server/roads/cut-ways.ts'
import type { RoadWay, TurnRestriction } from '../../../server/roads/road-way.ts'
import { turnBans } from '../../../server/roads/turn-bans.ts'

const source = { name: 'test', kind: 'osm', sha256: 'x' } as const

/** A way over nodes whose identifiers are also hundredths of a degree. */
function way(id: number, nodeIds: number[], more: Partial<RoadWay> = {}): RoadWay {
  return {
    ...{ id, nodeIds, points: nodeIds.map((node): [number, number] => [116 + node / 100, 40]) },
    ...{ class: 'residential', oneway: 'no', maxspeedKmPerHour: null, name: null, access: 'yes' },
    ...{ isUnpaved: false, isToll: false, isRoundabout: false },
    ...more,
  }
}

test('ways are cut where they meet and where they meet themselves, and nowhere else', async () => {
  const { network, edgesOf } = await cutWays([way(1, [1, 2, 3, 4]), way(2, [3, 5]), way(3, [6, 7, 8, 7, 9])])
  // 1–2–3, 3–4 | 3–5 | 6–7, 7–8–7, 7–9
  expect([1, 2, 3].map((id) => edgesOf(id).length)).toEqual([2, 1, 3])
  expect(network.nodes).toBe(7)
  expect([...network.pointsFrom]).toEqual([0, 3, 5, 7, 9, 12, 14])
  // 0.02° of longitude at 40° N are 1,703.6 m
  expect(network.lengthDecimetres[0]! / 10).toBeCloseTo(1703.6, 0)
  expect(network.from[4]).toBe(network.to[4])
})

test('restrictions become bans of arcs, over a node and over ways; those that fit nothing are counted', async () => {
  // 1 ── 2 ── 3 with 4 off 2, and 3 ── 5: ways 1 (1–2), 2 (2–3), 3 (2–4), 4 (3–5), 5 (3–6)
  const cut = await cutWays([way(1, [1, 2]), way(2, [2, 3]), way(3, [2, 4]), way(4, [3, 5]), way(5, [3, 6])])
  const bansOf = (restriction: TurnRestriction) => turnBans(cut, [restriction])
  expect(bansOf({ kind: 'no', fromWay: 1, via: { node: 2 }, toWay: 3 }).bans).toEqual([[0, 4]])
  expect(bansOf({ kind: 'no', fromWay: 1, via: { node: 2 }, toWay: 1 }).bans).toEqual([[0, 1]])
  expect(bansOf({ kind: 'only', fromWay: 1, via: { node: 2 }, toWay: 2 }).bans).toEqual([
    [0, 1],
    [0, 4],
  ])
  expect(bansOf({ kind: 'no', fromWay: 1, via: { ways: [2] }, toWay: 4 }).bans).toEqual([[0, 2, 6]])
  expect(bansOf({ kind: 'only', fromWay: 1, via: { ways: [2] }, toWay: 4 }).bans).toEqual([
    [0, 2, 3],
    [0, 2, 8],
  ])
  expect(bansOf({ kind: 'no', fromWay: 1, via: { node: 3 }, toWay: 4 })).toMatchObject({ kept: 0, dropped: 1 })
  expect(bansOf({ kind: 'no', fromWay: 77, via: { node: 2 }, toWay: 3 })).toMatchObject({ kept: 0, dropped: 1 })
})

test('a network in pieces is refused with the share of its largest; one with a stray piece is taken, and says so', async () => {
  const town = [way(1, [1, 2, 3, 4, 1]), way(4, [2, 4])]
  const apart = [way(2, [11, 12]), way(3, [21, 22])]
  const { report, isMain } = await buildRoads(source, [...town, ...apart], [])
  expect(report).toMatchObject({ edges: 6, parts: 3, largestParts: [3, 2, 2] })
  expect([...isMain]).toEqual([1, 1, 1, 1, 0, 0])
  const dust = [way(1, [1, 2]), way(2, [11, 12]), way(3, [21, 22])]
  await expect(buildRoads(source, dust, [])).rejects.toMatchObject({
    code: 'not-possible',
    words: { zh: expect.stringMatching(/占总里程的 3\d%/) },
  })
  const wrongWay = [way(1, [1, 2], { oneway: 'yes' }), way(2, [3, 2], { oneway: 'yes' })]
  await expect(buildRoads(source, wrongWay, [])).rejects.toMatchObject({ code: 'not-possible' })
  await expect(buildRoads(source, [], [])).rejects.toMatchObject({
    words: { zh: expect.stringContaining('没有机动车') },
  })
})
