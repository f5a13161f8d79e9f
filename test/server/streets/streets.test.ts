import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  COST_UNIT,
  RouteFinder,
  type StreetNetwork,
  type StreetPlace,
  Streets,
  streetMatrix,
} from '../../../server/streets/index.ts'
import { drawNetwork, type HandNetwork } from './hand-network.ts'
import { slowCost } from './slow-ways.ts'

/** Seconds between the middles of two roads; −1: no way. */
function seconds({ network, edge }: HandNetwork, from: string, to: string): number {
  const streets = Streets.prepare(network)
  const places = [from, to].map((road) => ({ edge: edge(road), along: 0.5 }))
  const found = streetMatrix(streets, [places[0]!], [places[1]!])
  const route = new RouteFinder(streets).find(places[0]!, places[1]!)
  expect(route?.milliseconds ?? -1).toBe(found.milliseconds[0])
  expect(route?.decimetres ?? -1).toBe(found.decimetres[0])
  return found.milliseconds[0]! / 1000
}

describe('one-way streets', () => {
  const block = [
    { road: 'X-A', seconds: 10 },
    { road: 'A>B', seconds: 10 },
    { road: 'B>C', seconds: 10 },
    { road: 'C>D', seconds: 10 },
    { road: 'D>A', seconds: 10 },
    { road: 'B-Y', seconds: 10 },
  ]
  test('are driven their way only: there by one side, back round the block', () => {
    const hand = drawNetwork(block)
    expect(seconds(hand, 'X-A', 'B-Y')).toBe(5 + 10 + 5)
    expect(seconds(hand, 'B-Y', 'X-A')).toBe(5 + 10 + 10 + 10 + 5)
  })
  test('on one and the same street: ahead directly, behind all the way round', () => {
    const { network, edge } = drawNetwork(block)
    const streets = Streets.prepare(network)
    const [near, far] = [0.2, 0.8].map((along) => ({ edge: edge('A>B'), along }))
    expect(streetMatrix(streets, [near!], [far!]).milliseconds[0]).toBe(6000)
    expect(streetMatrix(streets, [far!], [near!]).milliseconds[0]).toBe(2000 + 30_000 + 2000)
  })
  test('a roundabout is left by going round it', () => {
    const ring = drawNetwork([
      { road: 'A>B', seconds: 2 },
      { road: 'B>C', seconds: 2 },
      { road: 'C>D', seconds: 2 },
      { road: 'D>A', seconds: 2 },
      { road: 'A-W', seconds: 10 },
      { road: 'B-S', seconds: 10 },
      { road: 'D-N', seconds: 10 },
    ])
    expect(seconds(ring, 'A-W', 'B-S')).toBe(5 + 2 + 5)
    expect(seconds(ring, 'B-S', 'A-W')).toBe(5 + 6 + 5)
    expect(seconds(ring, 'D-N', 'A-W')).toBe(5 + 2 + 5)
  })
  test('what cannot be reached has no way, and does not disturb the rest', () => {
    const hand = drawNetwork([...block, { road: 'P-Q', seconds: 10 }, { road: 'C>Z', seconds: 10 }])
    expect(seconds(hand, 'X-A', 'P-Q')).toBe(-0.001)
    expect(seconds(hand, 'X-A', 'C>Z')).toBe(5 + 10 + 10 + 5)
    expect(seconds(hand, 'C>Z', 'X-A')).toBe(-0.001)
    const { isMain } = Streets.prepare(hand.network).arrays
    expect(isMain[hand.arc('AB')]).toBe(1)
    expect(isMain[hand.arc('CZ')]).toBe(0)
    expect(isMain[hand.arc('PQ')]).toBe(0)
  })
})

