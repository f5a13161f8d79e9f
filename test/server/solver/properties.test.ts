import { describe, expect, test } from 'vitest'
import {
  buildProblem,
  check,
  evaluate,
  maxIterations,
  type Problem,
  type Routes,
  type Solution,
  solve,
  timeRoute,
} from '../../../server/solver/index.ts'
import { cheapestNode, found } from '../../../server/solver/insertion.ts'
import { modelOf, NEVER } from '../../../server/solver/model.ts'
import { routesOf, Search } from '../../../server/solver/search.ts'
import { SETTINGS } from '../../../server/solver/settings.ts'
import { dice, randomInput, randomProblem } from './random-problem.ts'

const seeds = [1, 2, 3, 4, 5, 6]
const small = { teams: 2, days: 3, visits: 45 }

/** Rules that pins alone can break: whatever else is reported is the solver's fault. */
function faults(problem: Problem, routes: Routes) {
  const pinned = new Set<number>()
  problem.pinShift.forEach((shift, visit) => {
    if (shift >= 0) pinned.add(visit)
  })
  const onlyPins = routes.map((route) => route.filter((visit) => pinned.has(visit)))
  const excused = new Set(check(problem, onlyPins).map(({ rule, shift, visit }) => `${rule}/${shift}/${visit}`))
  return check(problem, routes).filter((v) => v.rule !== 'required' && !excused.has(`${v.rule}/${v.shift}/${v.visit}`))
}

describe('the search', () => {
  test.each(seeds)('never hands out an infeasible plan (week %i)', (seed) => {
    const problem = randomProblem(seed, small)
    const seen: Solution[] = []
    const last = solve(problem, { seed, stop: maxIterations(400), onBest: (solution) => seen.push(solution) })
    for (const { routes } of [...seen, last]) expect(faults(problem, routes)).toEqual([])
    // and improves: strictly falling costs, as `evaluate` sees them
    for (let i = 1; i < seen.length; i++)
      expect(evaluate(problem, seen[i]!.routes).cost).toBeLessThan(evaluate(problem, seen[i - 1]!.routes).cost)
  })

  test.each(seeds)('keeps the very sum that evaluate computes, after each of its moves (week %i)', (seed) => {
    const problem = randomProblem(seed, small)
    // short coolings, so that starting again from the best plan is seen too
    const { cycleWork } = SETTINGS
    SETTINGS.cycleWork = 80_000
    const search = new Search(modelOf(problem), seed, [])
    SETTINGS.cycleWork = cycleWork
    for (let i = 0; i < 150; i++) {
      search.step()
      expect(search.state.cost()).toBe(evaluate(problem, routesOf(search.state)).cost)
      expect(search.bestCost).toBe(search.solution().score.cost)
    }
  })

  test('gives the same routes for the same seed and number of iterations, and others for another seed', () => {
    const problem = randomProblem(9, { teams: 4, days: 4, visits: 120 })
    const run = (seed: number) => solve(problem, { seed, stop: maxIterations(100) })
    expect(run(5)).toEqual(run(5))
    expect(run(5).iterations).toBe(100)
    expect(run(6).routes).not.toEqual(run(5).routes)
  })

  test.each(seeds)('leaves no visit out that fits somewhere and pays (week %i)', (seed) => {
    const problem = randomProblem(seed, small)
    const { routes, unserved, score } = solve(problem, { seed, stop: maxIterations(200) })
    const before = faults(problem, routes).length
    for (const visit of unserved)
      routes.forEach((route, s) => {
        if (problem.pinShift[visit]! >= 0 && problem.pinShift[visit] !== s) return
        // another shift that is late because of its pins takes nothing more
        if (timeRoute(problem, s, route).violations.length > 0) return
        for (let position = 0; position <= route.length; position++) {
          const changed = routes.map((same, t) => (t === s ? same.toSpliced(position, 0, visit) : same))
          if (evaluate(problem, changed).cost >= score.cost) continue
          expect(faults(problem, changed).length, `visit ${visit} in shift ${s} at ${position}`).toBeGreaterThan(before)
        }
      })
  })

  test('starts from the plan it is given', () => {
    const problem = randomProblem(3, { ...small, plain: true })
    const good = solve(problem, { seed: 1, stop: maxIterations(600) })
    const again = solve(problem, { seed: 2, stop: maxIterations(0), initial: good.routes })
    expect(again.routes).toEqual(good.routes)
  })

  test('drops what is infeasible in the plan it is given', () => {
    const problem = randomProblem(3, { ...small, plain: true })
    const everything = [Array.from({ length: 45 }, (_, v) => v), [], [], [], [], []]
    const { routes } = solve(problem, { seed: 2, stop: maxIterations(0), initial: everything })
    expect(check(problem, routes).filter(({ rule }) => rule !== 'required')).toEqual([])
  })
})

describe('the insertion check', () => {
  test.each(seeds)('agrees with timing the whole route anew, everywhere (week %i)', (seed) => {
    const problem = randomProblem(seed, small)
    const search = new Search(modelOf(problem), seed, [])
    const { state } = search
    const roll = dice(seed)
    let compared = 0
    for (let round = 0; round < 40; round++) {
      search.step()
      const routes = routesOf(state)
      const visit = state.absent[roll(state.absentCount)]!
      for (let s = 0; s < problem.shifts; s++) {
        if (!state.feasible[s] || state.model.serve[visit * problem.shifts + s] === Number.POSITIVE_INFINITY) continue
        const room = state.room(visit, s)
        let least = NEVER
        for (let node = room >>> 16; room >= 0 && node <= (room & 65535); node++) {
          const timed = timeRoute(problem, s, routes[s]!.toSpliced(node - 1, 0, visit))
          if (timed.violations.length > 0) continue
          const extra = timed.drivingSeconds - timeRoute(problem, s, routes[s]!).drivingSeconds
          least = Math.min(least, extra)
        }
        expect(cheapestNode(state, visit, s)).toBe(least)
        if (least < NEVER) expect(found.node).toBeGreaterThan(0)
        compared++
      }
    }
    expect(compared).toBeGreaterThan(40)
  })

  test('also with two breaks and a matrix that breaks the triangle inequality', () => {
    const input = randomInput(11, { teams: 2, days: 1, visits: 25 })
    const roll = dice(4)
    const twisted = buildProblem({
      ...input,
      durationSeconds: input.durationSeconds.map((seconds) =>
        seconds === 0 ? 0 : Math.max(1, seconds + roll(600) - 300),
      ),
      shifts: input.shifts.map((shift) => ({
        ...shift,
        breaks: [
          { windows: [{ from: 10 * 3600, to: 11 * 3600 }], durationSeconds: 900 },
          { windows: [{ from: 11 * 3600, to: 14 * 3600 }], durationSeconds: 1800 },
        ],
      })),
    })
    const { routes } = solve(twisted, { seed: 1, stop: maxIterations(500) })
    expect(faults(twisted, routes)).toEqual([])
    expect(routes.flat().length).toBeGreaterThan(3)
  })
})
