import fc from 'fast-check'
import { expect, test } from 'vitest'
import { niceBreaks, rampFor } from '../../../client/map/breaks.ts'
import { sampleDensities } from '../../../client/map/densities.ts'
import { labelPoint } from '../../../client/map/label-point.ts'
import { intensityFor, radiusPixels } from '../../../client/map/layers/heat.ts'
import { project, unproject } from '../../../client/map/project.ts'

test('projecting and back is the same place', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -179, max: 179, noNaN: true }),
      fc.double({ min: -84, max: 84, noNaN: true }),
      (lon, lat) => {
        const [backLon, backLat] = unproject(...project(lon, lat))
        expect(backLon).toBeCloseTo(lon, 8)
        expect(backLat).toBeCloseTo(lat, 8)
      },
    ),
  )
})

test('limits are round, rising and inside the data', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 5000, noNaN: true }), { maxLength: 200 }), (values) => {
      const breaks = niceBreaks(values)
      expect(breaks.length).toBeLessThanOrEqual(6)
      breaks.forEach((limit, index) => {
        expect(limit).toBeGreaterThan(breaks[index - 1] ?? 0)
        const mantissa = Number(limit.toExponential().split('e')[0])
        expect([1, 1.5, 2, 3, 5, 7]).toContain(mantissa)
      })
    }),
  )
  // From 1 (a tenth lie below) to 100 (a twentieth reach it) in five steps of 2.51: 1, 2.51, 6.31, 15.8, 39.8, 100.
  const spread = Array.from({ length: 100 }, (_, index) => (index < 10 ? 0.5 : index < 95 ? 1 : 100))
  expect(niceBreaks(spread)).toEqual([1, 3, 7, 15, 50, 100])
  expect(niceBreaks([])).toEqual([])
})

test('a ramp gives one colour more than limits, from its first to its last', () => {
  const ramp = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
  expect(rampFor([1, 2, 5], ramp)).toEqual(['a', 'c', 'e', 'g'])
  expect(rampFor([], ramp)).toEqual(['a'])
})

test('the heat is in units: the kernel, scaled, sums to the weight over the ground', () => {
  const bandwidthKm = 1.5
  const full = 50
  // Sum value × full over small cells of ground around one point of weight 1: must be 1.
  const intensity = intensityFor(bandwidthKm, full)
  const cell = 0.1
  let total = 0
  for (let x = -8; x <= 8; x += cell)
    for (let y = -8; y <= 8; y += cell) {
      const radii = Math.hypot(x, y) / (3 * bandwidthKm)
      total += intensity * 0.3989422804014327 * Math.exp(-4.5 * radii ** 2) * full * cell * cell
    }
  expect(total).toBeCloseTo(1, 2)
  // At zoom 10 in Beijing a pixel is 58.6 m wide: 4.5 km are 76.8 of them.
  expect(radiusPixels(bandwidthKm, 40, 10)).toBeCloseTo(76.8, 0)
  expect(radiusPixels(bandwidthKm, 40, 11) / radiusPixels(bandwidthKm, 40, 10)).toBeCloseTo(2, 10)
})

test('a name stands inside its area, also of a crescent and of the largest part', () => {
  const crescent = [
    [
      [0, 0],
      [10, 0],
      [10, 10],
      [0, 10],
      [0, 8],
      [8, 8],
      [8, 2],
      [0, 2],
      [0, 0],
    ],
  ]
  const [x, y] = labelPoint({ type: 'Polygon', coordinates: crescent })!
  const inBar = y < 2 || y > 8 || x > 8
  expect(inBar && x > 0 && x < 10 && y > 0 && y < 10).toBe(true)
  const speck = [
    [
      [50, 50],
      [51, 50],
      [51, 51],
      [50, 50],
    ],
  ]
  const point = labelPoint({ type: 'MultiPolygon', coordinates: [speck, crescent] })!
  expect(point[0]).toBeLessThan(10)
  expect(labelPoint({ type: 'Point', coordinates: [0, 0] })).toBeNull()
})

test('the density at a lonely point is its weight times the peak of the kernel', () => {
  const point = (lon: number, weight: number) => ({
    type: 'Feature' as const,
    geometry: { type: 'Point' as const, coordinates: [lon, 40] },
    properties: { weight },
  })
  // The peak is 1 ÷ (2π · 1.5²) = 1 ÷ 4.5π per km²; the second point is 85 km away and adds nothing.
  const densities = sampleDensities(
    { type: 'FeatureCollection', features: [point(116, 10), point(117, 20)] },
    'weight',
    1.5,
  )
  expect(densities[0]).toBeCloseTo(10 / (4.5 * Math.PI), 3)
  expect(densities[1]).toBeCloseTo(20 / (4.5 * Math.PI), 3)
})
