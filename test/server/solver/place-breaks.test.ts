import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildProblem, type Problem, timeRoute } from '../../../server/solver/index.ts'
import { timeWith } from '../../../server/solver/time-route.ts'
import { lineWorld } from './line-world.ts'
import { dice, randomInput } from './random-problem.ts'

/** Lateness, return and sum of service starts, which are compared in this order. */
function worth({ violations, returnSeconds, stops }: ReturnType<typeof timeWith>): number[] {
  const late = violations.filter(({ rule }) => rule === 'window' || rule === 'hours' || rule === 'break')
  return [
    late.reduce((sum, { amount }) => sum + amount, 0),
    returnSeconds,
    stops.reduce((sum, { startSeconds }) => sum + startSeconds, 0),
  ]
}

/** The least worth of all placements, each of them timed. */
function leastOfAll(problem: Problem, shift: number, visits: readonly number[]): number[] {
  const breaks = problem.breakOffset[shift + 1]! - problem.breakOffset[shift]!
  const every = (k: number, from: number): number[][] =>
    k === breaks
      ? [[]]
      : Array.from({ length: visits.length + 1 - from }, (_, i) => from + i).flatMap((leg) =>
          every(k + 1, leg).map((rest) => [leg, ...rest]),
        )
  return every(0, 0)
    .map((legs) => worth(timeWith(problem, shift, visits, legs)))
    .sort(([a, b, c], [d, e, f]) => a! - d! || b! - e! || c! - f!)[0]!
}

describe('breaks are placed', () => {
  test('as well as by trying every placement', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), (seed) => {
        const roll = dice(seed)
        const input = randomInput(seed, { teams: 1, days: 2, visits: 30, all: true })
        const HOUR = 3600
        const problem = buildProblem({
          ...input,
          pins: [],
          shifts: input.shifts.map((shift) => ({
            ...shift,
            breaks: Array.from({ length: 1 + roll(3) }, (_, b) => {
              const from = shift.hours.from + (b * 2 + roll(2)) * HOUR
              const second = { from: from + 2 * HOUR, to: from + 3 * HOUR }
              return {
                windows: [{ from, to: from + 600 * roll(8) }, ...(roll(2) ? [second] : [])],
                durationSeconds: 600 * roll(5),
              }
            }),
          })),
        })
        const shift = roll(2)
        const start = roll(20)
        const visits = Array.from({ length: 1 + roll(6) }, (_, i) => start + i)
        expect(worth(timeRoute(problem, shift, visits))).toEqual(leastOfAll(problem, shift, visits))
      }),
      { numRuns: 300 },
    )
  })

  // 30 stops and ten breaks have 848 million placements
  test('among ten on a long day, without trying them all', () => {
    const stops = Array.from({ length: 30 }, (_, v) => v)
    const breaks = Array.from({ length: 10 }, (_, b) => ({
      windows: [{ from: 400 * b, to: 400 * b + 300 }],
      durationSeconds: 20,
    }))
    const problem = lineWorld({
      at: [0, ...stops.map((v) => v + 1)],
      shifts: [{ hours: { from: 0, to: 5000 }, breaks }],
      visits: stops.map(() => ({})),
    })
    const route = timeRoute(problem, 0, stops)
    // 30 × 100 s of service, 30 s there and 30 s back, 10 × 20 s of rest; the last break opens at 3600
    expect(route.violations).toEqual([])
    expect(route.returnSeconds).toBe(3620)
    const isOpen = (start: number, b: number) => start >= 400 * b && start <= 400 * b + 300
    expect(route.breaks.filter(({ startSeconds }, b) => !isOpen(startSeconds, b))).toEqual([])
  })
})
