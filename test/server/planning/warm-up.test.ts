import { expect, test } from 'vitest'
import { madeUpWeek } from '../../../server/planning/warm-up.ts'
import { buildProblem, check, maxIterations, solve } from '../../../server/solver/index.ts'

test('the week that warms a solver thread has what a real one has: teams that are busy all days, and visits left over', () => {
  const problem = buildProblem(madeUpWeek())
  const { routes, score, unserved } = solve(problem, { seed: 1, stop: maxIterations(0) })
  expect(check(problem, routes)).toEqual([])
  expect(routes.every((route) => route.length > 2)).toBe(true)
  expect(score.requiredUnserved).toBe(0)
  expect(unserved.length).toBeGreaterThan(20)
})
