import { expect, test } from 'vitest'
import { edgeFlag, type RoadNetwork } from '../../../server/roads/road-network.ts'
import { type RoadClass, roadClasses } from '../../../server/roads/road-way.ts'
import { factorAt, meanFactor, type StreetRules } from '../../../server/roads/street-speeds.ts'
import { weighNetwork } from '../../../server/roads/weigh.ts'

const rules: StreetRules = {
  classes: [
    { class: 'primary', kmPerHour: 36, mayStop: true },
    { class: 'motorway', kmPerHour: 90, mayStop: false },
    { class: 'ferry', kmPerHour: 9, mayStop: false },
  ],
  hours: [
    { zone: 'core', fromHour: 7, toHour: 9, factor: 0.5 },
    { zone: 'core', fromHour: 9, toHour: 17, factor: 0.8 },
  ],
  ...{ planFromHour: 9, planToHour: 17, snapMetres: 500, accessKmPerHour: 8 },
  ...{ signFactor: 0.5, unpavedFactor: 0.5, destinationFactor: 0.8, useToll: true, useFerry: false },
}
const zone = { zone: 'core', fromKm: 0, kmPerHour: 20, detourFactor: 1.3, accessMinutes: 5 }
const zones = [zone, { ...zone, zone: 'outer', fromKm: 10 }]

/** One edge of 100 m at a longitude. */
function edge(roadClass: RoadClass, flags = 0, maxspeed = 0, lon = 116.4): RoadNetwork {
  return {
    ...{ nodes: 2, nodePoint: Int32Array.of(0, 1), edges: 1, from: Int32Array.of(0), to: Int32Array.of(1) },
    class: Uint8Array.of(roadClasses.indexOf(roadClass)),
    flags: Uint8Array.of(flags | edgeFlag.forward),
    maxspeed: Uint8Array.of(maxspeed),
    ...{ name: Int32Array.of(-1), names: [], wayId: Float64Array.of(1), lengthDecimetres: Int32Array.of(1000) },
    pointsFrom: Int32Array.of(0, 2),
    points: Int32Array.of(lon * 1e7, 399_000_000, lon * 1e7, 399_001_000),
    bans: [],
  }
}

const time = (network: RoadNetwork, changed: Partial<StreetRules> = {}): number | undefined =>
  weighNetwork(network, { rules: { ...rules, ...changed }, zones, centre: [116.4, 39.9] }).forwardMs[0]

test('the factor of an hour is that of its row, and 1 where there is none', () => {
  expect([6, 7, 8.99, 9, 16, 17].map((hour) => factorAt(rules, 'core', hour))).toEqual([1, 0.5, 0.5, 0.8, 0.8, 1])
})

test('over several hours the paces are averaged: half the time at half the speed costs more than the mean speed says', () => {
  expect(meanFactor(rules, 'core', 9, 17)).toBeCloseTo(0.8, 9)
  // 1 h at 0.5 and 1 h at 0.8: 2 / (1/0.5 + 1/0.8) = 0.615
  expect(meanFactor(rules, 'core', 8, 10)).toBeCloseTo(2 / (2 + 1.25), 9)
  expect(meanFactor(rules, 'outer', 8, 10)).toBe(1)
})

test('an edge takes what its class, its sign, its zone and its kind leave', () => {
  // 100 m at 36 km/h = 10 s; × 1/0.8 in the core
  expect(time(edge('primary'))).toBe(12_500)
  expect(time(edge('primary', 0, 0, 116.6))).toBe(10_000)
  // the sign counts where it is slower: 40 × 0.5 = 20 km/h, 200 × 0.5 is none
  expect(time(edge('primary', 0, 40, 116.6))).toBe(18_000)
  expect(time(edge('primary', 0, 200, 116.6))).toBe(10_000)
  expect(time(edge('primary', edgeFlag.unpaved, 0, 116.6))).toBe(20_000)
  expect(time(edge('primary', edgeFlag.destination, 0, 116.6))).toBe(12_500)
  // at peak hours the same street is slower
  expect(time(edge('primary'), { planFromHour: 7, planToHour: 9 })).toBe(20_000)
})

test('ferries and tolls are options, and nobody stops on a motorway', () => {
  expect(time(edge('ferry'))).toBe(-1)
  expect(time(edge('ferry'), { useFerry: true })).toBe(40_000)
  expect(time(edge('primary', edgeFlag.toll), { useToll: false })).toBe(-1)
  expect(time(edge('primary', edgeFlag.toll))).toBe(12_500)
  const mayStop = (roadClass: RoadClass) =>
    weighNetwork(edge(roadClass), { rules, zones, centre: [116.4, 39.9] }).mayStop[0]
  expect([mayStop('motorway'), mayStop('primary')]).toEqual([0, 1])
})
