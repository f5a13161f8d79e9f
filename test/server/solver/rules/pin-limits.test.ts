import { expect, test } from 'vitest'
import { check, maxIterations, type Shift, solve } from '../../../../server/solver/index.ts'
import { lineWorld } from '../line-world.ts'

// from 0 over 20 back to 10 and on to 100: 20 + 10 + 90 = 120; over 10 and 20 it is 100
test.each<[string, Partial<Shift>, Partial<Shift>]>([
  ['driving', { maxDrivingSeconds: 120 }, { maxDrivingSeconds: 119 }],
  ['metres', { maxDistanceMetres: 1200 }, { maxDistanceMetres: 1199 }],
  ['work', { maxWorkSeconds: 320 }, { maxWorkSeconds: 319 }],
  ['hours', { hours: { from: 0, to: 320 } }, { hours: { from: 0, to: 319 } }],
])('pinned visits stay in the order that they are given in unless it breaks a limit on %s by one', (_, just, less) => {
  const pins = [0, 1].map((visit) => ({ visit, shift: 0, day: -1, position: -1 }))
  const from = (limit: Partial<Shift>) => {
    const shifts = [{ end: 3, ...limit }]
    const problem = lineWorld({ at: [0, 20, 10, 100], shifts, visits: [{}, {}], extra: { pins } })
    const { routes } = solve(problem, { seed: 1, stop: maxIterations(0), initial: [[0, 1]] })
    expect(check(problem, routes)).toEqual([])
    return routes
  }
  expect(from(just)).toEqual([[0, 1]])
  expect(from(less)).toEqual([[1, 0]])
})
