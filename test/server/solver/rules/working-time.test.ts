import { expect, test } from 'vitest'
import { explain } from '../../../../server/solver/index.ts'
import { bestOf, brokenBy, lineWorld } from '../line-world.ts'

const shifts = [{ maxWorkSeconds: 220 }]

test('2 × 60 of driving and 100 of service are allowed, one second more is not', () => {
  expect(bestOf({ at: [0, 60], shifts, visits: [{}] }).routes).toEqual([[0]])
  expect(bestOf({ at: [0, 60], shifts, visits: [{ serviceSeconds: 101 }] }).routes).toEqual([[]])
  expect(brokenBy({ at: [0, 60], shifts, visits: [{ serviceSeconds: 101 }] }, [[0]])).toEqual([['work', 1]])
})

test('breaks and waiting are no work', () => {
  const rest = [{ windows: [{ from: 0, to: 500 }], durationSeconds: 300 }]
  const visits = [{ windows: [{ from: 700, to: 800 }] }]
  const { routes, broken } = bestOf({ at: [0, 60], shifts: [{ ...shifts[0], breaks: rest }], visits })
  expect([routes, broken]).toEqual([[[0]], []])
})

test('set-up is, once at one place', () => {
  // 2 × 10 of driving, 30 of set-up, 85 + 85 of service: 220; set up twice it would be 250
  const visits = [
    { serviceSeconds: 85, setupSeconds: 30 },
    { place: 1, serviceSeconds: 85, setupSeconds: 30 },
  ]
  expect(bestOf({ at: [0, 10], shifts, visits }).routes[0]).toHaveLength(2)
  expect(brokenBy({ at: [0, 10, 10], shifts, visits: [visits[0]!, { ...visits[1], place: 2 }] }, [[0, 1]])).toEqual([
    ['work', 30],
  ])
})

test('a visit left out for it says by how much', () => {
  const problem = lineWorld({ at: [0, 70], shifts, visits: [{}] })
  // 2 × 70 + 100 = 240
  expect(explain(problem, [[]], 0)).toMatchObject({ blockedBy: 'work', shortBy: 20 })
})
