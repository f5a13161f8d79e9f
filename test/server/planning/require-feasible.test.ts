import { expect, test } from 'vitest'
import type { PlanChoices } from '../../../server/contract/index.ts'
import { requireFeasible } from '../../../server/planning/require-feasible.ts'
import { buildProblem, maxIterations, solve } from '../../../server/solver/index.ts'
import { withChoices } from '../../../server/weekplan/index.ts'
import { randomWeek } from '../weekplan/random-week.ts'

const week = randomWeek(21, 24)
const everything = week.facts.visits.map((_, v) => v)

test('a solved week passes', () => {
  const problem = buildProblem(withChoices(week.base, week.choices))
  const { routes } = solve(problem, { seed: 1, stop: maxIterations(50) })
  expect(() => requireFeasible(problem, routes, week.choices)).not.toThrow()
})

test('routes that nobody wished for and that break a rule are a fault, named with the rule', () => {
  const problem = buildProblem(withChoices(week.base, week.choices))
  const routes = week.choices.routes.map((_, s) => (s === 0 ? everything : []))
  expect(() => requireFeasible(problem, routes, week.choices)).toThrow(/broke its own rules .* at visit .* in shift 0/)
})

test('the same routes pass when a person pinned them there', () => {
  const pins = everything.map((visit) => ({ visit, shift: 0, position: -1 }))
  const choices: PlanChoices = { ...week.choices, pins }
  const problem = buildProblem(withChoices(week.base, choices))
  const routes = week.choices.routes.map((_, s) => (s === 0 ? everything : []))
  expect(() => requireFeasible(problem, routes, choices)).not.toThrow()
})
