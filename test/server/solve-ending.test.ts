import { expect, test } from 'vitest'
import { endWith } from '../../server/solve-ending.ts'
import { maxIterations, solve } from '../../server/solver/index.ts'
import { readProblem, toProblem } from '../../server/vroom/index.ts'
import { randomVroom } from './vroom/random-vroom.ts'

const problem = randomVroom(5, { jobs: 40, vehicles: 2, windows: true, breaks: true, priorities: true })
const translation = toProblem(readProblem(JSON.stringify(problem)))
const { routes } = solve(translation.problem, { seed: 1, stop: maxIterations(50), order: 'lexicographic' })
const extras = { seed: 1, iterations: 50, threads: 1, loading: 0, solving: 0 }

test('whoever ends when time is up has the same plan, and says that no reason was looked for', () => {
  const inTime = endWith(translation, routes, extras)
  const late = endWith(translation, routes, extras, 0)
  expect(inTime.unassigned.length).toBeGreaterThan(0)
  for (const { reason } of inTime.unassigned) expect(reason.rule).not.toBe('none')
  expect(late.unassigned.map(({ id }) => id)).toEqual(inTime.unassigned.map(({ id }) => id))
  for (const { reason } of late.unassigned)
    expect(reason).toEqual({
      rule: 'none',
      zh: '搜索时间已到，未及查明原因',
      en: 'time was up before anybody looked for the reason',
    })
  expect({ ...late, unassigned: [] }).toEqual({ ...inTime, unassigned: [] })
})

test('a plan that breaks a rule is a fault of ours, however late it is', () => {
  const twice = routes.map((route) => [...route, ...route])
  expect(() => endWith(translation, twice, extras, 0)).toThrow(/broke a rule/)
})
