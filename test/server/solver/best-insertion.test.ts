import { describe, expect, test } from 'vitest'
import { bestInsertion, check, maxIterations, solve } from '../../../server/solver/index.ts'
import { lineWorld } from './line-world.ts'
import { randomProblem } from './random-problem.ts'

describe('bestInsertion', () => {
  test('finds the cheapest place of all shifts', () => {
    const problem = lineWorld({ at: [0, 10, 30, 20, 100], shifts: [{}, { start: 4, end: 4 }], visits: [{}, {}, {}] })
    expect(bestInsertion(problem, [[0, 1], []], 2)).toEqual({ shift: 0, position: 1, extraTravelSeconds: 0 })
  })

  test('counts what the objective counts, fairness too', () => {
    const weights = (unfairSecond: number) => ({
      extra: { weights: { unservedRequired: 0, prize: 1000, travelSecond: 1, change: 0, unfairSecond } },
    })
    const world = { at: [0, 10, 10, 30], shifts: [{}, { start: 3, end: 3 }], visits: [{}, {}] }
    // both in shift 0: 220 and 0, over the mean by 110; one each: 120 and 140, over by 10, for 40 of driving
    expect(bestInsertion(lineWorld({ ...world, ...weights(0) }), [[0], []], 1)?.shift).toBe(0)
    expect(bestInsertion(lineWorld({ ...world, ...weights(1) }), [[0], []], 1)).toEqual({
      shift: 1,
      position: 0,
      extraTravelSeconds: 40,
    })
  })

  test('is undefined when nothing is free', () => {
    const problem = lineWorld({ at: [0, 10, 20], shifts: [{ hours: { from: 0, to: 150 } }], visits: [{}, {}] })
    expect(bestInsertion(problem, [[0]], 1)).toBeUndefined()
  })

  test('keeps every rule that was kept', () => {
    const problem = randomProblem(5, { teams: 3, days: 3, visits: 60, plain: true })
    const { routes } = solve(problem, { seed: 1, stop: maxIterations(100) })
    const emptied = routes.map((route) => route.slice(0, 1))
    for (let visit = 0; visit < 60; visit++) {
      if (emptied.flat().includes(visit)) continue
      const place = bestInsertion(problem, emptied, visit)
      if (!place) continue
      const changed = emptied.map((route, s) => (s === place.shift ? route.toSpliced(place.position, 0, visit) : route))
      expect(check(problem, changed).filter(({ rule }) => rule !== 'required')).toEqual([])
    }
  })
})
