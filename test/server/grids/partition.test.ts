import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { neighboursOf } from '../../../server/grids/neighbours.ts'
import { type Partition, partition } from '../../../server/grids/partition.ts'
import { isInside, type Polygon, polygonArea, ringArea } from '../../../server/grids/plane.ts'
import { polygon, raggedArea, sitesIn } from './areas.ts'

const square = polygon([
  [116, 40],
  [116.2, 40],
  [116.2, 40.2],
  [116, 40.2],
])
// A U whose arms a straight cut would leave in two pieces.
const bay = polygon([
  [116, 40],
  [116.3, 40],
  [116.3, 40.2],
  [116.25, 40.2],
  [116.25, 40.02],
  [116.05, 40.02],
  [116.05, 40.2],
  [116, 40.2],
])
const withLake = polygon(
  [
    [116, 40],
    [116.2, 40],
    [116.2, 40.2],
    [116, 40.2],
  ],
  [
    [116.08, 40.08],
    [116.12, 40.08],
    [116.12, 40.12],
    [116.08, 40.12],
  ],
)
const exclave = polygon([
  [116.4, 40.3],
  [116.42, 40.3],
  [116.42, 40.32],
  [116.4, 40.32],
])

describe('a partition', () => {
  const cases: [string, Polygon[], number, number][] = [
    ['of a square', [square], 60, 5],
    ['of a bay', [bay], 60, 6],
    ['around a lake', [withLake], 80, 7],
    ['of an area with an exclave', [square, exclave], 60, 4],
    ['of a ragged area', [raggedArea(3)], 300, 9],
    ['into one grid', [raggedArea(4)], 20, 1],
    ['into as many grids as can be coded', [square], 300, 99],
    ['with fewer sites than grids', [square], 3, 8],
    ['without any site', [square], 0, 3],
  ]
  test.each(cases)('%s covers it once, each grid in one piece', (_, area, siteCount, count) => {
    const sites = sitesIn(area, siteCount, 1)
    const made = partition(area, sites, count)
    expect(made.grids).toHaveLength(count)
    expectCover(made, area, siteCount)
  })

  test('of any ragged area with any sites covers it once', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e6 }),
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 1, max: 6 }),
        (seed, siteCount, count) => {
          const area = [raggedArea(seed, 40)]
          const made = partition(area, sitesIn(area, siteCount, seed), count)
          expect(made.grids).toHaveLength(count)
          expectCover(made, area, siteCount)
        },
      ),
      { numRuns: 8, endOnFailure: true },
    )
  })

  test('with all sites on one spot covers the area once', () => {
    const sites = Array.from({ length: 40 }, () => ({ place: [116.1, 40.1] as const, hours: 9 }))
    expectCover(partition([square], sites, 4), [square], 40)
  })

  test('is the same for the same input', () => {
    const area = [raggedArea(5)]
    const sites = sitesIn(area, 120, 5)
    expect(partition(area, sites, 4)).toEqual(partition(area, sites, 4))
  })

  test('gives every separate part of the area a grid of its own', () => {
    const made = partition([square, exclave], sitesIn([square], 40, 2), 1)
    expect(made.grids).toHaveLength(2)
    expect(made.grids.map((grid) => grid.sites.length).sort((a, b) => a - b)).toEqual([0, 40])
  })

  test.each([3, 8, 21])('is better balanced and as compact as plain k-means (area %i)', (seed) => {
    const area = [raggedArea(seed)]
    const { indices, kmeans } = partition(area, sitesIn(area, 280, seed), 8)
    expect(indices.balance).toBeLessThan(1.1)
    expect(indices.balance).toBeLessThan(kmeans.balance)
    expect(indices.compactness).toBeGreaterThan(kmeans.compactness)
  })
})

/** No gap, no overlap, one ring each, and every site in the grid where it lies. */
function expectCover({ grids }: Partition, area: readonly Polygon[], siteCount: number): void {
  const polygons = grids.map((grid) => grid.polygon)
  for (const rings of polygons) {
    expect(ringArea(rings[0]!)).toBeGreaterThan(0)
    for (const hole of rings.slice(1)) expect(ringArea(hole)).toBeLessThan(0)
  }
  const whole = area.reduce((sum, part) => sum + polygonArea(part), 0)
  const sum = polygons.reduce((total, part) => total + polygonArea(part), 0)
  expect(Math.abs(sum / whole - 1)).toBeLessThan(1e-9)
  expectBorder(polygons, area)
  expect(grids.flatMap((grid) => grid.sites).sort((a, b) => a - b)).toEqual(
    Array.from({ length: siteCount }, (_, i) => i),
  )
}

/**
 * Every edge of a grid is either another grid's edge the other way round, or lies on the area's border. Together with
 * the sum of areas this leaves no room for a gap or an overlap.
 */
function expectBorder(polygons: readonly Polygon[], area: readonly Polygon[]): void {
  const edges = new Map<string, number>()
  for (const ring of polygons.flat()) {
    for (const [i, from] of ring.entries()) {
      const key = `${from} ${ring[(i + 1) % ring.length]}`
      expect(edges.has(key)).toBe(false)
      edges.set(key, 1)
    }
  }
  for (const ring of polygons.flat()) {
    for (const [i, from] of ring.entries()) {
      const to = ring[(i + 1) % ring.length]!
      if (edges.has(`${to} ${from}`)) continue
      const middle = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2] as const
      const nearest = Math.min(
        ...area.flat().flatMap((line) => line.map((a, j) => offLine(a, line[(j + 1) % line.length]!, middle))),
      )
      expect(nearest).toBeLessThan(1e-12)
    }
  }
}

function offLine(
  [ax, ay]: readonly [number, number],
  [bx, by]: readonly [number, number],
  [x, y]: readonly [number, number],
) {
  const length = (bx - ax) ** 2 + (by - ay) ** 2
  const t = Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length))
  return Math.sqrt((ax + t * (bx - ax) - x) ** 2 + (ay + t * (by - ay) - y) ** 2)
}

describe('neighbours', () => {
  test('are the grids with a common edge, and every grid of one part hangs together', () => {
    const area = [raggedArea(6)]
    const { grids } = partition(area, sitesIn(area, 100, 6), 6)
    const neighbours = neighboursOf(grids.map((grid) => grid.polygon))
    const reached = new Set([0])
    for (const at of reached) for (const next of neighbours[at]!) reached.add(next)
    expect(reached.size).toBe(6)
    for (const [index, list] of neighbours.entries())
      for (const other of list) expect(neighbours[other]).toContain(index)
  })
})

test('a point in the lake lies in no grid', () => {
  const { grids } = partition([withLake], sitesIn([withLake], 50, 3), 4)
  expect(grids.some((grid) => isInside(grid.polygon, [116.1, 40.1]))).toBe(false)
})
