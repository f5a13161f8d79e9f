import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { check, evaluate, explain, maxIterations, type Pin, solve, tolerate } from '../../../server/solver/index.ts'
import { loadPinned } from '../../../server/solver/load.ts'
import { modelOf } from '../../../server/solver/model.ts'
import { State } from '../../../server/solver/state.ts'
import { bestOf, lineWorld } from './line-world.ts'
import { randomProblem } from './random-problem.ts'

const pin = (visit: number, shift = 0): Pin => ({ visit, shift, day: -1, position: -1 })

describe('a shift that its pins make late', () => {
  // there at 50, when the window has been over for 40; 100 s each at places 50 and 60
  const visits = [{ windows: [{ from: 0, to: 10 }] }, { place: 1, required: true }, { place: 2 }]
  const late = { at: [0, 50, 60], visits, extra: { pins: [pin(0)] } }

  test('serves whatever makes nothing worse', () => {
    const { routes, broken } = bestOf(late)
    // 60 + 3 × 100 + 60 = 420 of 1,000, and the pin is as late as alone
    expect(routes[0]![0]).toBe(0)
    expect([...routes[0]!].sort()).toEqual([0, 1, 2])
    expect(broken).toEqual([{ rule: 'window', shift: 0, visit: 0, amount: 40 }])
  })

  test('takes nothing that makes it later, not even by a second', () => {
    // back at 300 of 199: 101 too late alone; 1 more for the way by place 51
    const over = { at: [0, 100, 101], visits: [{}, { serviceSeconds: 0 }], shifts: [{ hours: { from: 0, to: 199 } }] }
    const alone = { ...over, extra: { pins: [pin(0)] } }
    expect(bestOf(alone)).toMatchObject({ routes: [[0]], broken: [{ rule: 'hours', amount: 101 }] })
    // on the way it adds nothing
    const { routes, broken } = bestOf({ ...alone, at: [0, 100, 99] })
    expect([[...routes[0]!].sort(), broken]).toMatchObject([[0, 1], [{ rule: 'hours', amount: 101 }]])
  })

  test.each([
    ['driving', { maxDrivingSeconds: 90 }, 10],
    ['work', { maxWorkSeconds: 190 }, 10],
    ['distance', { maxDistanceMetres: 999 }, 1],
    ['stops', { maxStops: 0 }, 1],
    ['break', { breaks: [{ windows: [{ from: 0, to: 40 }], durationSeconds: 60 }], hours: { from: 50, to: 1000 } }, 10],
    ['capacity', { capacity: [3] }, 2],
  ] as const)('%s: as much as the pin takes is allowed, and no more', (rule, shift, amount) => {
    // 100 s of driving, 1,000 m and 200 s of work for the pin; another visit at its place or 10 s further
    const world = (to: number) => {
      const load = (delivery: number) => (rule === 'capacity' ? { delivery: [delivery], pickup: [0] } : {})
      return lineWorld({
        ...{ at: [0, 50, to], shifts: [shift], extra: { pins: [pin(0)] } },
        visits: [load(5), { serviceSeconds: 0, ...load(to - 50) }],
      })
    }
    const solved = (to: number) => solve(world(to), { seed: 1, stop: maxIterations(20) }).routes[0]!.length
    expect(check(world(50), [[0]])).toMatchObject([{ rule, amount }])
    expect(check(tolerate(world(50), [[0]]), [[0]])).toEqual([])
    expect([solved(50), solved(60)]).toEqual({ stops: [1, 1], break: [2, 2] }[rule as string] ?? [2, 1])
  })

  test('why a visit is left out there: it fits, but is not worth the way', () => {
    const problem = lineWorld(late)
    expect(explain(problem, [[0]], 2)).toMatchObject({ blockedBy: 'not-worth', shift: 0, position: 1, shortBy: 0 })
  })
})

test('what keeps its rules is tolerated as it is', () => {
  const problem = randomProblem(3, { teams: 2, days: 2, visits: 20 })
  const { routes } = solve(problem, { seed: 1, stop: maxIterations(20) })
  const alone = tolerate(problem, [])
  expect(alone).toBe(problem)
  expect(tolerate(problem, routes) === problem).toBe(check(problem, routes).every(({ rule }) => rule === 'required'))
})

test('no plan breaks a rule by more than its pins do alone, and none leaves out what pays and makes nothing worse', () => {
  let late = 0
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seed) => {
      const problem = randomProblem(seed, { teams: 2, days: 2, visits: 25 })
      const state = new State(modelOf(problem))
      loadPinned(state, [])
      const alone = state.routes()
      const lenient = tolerate(problem, alone)
      if (lenient === problem) return
      late++
      const faults = (routes: readonly (readonly number[])[]) =>
        check(lenient, routes).filter(({ rule }) => rule !== 'required').length
      const { routes, unserved, score } = solve(problem, { seed, stop: maxIterations(40) })
      expect(faults(routes)).toBe(faults(alone))
      for (const visit of unserved)
        alone.forEach((pinned, s) => {
          if (pinned.length === 0) return
          for (let i = 0; i <= routes[s]!.length; i++) {
            const changed = routes.map((route, t) => (t === s ? route.toSpliced(i, 0, visit) : route))
            if (evaluate(problem, changed).cost < score.cost) expect(faults(changed)).toBeGreaterThan(faults(routes))
          }
        })
    }),
    { numRuns: 60 },
  )
  expect(late).toBeGreaterThan(3)
})
