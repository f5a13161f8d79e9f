import { expect, test } from 'vitest'
import { maxIterations, solve } from '../../../server/solver/index.ts'
import { randomProblem } from './random-problem.ts'
import { withShortCoolings } from './short-coolings.ts'

/**
 * Small weeks, one seed, so many iterations: the same cost on every machine with this JavaScript engine. A change here means that the trajectory of
 * the search has changed; the commit that changes it says so, with the benchmark's numbers before and after.
 */
test.each([
  [1, { teams: 2, days: 3, visits: 60 }, 20_793_440],
  [2, { teams: 4, days: 5, visits: 120, plain: true }, 306_392],
])('week %i', (seed, size, cost) => {
  const { score } = solve(randomProblem(seed, size), { seed: 1, stop: maxIterations(300) })
  expect(score.cost).toBe(cost)
})

test('and 3,000 iterations through many coolings, packings and lines', () => {
  withShortCoolings(() => {
    const { score } = solve(randomProblem(2, { teams: 4, days: 5, visits: 120 }), {
      seed: 1,
      stop: maxIterations(3000),
    })
    expect(score.cost).toBe(674_165)
  })
})
