import { expect, test, vi } from 'vitest'
import { evaluate, maxIterations, type Solution, solve } from '../../../server/solver/index.ts'
import { Packing } from '../../../server/solver/packing.ts'
import { randomProblem } from './random-problem.ts'
import { faults } from './random-weeks.ts'
import { withShortCoolings } from './short-coolings.ts'

test.each([5, 6])('a search that packs breaks no rule that the user did not, and repeats itself (week %i)', (week) => {
  const problem = randomProblem(week, { teams: 4, days: 5, visits: 150 })
  const plans: Solution[] = []
  const drive = vi.spyOn(Packing.prototype as unknown as { drive: () => void }, 'drive')
  const run = (onBest?: (plan: Solution) => void) =>
    solve(problem, { seed: 3, stop: maxIterations(2000), ...(onBest && { onBest }) })
  withShortCoolings(() => {
    const one = run((plan) => plans.push(plan))
    // some thirty packings; the better ones are driven
    expect(drive.mock.calls.length).toBeGreaterThan(2)
    expect(run().routes).toEqual(one.routes)
  })
  drive.mockRestore()
  expect(plans.length).toBeGreaterThan(10)
  for (const { routes, score } of plans) {
    expect(faults(problem, routes)).toEqual([])
    expect(score).toEqual(evaluate(problem, routes))
  }
})
