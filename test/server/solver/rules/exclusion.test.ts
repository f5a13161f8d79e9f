import { expect, test } from 'vitest'
import { bestOf, brokenBy } from '../line-world.ts'

const world = { at: [0, 10, 20], visits: [{ prize: 1 }, { prize: 2 }], extra: { exclusions: [[0, 1]] as const } }

test('of two that exclude each other the dearer one is made', () => {
  expect(bestOf(world).routes).toEqual([[1]])
})

test('also in different shifts', () => {
  expect(brokenBy(world, [[0, 1]])).toEqual([['exclusion', 1]])
  const apart = { ...world, shifts: [{}, {}] }
  expect(brokenBy(apart, [[0], [1]])).toEqual([['exclusion', 1]])
  expect(bestOf(apart).unserved).toEqual([0])
})
