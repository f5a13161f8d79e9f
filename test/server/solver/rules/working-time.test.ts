import { expect, test } from 'vitest'
import { explain } from '../../../../server/solver/index.ts'
import { bestOf, brokenBy, lineWorld } from '../line-world.ts'

const shifts = [{ maxWorkSeconds: 220 }]

test('2 × 60 of driving and 100 of service are allowed, one second more is not', () => {
  expect(bestOf({ at: [0, 60], shifts, visits: [{}] }).routes).toEqual([[0]])
  expect(bestOf({ at: [0, 60], shifts, visits: [{ serviceSeconds: 101 }] }).routes).toEqual([[]])
  expect(brokenBy({ at: [0, 60], shifts, visits: [{ serviceSeconds: 101 }] }, [[0]])).toEqual([['work', 1]])
})

test.each([0, 1, 2])('the search keeps it to the second with %i breaks', (breaks) => {
  const rest = { windows: [{ from: 0, to: 900 }], durationSeconds: 10 }
  const limited = (maxWorkSeconds: number) => [{ maxWorkSeconds, breaks: Array.from({ length: breaks }, () => rest) }]
  // set-up is paid once: 2 × 60 + 30 + 3 × 100
  const visits = [1, 1, 1].map((place) => ({ place, setupSeconds: 30 }))
  expect(bestOf({ at: [0, 60], shifts: limited(450), visits }).unserved).toEqual([])
  expect(bestOf({ at: [0, 60], shifts: limited(449), visits }).unserved).toHaveLength(1)
})

test('a stop at the place of the next one saves that its set-up, and one in between costs it anew', () => {
  // both at place 1: 2 × 10 + 30 + 2 × 100 = 250; with visit 2 behind them 2 × 20 + 60 + 300 = 400
  const visits = [{ setupSeconds: 30 }, { place: 1, setupSeconds: 30 }, { place: 2, setupSeconds: 30 }]
  const precedences = (list: [number, number][]) => ({ extra: { precedences: list } })
  const limited = (maxWorkSeconds: number) => ({ at: [0, 10, 20], shifts: [{ maxWorkSeconds }], visits })
  const unserved = (limit: number, list: [number, number][]) =>
    bestOf({ ...limited(limit), ...precedences(list) }).unserved.length
  expect([unserved(400, []), unserved(399, [])]).toEqual([0, 1])
  // 2 between the others: 10 + 30 + 100, 10 + 30 + 100, 10 + 30 + 100, 10 = 430
  const between: [number, number][] = [
    [0, 2],
    [2, 1],
  ]
  expect([unserved(430, between), unserved(429, between)]).toEqual([0, 1])
})

test('breaks and waiting are no work', () => {
  const rest = [{ windows: [{ from: 0, to: 500 }], durationSeconds: 300 }]
  const visits = [{ windows: [{ from: 700, to: 800 }] }]
  const { routes, broken } = bestOf({ at: [0, 60], shifts: [{ ...shifts[0], breaks: rest }], visits })
  expect([routes, broken]).toEqual([[[0]], []])
})

test('set-up is, once at one place', () => {
  // 2 × 10 of driving, 30 of set-up, 85 + 85 of service: 220; set up twice it would be 250
  const visits = [
    { serviceSeconds: 85, setupSeconds: 30 },
    { place: 1, serviceSeconds: 85, setupSeconds: 30 },
  ]
  expect(bestOf({ at: [0, 10], shifts, visits }).routes[0]).toHaveLength(2)
  expect(brokenBy({ at: [0, 10, 10], shifts, visits: [visits[0]!, { ...visits[1], place: 2 }] }, [[0, 1]])).toEqual([
    ['work', 30],
  ])
})

test('a visit left out for it says by how much', () => {
  const problem = lineWorld({ at: [0, 70], shifts, visits: [{}] })
  // 2 × 70 + 100 = 240
  expect(explain(problem, [[]], 0)).toMatchObject({ blockedBy: 'work', shortBy: 20 })
})
