import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  buildProblem,
  evaluate,
  maxIterations,
  Problem,
  type Solution,
  solve,
  timeRoute,
} from '../../../server/solver/index.ts'
import { cheapestNode, found } from '../../../server/solver/insertion.ts'
import { firstOf, lastOf } from '../../../server/solver/interval.ts'
import { NEVER } from '../../../server/solver/limits.ts'
import { modelOf } from '../../../server/solver/model.ts'
import { room } from '../../../server/solver/room.ts'
import { Search } from '../../../server/solver/search.ts'
import { State } from '../../../server/solver/state.ts'
import { dice, randomInput, randomProblem } from './random-problem.ts'
import { faults, weeks } from './random-weeks.ts'
import { withShortCoolings } from './short-coolings.ts'

const small = { teams: 2, days: 3, visits: 45 }

describe.each([
  ['the search', (run: () => void) => run()],
  ['the search when its coolings are short', withShortCoolings],
])('%s', (_, during) => {
  test('never hands out an infeasible plan, and each is better than the one before', () => {
    during(() => {
      fc.assert(
        fc.property(weeks, ({ seed, ...size }) => {
          const problem = randomProblem(seed, size)
          const seen: Solution[] = []
          const last = solve(problem, { seed, stop: maxIterations(150), onBest: (solution) => seen.push(solution) })
          for (const { routes } of [...seen, last]) expect(faults(problem, routes)).toEqual([])
          for (let i = 1; i < seen.length; i++)
            expect(evaluate(problem, seen[i]!.routes).cost).toBeLessThan(evaluate(problem, seen[i - 1]!.routes).cost)
        }),
        { numRuns: 60 },
      )
    })
  })

  test('keeps the very sum that evaluate computes, after each of its steps', () => {
    during(() => {
      fc.assert(
        fc.property(weeks, ({ seed, ...size }) => {
          const problem = randomProblem(seed, size)
          const search = new Search(modelOf(problem), { seed })
          for (let i = 0; i < 80; i++) {
            search.step()
            expect(search.state.cost()).toBe(evaluate(problem, search.state.routes()).cost)
            expect(search.bestCost).toBe(search.solution().score.cost)
          }
        }),
        { numRuns: 40 },
      )
    })
  })

  test('gives the same routes for the same seed and number of iterations, also from the buffer', () => {
    during(() => {
      fc.assert(
        fc.property(weeks, ({ seed, ...size }) => {
          const problem = randomProblem(seed, size)
          const arrived = Problem.from(structuredClone(problem.buffer as ArrayBuffer))
          expect(arrived).toEqual(problem)
          const run = (one: Problem) => solve(one, { seed, stop: maxIterations(40) })
          const solution = run(problem)
          expect(run(arrived)).toEqual(solution)
          // and what a solution carries replays it
          const { seed: again, iterations } = solution
          expect(solve(problem, { seed: again, stop: maxIterations(iterations) }).routes).toEqual(solution.routes)
        }),
        { numRuns: 30 },
      )
    })
  })
})

describe('the search', () => {
  test('finds other routes with another seed', () => {
    const problem = randomProblem(9, { teams: 4, days: 4, visits: 120 })
    const run = (seed: number) => solve(problem, { seed, stop: maxIterations(100) })
    expect(run(5).iterations).toBe(100)
    expect(run(6).routes).not.toEqual(run(5).routes)
  })

  test('starts from the plan it is given', () => {
    const problem = randomProblem(3, { ...small, plain: true })
    const good = solve(problem, { seed: 1, stop: maxIterations(600) })
    const again = solve(problem, { seed: 2, stop: maxIterations(0), initial: good.routes })
    expect(again.routes).toEqual(good.routes)
  })

  test('drops what is infeasible in the plan it is given', () => {
    fc.assert(
      fc.property(weeks, fc.integer({ min: 0, max: 1000 }), ({ seed, ...size }, shuffle) => {
        const problem = randomProblem(seed, size)
        const roll = dice(shuffle)
        const initial = Array.from({ length: problem.shifts }, () => [] as number[])
        for (let v = 0; v < problem.visits; v++) initial[roll(problem.shifts)]!.push(v)
        const { routes } = solve(problem, { seed: 2, stop: maxIterations(0), initial })
        expect(faults(problem, routes)).toEqual([])
      }),
      { numRuns: 40 },
    )
  })
})

describe('the insertion check', () => {
  test('agrees with timing the whole route anew, everywhere', () => {
    let compared = 0
    let fitting = 0
    fc.assert(
      fc.property(weeks, ({ seed, ...size }) => {
        const problem = randomProblem(seed, size)
        const search = new Search(modelOf(problem), { seed })
        const { state } = search
        const roll = dice(seed)
        for (let round = 0; round < 15; round++) {
          search.step()
          if (state.absent.count === 0) continue
          // half-empty shifts have more places to agree on
          const thinned = thin(state, roll)
          const routes = thinned.routes()
          const visit = thinned.absent.visits[roll(thinned.absent.count)]!
          for (let s = 0; s < problem.shifts; s++) {
            if (!thinned.feasible[s] || thinned.model.serve[visit * problem.shifts + s] === Number.POSITIVE_INFINITY)
              continue
            const least = leastByTiming(problem, thinned, routes[s]!, visit, s)
            expect(cheapestNode(thinned, visit, s)).toBe(least)
            if (least < NEVER) expect(found.node).toBeGreaterThan(0)
            compared++
            if (least < NEVER) fitting++
          }
        }
      }),
      { numRuns: 60 },
    )
    expect(compared).toBeGreaterThan(1000)
    expect(fitting).toBeGreaterThan(200)
  })

  test('also with a matrix that breaks the triangle inequality', () => {
    const input = randomInput(11, { teams: 2, days: 1, visits: 25, all: true })
    const roll = dice(4)
    const twisted = buildProblem({
      ...input,
      durationSeconds: input.durationSeconds.map((seconds) =>
        seconds === 0 ? 0 : Math.max(1, seconds + roll(600) - 300),
      ),
    })
    const { routes } = solve(twisted, { seed: 1, stop: maxIterations(500) })
    expect(faults(twisted, routes)).toEqual([])
    expect(routes.flat().length).toBeGreaterThan(3)
  })
})

/** A copy of the state with about half of the stops taken out. */
function thin(state: State, roll: (n: number) => number): State {
  const copy = new State(state.model)
  state.routes().forEach((route, s) => {
    const kept = route.filter((visit) => state.problem.pinShift[visit]! >= 0 || roll(2) === 0)
    copy.setRoute(s, kept, kept.length)
  })
  return copy
}

/** The least detour by the referee alone, for the nodes that links and pinned positions leave. */
function leastByTiming(problem: Problem, state: State, route: readonly number[], visit: number, s: number): number {
  const nodes = room(state, visit, s)
  let least = NEVER
  for (let node = firstOf(nodes); nodes >= 0 && node <= lastOf(nodes); node++) {
    const timed = timeRoute(problem, s, route.toSpliced(node - 1, 0, visit))
    if (timed.violations.length > 0) continue
    least = Math.min(least, timed.drivingSeconds - timeRoute(problem, s, route).drivingSeconds)
  }
  return least
}
