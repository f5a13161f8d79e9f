import { expect, test } from 'vitest'
import { bestInsertion, timeRoute } from '../../../../server/solver/index.ts'
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

const rest = (start: number) => ({ windows: [{ from: start, to: start }], durationSeconds: 20 })

// 10 + 50 + 2 × 100 + 10 = 270, and 20 for each break: at the very start, or when both are done
test.each([
  ['no break', [], 270],
  ['an early lunch', [rest(0)], 290],
  ['a late lunch', [rest(260)], 290],
  ['tea and a late lunch', [rest(0), rest(280)], 310],
])(
  'with %s a stop saves its set-up behind another one at the place, and that one its in front of it',
  (_, breaks, to) => {
    const world = (seconds: number) =>
      lineWorld({
        at: [0, 10],
        shifts: [{ hours: { from: 0, to: seconds }, breaks }],
        visits: same.slice(0, 2),
        extra: { precedences: [[0, 1]] },
      })
    const added = { shift: 0, extraTravelSeconds: 0 }
    expect(bestInsertion(world(to), [[0]], 1)).toEqual({ ...added, position: 1 })
    expect(bestInsertion(world(to), [[1]], 0)).toEqual({ ...added, position: 0 })
    expect(bestInsertion(world(to - 1), [[0]], 1)).toBeUndefined()
    expect(bestInsertion(world(to - 1), [[1]], 0)).toBeUndefined()
  },
)
