import { expect, test } from 'vitest'
import { firstOf, interval, LAST, lastOf } from '../../../server/solver/interval.ts'

test('both ends come back, also the greatest, and an empty interval is none', () => {
  for (const [low, high] of [
    [0, 0],
    [1, 7],
    [LAST, LAST],
  ] as const)
    expect([firstOf(interval(low, high)), lastOf(interval(low, high))]).toEqual([low, high])
  expect(interval(LAST, LAST)).toBeGreaterThan(0)
  expect(interval(2, 1)).toBe(-1)
})
