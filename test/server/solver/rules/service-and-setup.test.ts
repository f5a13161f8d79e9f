import { expect, test } from 'vitest'
import { timeRoute } from '../../../../server/solver/index.ts'
import { bestOf, hours, lineWorld } from '../line-world.ts'

const same = [1, 1, 1].map((place) => ({ place, setupSeconds: 50 }))

test('set-up is paid once per place', () => {
  // 10 + 50 + 3 × 100 + 10 = 370 instead of 470
  expect(bestOf({ at: [0, 10], shifts: hours(370), visits: same }).unserved).toEqual([])
  expect(bestOf({ at: [0, 10], shifts: hours(369), visits: same }).unserved).toHaveLength(1)
})

test.each([1, 2])('once per place with %i breaks, too', (breaks) => {
  const rest = { windows: [{ from: 0, to: 900 }], durationSeconds: 20 }
  const world = (to: number) => ({
    at: [0, 10],
    shifts: [{ hours: { from: 0, to }, breaks: Array.from({ length: breaks }, () => rest) }],
    visits: same,
  })
  // 370 as above, and 20 for each break
  expect(bestOf(world(370 + 20 * breaks)).unserved).toEqual([])
  expect(bestOf(world(369 + 20 * breaks)).unserved).toHaveLength(1)
})

test('and not at all where the shift starts, as in VROOM', () => {
  // 0 + 100 at the start itself, then 10 + 50 + 100 + 10 home = 270
  const problem = lineWorld({
    at: [0, 10],
    visits: [
      { place: 0, setupSeconds: 50 },
      { place: 1, setupSeconds: 50 },
    ],
  })
  expect(timeRoute(problem, 0, [0, 1]).returnSeconds).toBe(270)
  // the other way round both are paid: 10 + 50 + 100 + 10 + 50 + 100 = 320
  expect(timeRoute(problem, 0, [1, 0]).returnSeconds).toBe(320)
})

test('the search counts on that, too', () => {
  const visits = [
    { place: 0, setupSeconds: 50 },
    { place: 1, setupSeconds: 50 },
  ]
  expect(bestOf({ at: [0, 10], shifts: hours(270), visits }).routes).toEqual([[0, 1]])
  expect(bestOf({ at: [0, 10], shifts: hours(269), visits }).unserved).toHaveLength(1)
})
