import { expect, test } from 'vitest'
import { bestOf, brokenBy } from '../line-world.ts'

// a unit is ten metres: 2 × 60 × 10 = 1,200
const world = (maxDistanceMetres: number, breaks = 0) => {
  const rest = { windows: [{ from: 0, to: 900 }], durationSeconds: 10 }
  return {
    at: [0, 60],
    shifts: [{ maxDistanceMetres, breaks: Array.from({ length: breaks }, () => rest) }],
    visits: [{}],
  }
}

test('1,200 metres are allowed where 1,200 are the limit, and where it is 1,199 they are not', () => {
  expect(bestOf(world(1200)).routes).toEqual([[0]])
  expect(bestOf(world(1199)).routes).toEqual([[]])
  expect(brokenBy(world(1200), [[0]])).toEqual([])
  expect(brokenBy(world(1199), [[0]])).toEqual([['distance', 1]])
})

test('of two detours the one within the limit is taken', () => {
  // 40 and 60 lie on one way (1,200); 60 and, to the other side, 10 are 2 × 60 + 2 × 10 = 140 (1,400)
  const visits = [{ prize: 9 }, { prize: 1 }, { prize: 2 }]
  expect(bestOf({ ...world(1200), at: [0, 60, 40, -10], visits }).unserved).toEqual([2])
})

test('with lunch and with two breaks the limit is the same', () => {
  for (const breaks of [1, 2]) {
    expect(bestOf(world(1200, breaks)).routes).toEqual([[0]])
    expect(bestOf(world(1199, breaks)).routes).toEqual([[]])
  }
})
