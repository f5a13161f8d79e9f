import { describe, expect, test } from 'vitest'
import { roundLeft, sideOf } from '../../../server/grids/exact.ts'
import { gridCountFor } from '../../../server/grids/grid-count.ts'
import { gridCode, numberingOrder } from '../../../server/grids/number-grids.ts'
import { shareTeams } from '../../../server/grids/share-teams.ts'

describe('the number of grids', () => {
  const rule = { sitesFrom: 25, sitesTo: 40, hours: 450, countMax: 99 }
  test.each([
    // 100 sites: at least ⌈100/40⌉ = 3, at most ⌊100/25⌋ = 4.
    [100, 450 * 3.4, 3],
    [100, 450 * 9, 4],
    [100, 0, 3],
    [0, 0, 1],
    [7, 90, 1],
    [41, 450, 2],
    [5000, 60_000, 99],
  ])('for %i sites with %f hours', (sites, hours, count) => {
    expect(gridCountFor(sites, hours, rule)).toBe(count)
  })
})

describe('numbering', () => {
  test('runs from west to east in rows from north to south', () => {
    const rows = [
      [0, 2],
      [1, 2.1],
      [2, 1.9],
      [0, 1],
      [1, 0.9],
      [2, 1.1],
      [0, 0],
      [1, 0.1],
      [2, -0.1],
    ] as const
    expect(numberingOrder(rows)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8])
    expect(numberingOrder([...rows].reverse())).toEqual([8, 7, 6, 5, 4, 3, 2, 1, 0])
  })
  test('takes a strip as one row, one grid as itself', () => {
    expect(
      numberingOrder([
        [2, 0],
        [0, 0],
        [1, 0],
      ]),
    ).toEqual([1, 2, 0])
    expect(numberingOrder([[5, 5]])).toEqual([0])
  })
  test('codes have two digits', () => {
    expect(gridCode('110105', 7)).toBe('110105G07')
  })
})

describe('sharing grids among teams', () => {
  // Four grids in a row, 1 km apart, each touching the next.
  const row = [0, 1, 2, 3].map((i) => ({
    hours: 100,
    centre: [i * 1000, 0] as const,
    neighbours: [i - 1, i + 1].filter((other) => other >= 0 && other < 4),
  }))
  test('gives each team its own end of the row', () => {
    const crews = [
      { base: [3000, 0] as const, hours: 20 },
      { base: [0, 0] as const, hours: 20 },
    ]
    expect(shareTeams(row, crews)).toEqual([1, 1, 0, 0])
  })
  test('gives a team with three times the hours three grids', () => {
    const crews = [
      { base: [0, 0] as const, hours: 30 },
      { base: [0, 0] as const, hours: 10 },
    ]
    const teams = shareTeams(row, crews)
    expect(teams.filter((team) => team === 0)).toHaveLength(3)
    expect(teams).not.toEqual([0, 1, 0, 0])
    expect(teams).not.toEqual([0, 0, 1, 0])
  })
  test('leaves grids without a team when there is none, and spare teams without a grid', () => {
    expect(shareTeams(row, [])).toEqual([-1, -1, -1, -1])
    const many = Array.from({ length: 6 }, (_, i) => ({ base: [i * 600, 0] as const, hours: 20 }))
    expect(new Set(shareTeams(row, many)).size).toBe(4)
  })
})

describe('exact geometry', () => {
  test('sees a point one bit off the line', () => {
    const a = [116.123456, 39.9] as const
    const b = [116.2, 40.1] as const
    const on = roundLeft(a, b, [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2])
    expect(sideOf(a, b, on)).toBeGreaterThanOrEqual(0)
    expect(sideOf(a, b, [on[0] + 2 ** -45, on[1]])).toBe(-1)
    expect(sideOf(a, b, a)).toBe(0)
  })
  test('finds the point on a line that follows a meridian', () => {
    expect(sideOf([116, 39], [116, 40], roundLeft([116, 39], [116, 40], [116.00000000000001, 39.3]))).toBe(0)
  })
})
