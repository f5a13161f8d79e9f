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

// 10 + 50 + 3 × 100 + 10 = 370, and 20 for each break: at the very start, or when all are done
test.each([
  ['no break', [], 370],
  ['an early lunch', [rest(0)], 390],
  ['a late lunch', [rest(360)], 390],
  ['tea and a late lunch', [rest(0), rest(380)], 410],
])(
  'with %s a stop saves its set-up behind another one at the place, and that one its in front of it',
  (_, breaks, to) => {
    const world = (seconds: number) =>
      lineWorld({
        at: [0, 10],
        shifts: [{ hours: { from: 0, to: seconds }, breaks }],
        visits: same,
        extra: {
          precedences: [
            [0, 1],
            [1, 2],
            [0, 2],
          ],
        },
      })
    for (const visit of [0, 1, 2]) {
      const others = [[0, 1, 2].filter((other) => other !== visit)]
      expect(bestInsertion(world(to), others, visit)).toEqual({ shift: 0, position: visit, extraTravelSeconds: 0 })
      expect(bestInsertion(world(to - 1), others, visit)).toBeUndefined()
    }
  },
)
