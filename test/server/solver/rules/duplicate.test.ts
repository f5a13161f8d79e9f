import { expect, test } from 'vitest'
import { brokenBy } from '../line-world.ts'

test('a visit that is made twice is named', () => {
  expect(brokenBy({ at: [0, 10], shifts: [{}, {}], visits: [{}] }, [[0], [0]])).toEqual([['duplicate', 1]])
  expect(brokenBy({ at: [0, 10], visits: [{}] }, [[0, 0]])).toEqual([['duplicate', 1]])
})
