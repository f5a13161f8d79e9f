import { expect, test } from 'vitest'
import { bestOf, brokenBy } from '../line-world.ts'

// a unit is ten metres: 2 × 60 × 10 = 1,200
const shifts = [{ maxDistanceMetres: 1200 }]

test('1,200 metres are allowed, 1,220 are not', () => {
  expect(bestOf({ at: [0, 60], shifts, visits: [{}] }).routes).toEqual([[0]])
  expect(bestOf({ at: [0, 61], shifts, visits: [{}] }).routes).toEqual([[]])
  expect(brokenBy({ at: [0, 61], shifts, visits: [{}] }, [[0]])).toEqual([['distance', 20]])
})

test('of two detours the one within the limit is taken', () => {
  // 40 and 60 lie on one way (1,200); 60 and, to the other side, 10 are 2 × 60 + 2 × 10 = 140 (1,400)
  const visits = [{ prize: 9 }, { prize: 1 }, { prize: 2 }]
  expect(bestOf({ at: [0, 60, 40, -10], shifts, visits }).unserved).toEqual([2])
})

test('with lunch and with two breaks the limit is the same', () => {
  const rest = { windows: [{ from: 0, to: 900 }], durationSeconds: 10 }
  for (const breaks of [[rest], [rest, rest]]) {
    expect(bestOf({ at: [0, 60], shifts: [{ ...shifts[0], breaks }], visits: [{}] }).routes).toEqual([[0]])
    expect(bestOf({ at: [0, 61], shifts: [{ ...shifts[0], breaks }], visits: [{}] }).routes).toEqual([[]])
  }
})
