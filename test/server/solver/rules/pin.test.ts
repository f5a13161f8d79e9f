import { expect, test } from 'vitest'
import { check, maxIterations, type Pin, solve } from '../../../../server/solver/index.ts'
import { bestOf, brokenBy, days, lineWorld } from '../line-world.ts'

const pins = (...list: Partial<Pin>[]) => ({
  pins: list.map((pin) => ({ visit: 0, shift: -1, day: -1, position: -1, ...pin })),
})

test('a visit pinned to a shift is there, however dear', () => {
  // shift 1 starts at its very place, shift 0 drives 2 × 400 for it
  const shifts = [{}, { start: 1, end: 1 }]
  const { routes, broken } = bestOf({ at: [0, 400], shifts, visits: [{}], extra: pins({ shift: 0 }) })
  expect([routes, broken]).toEqual([[[0], []], []])
})

test('in no shift or another one it is a violation', () => {
  const world = { at: [0, 10], shifts: [{}, {}], visits: [{}], extra: pins({ shift: 1 }) }
  expect(brokenBy(world, [[0], []])).toEqual([['pin', 1]])
  expect(brokenBy(world, [[], []])).toEqual([['pin', 1]])
})

test('a pin that breaks a rule stands, and check says so', () => {
  const { routes, broken } = bestOf({ at: [0, 600, 10], visits: [{}, {}], extra: pins({ shift: 0 }) })
  // 600 + 100 + 600 = 1,300 of 1,000; the other visit would make it later
  expect(routes).toEqual([[0]])
  expect(broken).toMatchObject([{ rule: 'hours', shift: 0, amount: 300 }])
})

test('visits pinned to a shift come in an order that keeps their windows, whichever they are named in', () => {
  const windows = (to: number) => [{ from: 0, to }]
  const both = (...visits: { windows?: { from: number; to: number }[] }[]) =>
    bestOf({
      at: [0, ...visits.map((_, v) => 10 * (v + 1))],
      visits,
      extra: pins(...visits.map((_, visit) => ({ visit, shift: 0 }))),
    })
  // 2 starts at 30, done at 130; 0 starts at 130 + 20 = 150, just in time; 1 follows
  const three = both({ windows: windows(150) }, {}, { windows: windows(30) })
  expect([three.routes, three.broken]).toEqual([[[2, 0, 1]], []])
  // each closes as the one in front of it is done: only one of 120 orders is in time
  const five = both(...[550, 440, 330, 220, 110].map((to) => ({ windows: windows(to) })))
  expect([five.routes, five.broken]).toEqual([[[4, 3, 2, 1, 0]], []])
})

test('an order for pinned visits keeps positions and what comes before what', () => {
  const world = {
    at: [0, 10, 20, 30, 40],
    visits: [{}, { windows: [{ from: 0, to: 160 }] }, { windows: [{ from: 0, to: 300 }] }, {}],
    extra: {
      ...pins({ shift: 0 }, { visit: 1, shift: 0 }, { visit: 2, shift: 0 }, { visit: 3, shift: 0, position: 0 }),
      precedences: [[0, 2]] as [number, number][],
    },
  }
  // 3 is done at 140, 1 would be at 160, 0 at 270, 2 at 390 – too late; so no order keeps all, and the pins stand
  expect(bestOf(world).broken).not.toEqual([])
  expect(bestOf(world).routes[0]).toHaveLength(4)
  // when 0 takes 10 s instead of 100, it is done at 280, and 2 begins at 300, in time
  const visits = [{ serviceSeconds: 10 }, world.visits[1]!, world.visits[2]!, {}]
  const fitting = bestOf({ ...world, visits })
  expect([fitting.routes, fitting.broken]).toEqual([[[3, 1, 0, 2]], []])
})

test('a visit pinned to a day is required and on a shift of that day, whichever is cheapest', () => {
  const shifts = [...days(2), { ...days(2)[1]!, team: 1, start: 1, end: 1 }]
  // day 0 has no say; on day 1 the team at place 1 drives 2 × 10 to 30, the other one 2 × 30
  const world = { at: [0, 20, 30], shifts, visits: [{ place: 2, prize: 0 }], extra: pins({ day: 1 }) }
  const { routes, broken, score } = bestOf(world)
  expect([routes, broken, score.travelSeconds]).toEqual([[[], [], [0]], [], 20])
  expect(score).toMatchObject({ requiredServed: 1, requiredUnserved: 0 })
})

test('on another day it is a violation, left out it is missing', () => {
  const world = { at: [0, 10], shifts: days(3), visits: [{}], extra: pins({ day: 2 }) }
  // day 0 is 2 days away
  expect(brokenBy(world, [[0], [], []])).toEqual([['pin', 2]])
  expect(brokenBy(world, [[], [], []])).toEqual([['required', 1]])
  expect(brokenBy(world, [[], [], [0]])).toEqual([])
})

test('a day on which it does not fit leaves it out', () => {
  // day 1 holds one of them: 10 + 600 + 10, not 10 + 600 + 600 + 10 = 1,220 of 1,000
  const visits = [{ serviceSeconds: 600 }, { place: 1, serviceSeconds: 600, required: true, prize: 99 }]
  const { routes, broken } = bestOf({ at: [0, 10], shifts: days(2), visits, extra: pins({ day: 1 }) })
  expect([routes, broken]).toEqual([[[1], [0]], []])
  const both = bestOf({ at: [0, 10], shifts: days(2), visits, extra: pins({ day: 1 }, { visit: 1, day: 1 }) })
  expect([both.routes, both.broken]).toEqual([[[], [1]], []])
})

test('position 0 comes first', () => {
  const world = { at: [0, 10, 20, 30], visits: [{}, {}, {}], extra: pins({ visit: 2, shift: 0, position: 0 }) }
  expect(bestOf(world).routes[0]![0]).toBe(2)
  expect(bestOf(world).routes[0]).toHaveLength(3)
  // second instead of first
  expect(brokenBy(world, [[0, 2, 1]])).toEqual([['pin', 1]])
})

test('a position on a day holds in the shift that is chosen', () => {
  const shifts = days(2)
  const world = {
    at: [0, 10, 20, 30],
    shifts,
    visits: [{}, {}, {}],
    extra: pins({ day: 1, position: 1 }, { visit: 1, day: 1, position: 0 }, { visit: 2, shift: 1 }),
  }
  const { routes, broken } = bestOf(world)
  expect([routes, broken]).toEqual([[[], [1, 0, 2]], []])
  // 2 in front of both: each comes one too late
  expect(brokenBy(world, [[], [2, 1, 0]])).toEqual([
    ['pin', 1],
    ['pin', 1],
  ])
  // in the wrong order: 0 is before 1, which has to be first, by one place
  expect(brokenBy(world, [[], [0, 1, 2]])).toEqual([
    ['pin', 1],
    ['pin', 1],
  ])
})

test('a plan to start from keeps what is pinned to a day where it is', () => {
  const problem = lineWorld({ at: [0, 10, 20], shifts: days(2), visits: [{}, {}], extra: pins({ day: 1 }) })
  const { routes } = solve(problem, { seed: 1, stop: maxIterations(0), initial: [[1], [0]] })
  expect(routes).toEqual([[1], [0]])
  expect(check(problem, routes)).toEqual([])
})
