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

test('the team that is able serves, however far it is, and the near one what anybody may', () => {
  // shift 0 starts at the very place but lacks bit 2; shift 1 drives 2 × 300
  const world = {
    at: [0, 300],
    shifts: [{ start: 1, end: 1, skills: 0b01 }, { skills: 0b110 }],
    visits: [{ skills: 0b100 }, { place: 1 }, { place: 1, skills: 0b01 }],
  }
  const { routes, broken, score } = bestOf({ ...world })
  expect([routes.map((route) => route.toSorted()), broken, score.travelSeconds]).toEqual([[[1, 2], [0]], [], 600])
})

test('the bit of the sign is a skill like the others', () => {
  const world = { at: [0, 10], shifts: [{ skills: 0b11 }, { skills: -(2 ** 31) }], visits: [{ skills: -(2 ** 31) }] }
  expect(bestOf(world).routes).toEqual([[], [0]])
  expect(brokenBy(world, [[0], []])).toEqual([['skills', -(2 ** 31)]])
})
