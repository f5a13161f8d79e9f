import { expect, test } from 'vitest'
import { bestOf, brokenBy } from '../line-world.ts'

const world = {
  at: [0, 10, 20, 30],
  shifts: [{ maxStops: 2 }],
  visits: [{ prize: 3 }, { prize: 2 }, { prize: 4 }],
}

test('of three visits the two dearest are made', () => {
  expect(bestOf(world).routes[0]!.toSorted()).toEqual([0, 2])
  expect(brokenBy(world, [[0, 1, 2]])).toEqual([['stops', 1]])
})
