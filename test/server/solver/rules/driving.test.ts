import { expect, test } from 'vitest'
import { bestOf, brokenBy } from '../line-world.ts'

const shifts = [{ maxDrivingSeconds: 120 }]

test('2 × 60 is allowed, 2 × 61 is not', () => {
  expect(bestOf({ at: [0, 60], shifts, visits: [{}] }).routes).toEqual([[0]])
  expect(bestOf({ at: [0, 61], shifts, visits: [{}] }).routes).toEqual([[]])
  expect(brokenBy({ at: [0, 61], shifts, visits: [{}] }, [[0]])).toEqual([['driving', 2]])
})

test('service is no driving', () => {
  expect(brokenBy({ at: [0, 60], shifts, visits: [{ serviceSeconds: 880 }] }, [[0]])).toEqual([])
})
