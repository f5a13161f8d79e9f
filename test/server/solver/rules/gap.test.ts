import { expect, test } from 'vitest'
import { bestOf, brokenBy, days } from '../line-world.ts'

const visits = (first: number, second: number) => [
  { place: 1, site: 7, minGapDays: first },
  { place: 1, site: 7, minGapDays: second },
]

test('two visits to one site keep the larger of their gaps', () => {
  // days 0 and 2 are 2 apart, as visit 1 asks; days 0 and 1 only 1
  const world = { at: [0, 10], shifts: days(3), visits: visits(1, 2) }
  expect(bestOf(world).routes.map((route) => route.length)).toEqual([1, 0, 1])
  expect(brokenBy(world, [[0], [1], []])).toEqual([['gap', 1]])
  expect(brokenBy(world, [[0, 1], [], []])).toEqual([['gap', 2]])
})

test('a gap of one day keeps two teams from meeting there', () => {
  const shifts = [{ day: 0 }, { day: 0 }]
  expect(bestOf({ at: [0, 10], shifts, visits: visits(1, 0) }).unserved).toHaveLength(1)
  expect(bestOf({ at: [0, 10], shifts, visits: visits(0, 0) }).unserved).toEqual([])
})

test('other sites do not matter', () => {
  const [one, other] = visits(2, 2)
  expect(brokenBy({ at: [0, 10], visits: [one!, { ...other, site: 8 }] }, [[0, 1]])).toEqual([])
})
