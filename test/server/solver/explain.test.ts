import { describe, expect, test } from 'vitest'
import { explain, explainer, maxIterations, solve, timeRoute } from '../../../server/solver/index.ts'
import { lineWorld } from './line-world.ts'
import { randomProblem } from './random-problem.ts'

describe('explain', () => {
  test('hours: where it is nearest to fitting, what is missing, and who would have to go', () => {
    // 10 + 100 + 10 + 100 + 20 = 240 of 300; visit 2 at 40: 40 more driving and 100 service = 380
    const problem = lineWorld({ at: [0, 10, 20, 40], shifts: [{ hours: { from: 0, to: 300 } }], visits: [{}, {}, {}] })
    // without visit 0: 20 + 100 + 20 + 100 + 40 = 280
    expect(explain(problem, [[0, 1]], 2)).toEqual({
      visit: 2,
      shift: 0,
      position: 1,
      extraTravelSeconds: 40,
      blockedBy: 'hours',
      shortBy: 80,
      displaces: [0],
    })
  })

  test('names the rule that no room can help', () => {
    const skills = lineWorld({ at: [0, 10], shifts: [{ skills: 1 }], visits: [{ skills: 2 }] })
    expect(explain(skills, [[]], 0)).toMatchObject({ blockedBy: 'skills', shift: 0, shortBy: 2 })
    const forbidden = lineWorld({ at: [0, 10], visits: [{}], extra: { assignmentCost: Int32Array.from([-1]) } })
    expect(explain(forbidden, [[]], 0)).toMatchObject({ blockedBy: 'forbidden' })
    const none = { ...lineWorld({ at: [0, 10], shifts: [], visits: [{}] }) }
    expect(explain(none as never, [], 0)).toMatchObject({ blockedBy: 'no-shift', shift: -1 })
    const excluded = lineWorld({ at: [0, 10, 20], visits: [{}, {}], extra: { exclusions: [[0, 1]] } })
    expect(explain(excluded, [[0]], 1)).toMatchObject({ blockedBy: 'exclusion' })
    const gap = lineWorld({ at: [0, 10, 20], visits: [{ site: 1, minGapDays: 1 }, { site: 1 }] })
    expect(explain(gap, [[0]], 1)).toMatchObject({ blockedBy: 'gap' })
  })

  test('window, driving and stops', () => {
    const shut = lineWorld({ at: [0, 50], visits: [{ windows: [{ from: 0, to: 20 }] }] })
    expect(explain(shut, [[]], 0)).toMatchObject({ blockedBy: 'window', shortBy: 30 })
    const far = lineWorld({ at: [0, 60], shifts: [{ maxDrivingSeconds: 100 }], visits: [{}] })
    expect(explain(far, [[]], 0)).toMatchObject({ blockedBy: 'driving', shortBy: 20 })
    const full = lineWorld({ at: [0, 10, 20], shifts: [{ maxStops: 1 }], visits: [{}, {}] })
    expect(explain(full, [[0]], 1)).toMatchObject({ blockedBy: 'stops', shortBy: 1, displaces: [0] })
  })

  test('distance, load, greatest gap and pins', () => {
    const far = lineWorld({ at: [0, 60], shifts: [{ maxDistanceMetres: 1000 }], visits: [{}] })
    // 2 × 60 × 10 metres
    expect(explain(far, [[]], 0)).toMatchObject({ blockedBy: 'distance', shortBy: 200 })
    const load = (delivery: number) => ({ delivery: [delivery], pickup: [0] })
    const full = lineWorld({ at: [0, 10, 20], shifts: [{ capacity: [9] }], visits: [load(6), load(5)] })
    expect(explain(full, [[0]], 1)).toMatchObject({ blockedBy: 'capacity', shortBy: 2, displaces: [0] })
    const site = { site: 1, maxGapDays: 1 }
    const apart = lineWorld({
      at: [0, 10, 20],
      shifts: [{ skills: 1 }, { day: 3 }],
      visits: [site, { ...site, skills: 1 }],
    })
    expect(explain(apart, [[], [0]], 1)).toMatchObject({ blockedBy: 'max-gap', shift: 0, shortBy: 2 })
    const pins = [{ visit: 1, shift: -1, day: 3, position: -1 }]
    const other = lineWorld({ at: [0, 10, 20], shifts: [{}], visits: [{}, {}], extra: { pins } })
    expect(explain(other, [[0]], 1)).toMatchObject({ blockedBy: 'pin' })
  })

  test('a clash of pinned positions is nearer to a place than skills that are missing', () => {
    const pins = [
      { visit: 0, shift: 0, day: -1, position: 0 },
      { visit: 1, shift: -1, day: 0, position: 0 },
    ]
    const shifts = [{ skills: 1 }, {}]
    const clash = lineWorld({ at: [0, 10, 20], shifts, visits: [{}, { skills: 1 }], extra: { pins } })
    expect(explain(clash, [[0], []], 1)).toMatchObject({ blockedBy: 'pin', shift: 0, position: -1 })
  })

  test('not worth the drive', () => {
    const weights = { unservedRequired: 0, prize: 1, travelSecond: 1, change: 0, unfairSecond: 0 }
    const problem = lineWorld({ at: [0, 50], visits: [{}], extra: { weights } })
    expect(explain(problem, [[]], 0)).toMatchObject({ blockedBy: 'not-worth', extraTravelSeconds: 100, position: 0 })
  })

  test('every reason of a whole week holds when it is tried', () => {
    const problem = randomProblem(2, { teams: 3, days: 3, visits: 90 })
    const { routes, unserved } = solve(problem, { seed: 1, stop: maxIterations(300) })
    for (const visit of unserved) {
      const reason = explain(problem, routes, visit)
      if (reason.position < 0) continue
      const route = routes[reason.shift]!
      const timed = timeRoute(problem, reason.shift, route.toSpliced(reason.position, 0, visit))
      expect(timed.drivingSeconds - timeRoute(problem, reason.shift, route).drivingSeconds).toBe(
        reason.extraTravelSeconds,
      )
      if (reason.blockedBy !== 'not-worth')
        expect(timed.violations.some(({ rule }) => rule === reason.blockedBy)).toBe(true)
    }
    expect(unserved.length).toBeGreaterThan(10)
  })
})

describe('explainer', () => {
  test.each([2, 6, 9])('one visit does not change what is said of the next (seed %i)', (seed) => {
    const problem = randomProblem(seed, { teams: 3, days: 3, visits: 90, all: true })
    const { routes, unserved } = solve(problem, { seed, stop: maxIterations(100) })
    expect(unserved.length).toBeGreaterThan(3)
    const reasonOf = explainer(problem, routes, 10)
    for (const visit of [...unserved, ...unserved.toReversed()])
      expect(reasonOf(visit)).toEqual(explain(problem, routes, visit, 10))
  })
})
