import { expect, test } from 'vitest'
import { evaluate } from '../../../../server/solver/index.ts'
import { bestOf, days, type LineWorld, lineWorld } from '../line-world.ts'

const world = (change: number): LineWorld => ({
  at: [0, 100, 100],
  shifts: [{}, { start: 1, end: 1 }],
  visits: [{ place: 2 }],
  extra: {
    baseline: Int32Array.from([0]),
    weights: { unservedRequired: 0, prize: 1000, travelSecond: 1, change, unfairSecond: 0 },
  },
})

test('a visit stays where it was unless moving it saves more than the penalty', () => {
  // shift 0 drives 2 × 100 for it, shift 1 nothing
  expect(bestOf(world(201)).routes).toEqual([[0], []])
  expect(bestOf(world(199)).routes).toEqual([[], [0]])
  expect(bestOf(world(199)).score).toMatchObject({ changes: 1, cost: 199 })
})

test('a visit of the baseline that is left out is a change, a new one is none', () => {
  const problem = lineWorld({
    at: [0, 10, 20],
    visits: [{ prize: 3 }, { prize: 4 }],
    extra: { baseline: Int32Array.from([0, -1]), weights: { ...world(50).extra!.weights!, prize: 1 } },
  })
  // 50 for the one that is gone, its prize 3, and 2 × 20 for the new one
  expect(evaluate(problem, [[1]])).toMatchObject({ changes: 1, cost: 93 })
})

test('another shift of the same team and day is no change, another day is', () => {
  const [first, second] = days(2)
  const problem = lineWorld({
    at: [0, 10],
    shifts: [first!, { ...first, hours: { from: 1000, to: 1500 } }, second!],
    visits: [{}],
    extra: { baseline: Int32Array.from([0]) },
  })
  expect(
    [
      [[0], [], []],
      [[], [0], []],
      [[], [], [0]],
    ].map((routes) => evaluate(problem, routes).changes),
  ).toEqual([0, 0, 1])
})
