import { expect, test } from 'vitest'
import { evaluate } from '../../../../server/solver/index.ts'
import { bestOf, brokenBy, lineWorld } from '../line-world.ts'

// a team goes out twice on day 0: 0 … 300 and 400 … 700
const shifts = [
  { team: 0, day: 0, hours: { from: 0, to: 300 } },
  { team: 0, day: 0, hours: { from: 400, to: 700 } },
]

test('each shift has its own hours', () => {
  // 50 + 200 + 50 = 300 each
  const visits = [{ serviceSeconds: 200 }, { place: 1, serviceSeconds: 200 }]
  expect(
    bestOf({ at: [0, 50], shifts, visits })
      .routes.flat()
      .toSorted(),
  ).toEqual([0, 1])
  expect(bestOf({ at: [0, 50], shifts: shifts.slice(0, 1), visits }).unserved).toHaveLength(1)
  // 50 + 400 + 50 = 500 of 300
  expect(brokenBy({ at: [0, 50], shifts, visits }, [[0, 1], []])).toEqual([['hours', 200]])
})

test('a window of the afternoon is kept by the second one', () => {
  // from 450 on: the first shift is over at 300
  const visits = [{ windows: [{ from: 450, to: 500 }] }]
  expect(bestOf({ at: [0, 50], shifts, visits }).routes).toEqual([[], [0]])
})

test('they are one day: a gap of a day keeps both from going to a site, and neither is a change', () => {
  const site = { place: 1, site: 3, minGapDays: 1 }
  expect(brokenBy({ at: [0, 50], shifts, visits: [site, site] }, [[0], [1]])).toEqual([['gap', 1]])
  expect(bestOf({ at: [0, 50], shifts, visits: [site, site] }).unserved).toHaveLength(1)
  const baseline = Int32Array.from([0])
  const moved = lineWorld({ at: [0, 50], shifts, visits: [{}], extra: { baseline } })
  expect(evaluate(moved, [[], [0]]).changes).toBe(0)
})

test('what comes after may be in the second one, or behind it in the same', () => {
  const extra = { precedences: [[1, 0]] as const }
  const visits = [{ serviceSeconds: 200 }, { place: 1, serviceSeconds: 200 }]
  expect(bestOf({ at: [0, 50], shifts, visits, extra }).routes).toEqual([[1], [0]])
  // 0 starts at 50, 1 ends at 400 + 50 + 200
  expect(brokenBy({ at: [0, 50], shifts, visits, extra }, [[0], [1]])).toEqual([['precedence', 600]])
})

test('the work of both is the work of the team', () => {
  const weights = { unservedRequired: 0, prize: 1000, travelSecond: 1, change: 0, unfairSecond: 1 }
  const problem = lineWorld({
    at: [0, 50],
    shifts: [...shifts, { team: 1, day: 0 }],
    visits: [{}, { place: 1 }],
    extra: { weights },
  })
  // twice 50 + 100 + 50 = 400 for team 0, nothing for team 1: over the mean by 200
  expect(evaluate(problem, [[0], [1], []]).unfairSeconds).toBe(200)
})
