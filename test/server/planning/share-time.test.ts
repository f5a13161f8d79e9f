import { expect, test } from 'vitest'
import { dealOut, nextShare, type Share } from '../../../server/planning/share-time.ts'

const share = (weight: number, spentMs: number, improvedAtMs = spentMs): Share => ({ weight, spentMs, improvedAtMs })

test('whoever has had least for its size goes on', () => {
  // 100 ms for 10 visits are more than 300 ms for 60
  expect(nextShare([share(10, 100), share(60, 300)])).toBe(1)
  expect(nextShare([share(10, 40), share(60, 300)])).toBe(0)
})

test('who has found nothing for half of its time counts half', () => {
  expect(nextShare([share(10, 100, 40), share(10, 150)])).toBe(1)
  expect(nextShare([share(10, 100, 60), share(10, 150)])).toBe(0)
})

test('in the long run time is shared by size, and everybody gets some', () => {
  const shares = [share(400, 0), share(100, 0), share(1, 0)]
  for (let slice = 0; slice < 1002; slice++) {
    const next = shares[nextShare(shares)]!
    next.spentMs += 50
    next.improvedAtMs = next.spentMs
  }
  expect(shares.map(({ spentMs }) => Math.round(spentMs / 50))).toEqual([800, 200, 2])
})

test('weeks are dealt out evenly, the heaviest first; no group is empty', () => {
  expect(dealOut([1, 5, 4, 2], 2)).toEqual([
    [1, 0],
    [2, 3],
  ])
  expect(dealOut([3], 4)).toEqual([[0]])
  expect(dealOut([], 2)).toEqual([])
})
