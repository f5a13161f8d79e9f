import { expect, test } from 'vitest'
import { bestOf, brokenBy, days } from '../line-world.ts'

const site = (maxGapDays: number, minGapDays = 0) => ({ place: 1, site: 7, maxGapDays, minGapDays })

test('two visits to one site are at most the smaller of their maxima apart', () => {
  const world = { at: [0, 10], shifts: days(4), visits: [site(1), site(3)] }
  // days 0 and 3 are 3 apart, 2 more than 1; days 0 and 1 are allowed
  expect(brokenBy(world, [[0], [], [], [1]])).toEqual([['max-gap', 2]])
  expect(brokenBy(world, [[0], [1], [], []])).toEqual([])
})

test('−1 sets no maximum', () => {
  const world = { at: [0, 10], shifts: days(4), visits: [site(-1), site(2)] }
  expect(brokenBy(world, [[0], [], [], [1]])).toEqual([['max-gap', 1]])
  expect(brokenBy({ ...world, visits: [site(-1), site(-1)] }, [[0], [], [], [1]])).toEqual([])
})

test('the search keeps both gaps', () => {
  // visit 0 fits day 0 only; visit 1 must be 1 or 2 days from it, and its windows leave days 0 and 3 (too near, too far) …
  const only = (...list: number[]) => list.map((day) => ({ from: day * 2000, to: day * 2000 + 900 }))
  const world = (...list: number[]) => ({
    at: [0, 10],
    shifts: days(4),
    visits: [
      { ...site(2, 1), windows: only(0), prize: 20 },
      { ...site(2, 1), windows: only(...list) },
    ],
  })
  expect(bestOf(world(0, 3)).unserved).toEqual([1])
  // … or day 2
  expect(bestOf(world(0, 2, 3)).routes).toEqual([[0], [], [1], []])
})

test('a single visit to a site is free', () => {
  expect(brokenBy({ at: [0, 10], shifts: days(2), visits: [site(0)] }, [[], [0]])).toEqual([])
})