describe('turns', () => {
  //        N
  //        |
  //  W --- M --- E --- F     with a way round the block: M-S-T-N
  const cross = [
    { road: 'W-M', seconds: 10 },
    { road: 'M-E', seconds: 10 },
    { road: 'E-F', seconds: 10 },
    { road: 'M-N', seconds: 10 },
    { road: 'M-S', seconds: 10 },
    { road: 'S-T', seconds: 30 },
    { road: 'T-N', seconds: 30 },
    { road: 'E-G', seconds: 5 },
  ]
  test('no left turn: straight on, round at the next junction, and right', () => {
    expect(seconds(drawNetwork(cross), 'W-M', 'M-N')).toBe(10)
    // E is a real junction, so turning round there is allowed: 5 + 10 + 10 + 5
    expect(seconds(drawNetwork(cross, { bans: ['WMN'] }), 'W-M', 'M-N')).toBe(30)
    expect(seconds(drawNetwork(cross, { bans: ['WMN'] }), 'M-E', 'M-N')).toBe(10)
  })
  test('no turning round where only two streets join', () => {
    const without = cross.filter(({ road }) => road !== 'E-G')
    // On to the dead end F and back: 5 + 10 + 10 + 10 + 10 + 5
    expect(seconds(drawNetwork(without, { bans: ['WMN'] }), 'W-M', 'M-N')).toBe(50)
  })
  test('only straight on: everything else is forbidden, turning round too', () => {
    const only = ['WMN', 'WMS', 'WMW']
    expect(seconds(drawNetwork(cross, { bans: only }), 'W-M', 'M-S')).toBe(30)
    expect(seconds(drawNetwork(cross, { bans: [...only, 'MEM'] }), 'W-M', 'M-S')).toBe(40)
  })
  test('no turn over a way: the ban holds for who came that way, and for nobody else', () => {
    const bans = ['WMEG']
    expect(seconds(drawNetwork(cross, { bans }), 'W-M', 'E-G')).toBe(5 + 10 + 10 + 10 + 2.5)
    expect(seconds(drawNetwork(cross, { bans }), 'M-N', 'E-G')).toBe(5 + 10 + 2.5)
    expect(seconds(drawNetwork(cross, { bans }), 'M-E', 'E-G')).toBe(5 + 2.5)
  })
})

/** Small networks of every shape: one-ways, loops, double streets, dead ends, islands, bans of two and three arcs. */
const networks = fc
  .record({
    nodes: fc.integer({ min: 2, max: 9 }),
    edges: fc.array(
      fc.record({
        from: fc.nat(8),
        to: fc.nat(8),
        ms: fc.integer({ min: 1, max: 40 }),
        back: fc.option(fc.integer({ min: 1, max: 40 }), { nil: -1 }),
        length: fc.integer({ min: 0, max: 30 }),
      }),
      { minLength: 1, maxLength: 16 },
    ),
    bans: fc.array(fc.tuple(fc.nat(40), fc.nat(40), fc.option(fc.nat(40))), { maxLength: 6 }),
  })
  .map(({ nodes, edges, bans }): StreetNetwork => {
    const from = Int32Array.from(edges, (edge) => edge.from % nodes)
    const to = Int32Array.from(edges, (edge) => edge.to % nodes)
    const tail = (arc: number) => (arc & 1 ? to : from)[arc >> 1]
    const head = (arc: number) => (arc & 1 ? from : to)[arc >> 1]
    const after = (arc: number, pick: number): number[] => {
      const next = [...Array(2 * edges.length).keys()].filter((one) => tail(one) === head(arc))
      return next.length > 0 ? [next[pick % next.length] ?? 0] : []
    }
    return {
      ...{ nodes, from, to },
      forwardMs: Int32Array.from(edges, (edge) => edge.ms),
      backwardMs: Int32Array.from(edges, (edge) => edge.back),
      lengthDecimetres: Int32Array.from(edges, (edge) => edge.length),
      pointsFrom: Int32Array.from({ length: edges.length + 1 }, (_, i) => 2 * i),
      points: new Int32Array(edges.length * 4),
      mayStop: new Uint8Array(edges.length).fill(1),
      bans: bans
        .map(([first, second, third]) => {
          const one = first % (2 * edges.length)
          const two = after(one, second)
          return [one, ...two, ...(third === null || two.length === 0 ? [] : after(two[0] ?? 0, third))]
        })
        .filter((ban) => ban.length >= 2),
    }
  })

