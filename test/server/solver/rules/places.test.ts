import { expect, test } from 'vitest'
import { evaluate } from '../../../../server/solver/index.ts'
import { bestOf, lineWorld } from '../line-world.ts'

test('a shift starts at one place and ends at another', () => {
  // from 0 over 50 to 100: 100; home to 0 it would be 50 + 50 = 100 as well, so end at 20: 50 + 30 = 80
  const there = lineWorld({ at: [0, 50, 100], shifts: [{ end: 2 }], visits: [{ place: 1 }] })
  expect(evaluate(there, [[0]]).travelSeconds).toBe(100)
  const near = lineWorld({ at: [0, 50, 20], shifts: [{ end: 2 }], visits: [{ place: 1 }] })
  expect(evaluate(near, [[0]]).travelSeconds).toBe(80)
})

test('the team that starts nearer serves', () => {
  // from 0 and back 2 × 90 = 180, from 100 and back 2 × 10 = 20
  const { routes, score } = bestOf({ at: [0, 90, 100], shifts: [{}, { start: 2, end: 2 }], visits: [{ place: 1 }] })
  expect([routes, score.travelSeconds]).toEqual([[[], [0]], 20])
})

test('an idle shift drives nowhere, though it ends elsewhere', () => {
  const idle = lineWorld({ at: [0, 50], shifts: [{ end: 1 }], visits: [] })
  expect(evaluate(idle, [[]]).travelSeconds).toBe(0)
})
