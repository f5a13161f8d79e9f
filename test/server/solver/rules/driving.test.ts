import { expect, test } from 'vitest'
import { bestOf, brokenBy } from '../line-world.ts'

// 60 there and 60 back
const world = (maxDrivingSeconds: number, breaks = 0) => {
  const rest = { windows: [{ from: 0, to: 900 }], durationSeconds: 10 }
  return {
    at: [0, 60],
    shifts: [{ maxDrivingSeconds, breaks: Array.from({ length: breaks }, () => rest) }],
    visits: [{}],
  }
}

test('120 are allowed where 120 are the limit, and where it is 119 they are not', () => {
  expect(brokenBy(world(120), [[0]])).toEqual([])
  expect(brokenBy(world(119), [[0]])).toEqual([['driving', 1]])
})

test.each([0, 1, 2])('the search keeps it to the second with %i breaks', (breaks) => {
  expect(bestOf(world(120, breaks)).routes).toEqual([[0]])
  expect(bestOf(world(119, breaks)).routes).toEqual([[]])
})

test('service and breaks are no driving', () => {
  expect(brokenBy({ ...world(120), visits: [{ serviceSeconds: 880 }] }, [[0]])).toEqual([])
  expect(brokenBy({ ...world(120, 2), visits: [{ serviceSeconds: 860 }] }, [[0]])).toEqual([])
})
