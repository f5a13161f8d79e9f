import { expect, test } from 'vitest'
import { evaluate, openSearch } from '../../../../server/solver/index.ts'
import { bestOf, days, type LineWorld, lineWorld } from '../line-world.ts'

const weights = (unfairSecond: number) => ({
  unservedRequired: 0,
  prize: 1000,
  travelSecond: 1,
  change: 0,
  unfairSecond,
})
const world = (unfairSecond: number): LineWorld => ({
  at: [0, 10, 10, 30],
  shifts: [{}, { start: 3, end: 3 }],
  visits: [{}, {}],
  extra: { weights: weights(unfairSecond) },
})

test('work moves to the idle team when that is worth the drive', () => {
  // both in shift 0: work 20 + 200 = 220 and 0, mean 110, over by 110
  expect(bestOf(world(0)).score).toMatchObject({ travelSeconds: 20, unfairSeconds: 110, cost: 20 })
  // one each: 120 and 140, mean 130, over by 10, 40 more driving: 60 + 10 < 20 + 110
  expect(bestOf(world(1)).score).toMatchObject({ travelSeconds: 60, unfairSeconds: 10, cost: 70 })
})

test('work is driving, service and set-up, over all shifts of a team', () => {
  const problem = lineWorld({
    at: [0, 10, 20, 30],
    shifts: [...days(2), { team: 1 }],
    visits: [{ setupSeconds: 5 }, {}, {}],
    extra: { weights: weights(2) },
  })
  // team 0: (20 + 5 + 100) + (40 + 100) = 265, team 1: 60 + 100 = 160; mean 212.5, cut to 212; over by 53
  expect(evaluate(problem, [[0], [1], [2]])).toMatchObject({
    unfairSeconds: 53,
    travelSeconds: 120,
    cost: 120 + 2 * 53,
  })
})

test('set-up that is saved is no work', () => {
  const problem = lineWorld({
    at: [0, 10],
    shifts: [{}, {}],
    visits: [{ setupSeconds: 40 }, { place: 1, setupSeconds: 40 }],
    extra: { weights: weights(1) },
  })
  // 20 + 40 + 200 = 260 and 0, mean 130
  expect(evaluate(problem, [[0, 1], []]).unfairSeconds).toBe(130)
})

test('a team without shifts does not count, an idle one does', () => {
  const alone = lineWorld({ at: [0, 10], shifts: [{ team: 5 }], visits: [{}], extra: { weights: weights(1) } })
  expect(evaluate(alone, [[0]]).unfairSeconds).toBe(0)
  const two = lineWorld({
    at: [0, 10],
    shifts: [{ team: 5 }, { team: 9 }],
    visits: [{}],
    extra: { weights: weights(1) },
  })
  // 120 and 0
  expect(evaluate(two, [[0], []]).unfairSeconds).toBe(60)
})

test('a visit that only fairness pays for is made', () => {
  const problem: LineWorld = {
    at: [0, 10, 10],
    shifts: [{ hours: { from: 0, to: 520 } }, {}],
    visits: [
      { prize: 10, serviceSeconds: 500 },
      { prize: 0, serviceSeconds: 300 },
    ],
    extra: {
      assignmentCost: Int32Array.from([0, -1, -1, 0]),
      weights: { ...weights(1), prize: 100 },
    },
  }
  // without it 520 and 0: over by 260; with it 520 and 320: mean 420, over by 100; that is 160 for 20 of driving
  expect(bestOf(problem).score).toMatchObject({ unfairSeconds: 100, travelSeconds: 40, cost: 140 })
})

test('set-up that a stop saves or pays counts to the second', () => {
  // a mate works 420; team 0 has room for one more at place 1, beside a stop there that pays 300 of set-up either way
  const problem: LineWorld = {
    at: [0, 10, 400],
    shifts: [{}, {}],
    visits: [
      { place: 1, setupSeconds: 300 },
      { place: 1, setupSeconds: 300, prize: 0 },
      { place: 1, serviceSeconds: 700 },
    ],
    extra: {
      assignmentCost: Int32Array.from([0, -1, 45, -1, -1, 0]),
      weights: { ...weights(1), prize: 1000 },
    },
  }
  // team 1 works 720. Without visit 1 team 0 works 20 + 300 + 100 = 420: mean 570, over by 150; with it 520, set-up saved:
  // mean 620, over by 100. That is 50 for 45. Were set-up paid twice, team 0 would work 820 and be the busiest.
  expect(bestOf(problem).score).toMatchObject({ unfairSeconds: 100, assignmentCost: 45, travelSeconds: 40, cost: 185 })
})

test('with no team at all nothing is unfair', () => {
  const search = openSearch(lineWorld({ ...world(1), shifts: [] }), { seed: 1 })
  // two visits left out, 10 × 1,000 each
  expect(search.bestCost).toBe(20_000)
  expect(search.step()).toBe(false)
})
