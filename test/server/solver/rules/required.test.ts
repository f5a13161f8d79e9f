import { expect, test } from 'vitest'
import { bestOf, brokenBy } from '../line-world.ts'

const world = (required: boolean) => ({
  at: [0, 100, 110],
  shifts: [{ hours: { from: 0, to: 400 } }],
  visits: [{ prize: 1, required }, { prize: 900 }],
})

test('a required visit goes before any prize', () => {
  // both together take 100 + 100 + 10 + 100 + 110 = 420 > 400, so one of them must stay out
  expect(bestOf(world(false)).routes).toEqual([[1]])
  expect(bestOf(world(true)).routes).toEqual([[0]])
})

test('a required visit that is missing is named, and weighs as said', () => {
  expect(brokenBy(world(true), [[1]])).toEqual([['required', 1]])
  // 1,000,000 for the required one, 1,000 × 1 for its prize, 2 × 110 driving
  const { score } = bestOf({ ...world(true), at: [0, 400, 110] })
  expect(score).toMatchObject({ requiredServed: 0, requiredUnserved: 1, cost: 1_001_220 })
})
