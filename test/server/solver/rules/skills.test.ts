import { expect, test } from 'vitest'
import { bestOf, brokenBy } from '../line-world.ts'

test('all bits of the visit are among those of the shift', () => {
  const world = {
    at: [0, 10, 20],
    shifts: [{ skills: 0b01 }, { skills: 0b11 }],
    visits: [{ skills: 0b11 }, { skills: 0b100 }],
  }
  expect(bestOf(world).routes).toEqual([[], [0]])
  // the missing bits are named: 0b11 without 0b01, 0b100 without 0b11
  expect(brokenBy(world, [[0], [1]])).toEqual([
    ['skills', 0b10],
    ['skills', 0b100],
  ])
})
