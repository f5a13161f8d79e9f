import { expect, test } from 'vitest'
import { bestOf, brokenBy, days } from '../line-world.ts'

const world = {
  at: [0, 10, 20, 30],
  shifts: [{ maxStops: 2 }],
  visits: [{ prize: 3 }, { prize: 2 }, { prize: 4 }],
}

test('of three visits the two dearest are made', () => {
  expect(bestOf(world).routes[0]!.toSorted()).toEqual([0, 2])
  expect(brokenBy(world, [[0, 1, 2]])).toEqual([['stops', 1]])
  expect(brokenBy(world, [[0, 1]])).toEqual([])
})

test('each day has its own limit', () => {
  const shifts = days(2).map((day, d) => ({ ...day, maxStops: 2 - d }))
  expect(bestOf({ ...world, shifts }).routes.map((route) => route.length)).toEqual([2, 1])
  expect(brokenBy({ ...world, shifts }, [[0], [1, 2]])).toEqual([['stops', 1]])
})

test('stops at one place count one by one', () => {
  const visits = world.visits.map((visit) => ({ ...visit, place: 1 }))
  expect(bestOf({ ...world, visits }).unserved).toEqual([1])
})

test('a shift that may make none makes none', () => {
  expect(bestOf({ ...world, shifts: [{ maxStops: 0 }] }).routes).toEqual([[]])
  expect(brokenBy({ ...world, shifts: [{ maxStops: 0 }] }, [[0, 1]])).toEqual([['stops', 2]])
})