test('every cost is the exact least one, in time and then in distance, with every ban kept', () => {
  fc.assert(
    fc.property(
      networks,
      fc.array(fc.tuple(fc.nat(40), fc.constantFrom(0, 0.25, 0.5, 1)), { minLength: 2, maxLength: 5 }),
      (network, picks) => {
        const streets = Streets.prepare(network)
        const places: StreetPlace[] = picks.map(([edge, along]) => ({ edge: edge % network.from.length, along }))
        const matrix = streetMatrix(streets, places, places)
        const finder = new RouteFinder(streets)
        places.forEach((from, row) => {
          places.forEach((to, column) => {
            const slow = slowCost(network, from, to)
            const at = row * places.length + column
            const isWay = slow < Number.POSITIVE_INFINITY
            expect(matrix.milliseconds[at]).toBe(isWay ? Math.floor(slow / COST_UNIT) : -1)
            expect(matrix.decimetres[at]).toBe(isWay ? slow % COST_UNIT : -1)
            const route = finder.find(from, to)
            expect(route === undefined).toBe(!isWay)
            if (route)
              expect([route.milliseconds, route.decimetres]).toEqual([matrix.milliseconds[at], matrix.decimetres[at]])
          })
        })
      },
    ),
    { numRuns: 300 },
  )
})

test('a route drives arcs that join, keeps the bans, and costs what they cost', () => {
  fc.assert(
    fc.property(networks, fc.nat(40), fc.nat(40), (network, a, b) => {
      const streets = Streets.prepare(network)
      const edges = network.from.length
      const [from, to] = [
        { edge: a % edges, along: 0 },
        { edge: b % edges, along: 1 },
      ]
      const route = new RouteFinder(streets).find(from, to)
      if (!route || route.arcs.length < 2) return
      const head = (arc: number) => (arc & 1 ? network.from : network.to)[arc >> 1]
      const tail = (arc: number) => (arc & 1 ? network.to : network.from)[arc >> 1]
      expect(route.arcs.slice(1).map(tail)).toEqual(route.arcs.slice(0, -1).map(head))
      for (const ban of network.bans) expect(`,${route.arcs.join()},`).not.toContain(`,${ban.join()},`)
      // From the beginning of an edge to the end of one: an arc at either end counts whole or not at all.
      const parts = route.arcs.map((arc, i) =>
        (i === 0 || i === route.arcs.length - 1) && arc & 1 ? 0 : (streets.arcCost[arc] ?? 0),
      )
      expect(parts.reduce((sum, part) => sum + part, 0)).toBe(route.milliseconds * COST_UNIT + route.decimetres)
    }),
    { numRuns: 300 },
  )
})

test('prepared streets open from their bytes alone, and from no others', () => {
  const { network, edge } = drawNetwork([
    { road: 'A-B', seconds: 10 },
    { road: 'B-C', seconds: 20 },
  ])
  const opened = Streets.from(Streets.prepare(network).buffer.slice(0))
  const places = ['A-B', 'B-C'].map((road) => ({ edge: edge(road), along: 0.5 }))
  expect([...streetMatrix(opened, places, places).milliseconds]).toEqual([0, 15_000, 15_000, 0])
  expect(() => Streets.from(new ArrayBuffer(0))).toThrow('not prepared streets')
  expect(() => Streets.from(new ArrayBuffer(64))).toThrow('not prepared streets')
  expect(() => Streets.from(opened.buffer.slice(0, 100))).toThrow('bytes long')
})

test('a network that cannot be one is refused with the numbers', () => {
  const { network } = drawNetwork([{ road: 'A-B', seconds: 10 }])
  expect(() => Streets.prepare({ ...network, nodes: 1 })).toThrow('Edge 0 joins 0 and 1, but there are 1 nodes')
  expect(() => Streets.prepare({ ...network, forwardMs: Int32Array.of(0) })).toThrow('Edge 0 takes 0 ms')
  expect(() => Streets.prepare({ ...network, bans: [[0, 0]] })).toThrow('does not begin where')
  expect(() => Streets.prepare({ ...network, to: new Int32Array() })).toThrow('to holds 0 entries instead of 1')
})
