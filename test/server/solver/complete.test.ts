import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import {
  buildProblem,
  check,
  evaluate,
  maxIterations,
  type Problem,
  type ProblemInput,
  type Routes,
  solve,
  timeRoute,
} from '../../../server/solver/index.ts'
import { modelOf } from '../../../server/solver/model.ts'
import { Packing } from '../../../server/solver/packing.ts'
import { Search } from '../../../server/solver/search.ts'
import { lineInput } from './line-world.ts'
import { dice, randomInput } from './random-problem.ts'
import { isOrdered } from './random-weeks.ts'
import { withShortCoolings } from './short-coolings.ts'

/** Small weeks, so that many of them are tried; some with ways that are quicker by way of a third place. */
const weeks = fc
  .record({
    seed: fc.integer({ min: 1, max: 1_000_000 }),
    teams: fc.integer({ min: 1, max: 3 }),
    days: fc.integer({ min: 1, max: 3 }),
    visits: fc.integer({ min: 2, max: 20 }),
    kind: fc.constantFrom('all', 'week', 'plain'),
    isTwisted: fc.boolean(),
    isFair: fc.boolean(),
  })
  .map(({ seed, kind, isTwisted, isFair, ...size }) => {
    const input = randomInput(seed, { ...size, all: kind === 'all', plain: kind === 'plain' })
    const poor = withPoorVisits(input, dice(seed + 2000), isFair)
    return { seed, problem: buildProblem(isTwisted ? twisted(poor, dice(seed + 3000)) : poor) }
  })

/** Many visits that are worth nothing, or hardly the way there. */
function withPoorVisits(input: ProblemInput, roll: (n: number) => number, isFair: boolean): ProblemInput {
  return {
    ...input,
    visits: input.visits.map((visit) => ({ ...visit, prize: [0, roll(6), visit.prize][roll(3)]! })),
    weights: { ...input.weights, unfairSecond: isFair ? 1 : 0 },
  }
}

/** Some ways take a multiple of what they did: others are then shorter by way of a third place. */
function twisted(input: ProblemInput, roll: (n: number) => number): ProblemInput {
  return {
    ...input,
    durationSeconds: input.durationSeconds.map((seconds) => (roll(3) === 0 ? seconds * (2 + roll(3)) : seconds)),
  }
}

/** Every way to insert an unserved visit that is better and breaks nothing that was not broken before. */
function missed(problem: Problem, routes: Routes, unserved: readonly number[]): string[] {
  const { cost } = evaluate(problem, routes)
  const before = broken(problem, routes)
  // a shift that is late because of its pins takes nothing more
  const open = routes.map((route, s) => timeRoute(problem, s, route).violations.length === 0)
  return unserved.flatMap((visit) =>
    routes.flatMap((route, s) =>
      Array.from({ length: open[s] ? route.length + 1 : 0 }, (_, position) => position)
        .filter((position) => {
          const changed = routes.with(s, route.toSpliced(position, 0, visit))
          return (
            evaluate(problem, changed).cost < cost &&
            timeRoute(problem, s, changed[s]!).violations.length === 0 &&
            isOrdered(problem, changed) &&
            [...broken(problem, changed)].every(([key, amount]) => amount <= (before.get(key) ?? 0))
          )
        })
        .map((position) => `visit ${visit} in shift ${s} at ${position}`),
    ),
  )
}

/** By how much each rule is broken at each visit or shift. */
function broken(problem: Problem, routes: Routes): Map<string, number> {
  const sums = new Map<string, number>()
  for (const { rule, shift, visit, amount } of check(problem, routes)) {
    const key = `${rule}/${shift}/${visit}`
    if (rule !== 'required') sums.set(key, (sums.get(key) ?? 0) + amount)
  }
  return sums
}

describe.each([
  ['the search', (run: () => void) => run()],
  ['the search when its coolings are short', withShortCoolings],
])('%s', (_, during) => {
  test.each([0, 1, 5, 40, 150])(
    'leaves no visit out that fits somewhere and pays, after %i iterations',
    (iterations) => {
      during(() => {
        fc.assert(
          fc.property(weeks, ({ seed, problem }) => {
            const { routes, unserved } = solve(problem, { seed, stop: maxIterations(iterations) })
            expect(missed(problem, routes, unserved)).toEqual([])
          }),
          { numRuns: 200 },
        )
      })
    },
  )
})

test('nor does a plan that was packed', () => {
  const drive = vi.spyOn(Packing.prototype as unknown as { drive: () => void }, 'drive')
  let driven = 0
  let packed = 0
  withShortCoolings(() => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seed) => {
        const input = randomInput(seed, { teams: 3, days: 3, visits: 45, plain: seed % 2 === 0 })
        const problem = buildProblem(withPoorVisits(input, dice(seed + 2000), seed % 3 === 0))
        const search = new Search(modelOf(problem), { seed })
        for (let i = 0; i < 400; i++) {
          if (!search.step() || drive.mock.calls.length === driven) continue
          driven = drive.mock.calls.length
          const { routes, unserved } = search.solution()
          expect(missed(problem, routes, unserved)).toEqual([])
          packed++
        }
      }),
      { numRuns: 100 },
    )
  })
  drive.mockRestore()
  expect(packed).toBeGreaterThan(20)
})

test('a visit worth nothing is made where it saves a way', () => {
  const input = lineInput({ at: [0, 200, 10], visits: [{}, { prize: 0, serviceSeconds: 0 }] })
  // from 0 to 1 it is 200, but 10 + 20 by way of 2: [0] costs 200 + 200, [1, 0] 10 + 20 + 200
  const ways = [0, 200, 10, 200, 0, 900, 900, 20, 0]
  const problem = buildProblem({ ...input, durationSeconds: Int32Array.from(ways) })
  expect([evaluate(problem, [[0]]).cost, evaluate(problem, [[1, 0]]).cost]).toEqual([400, 230])
  expect(solve(problem, { seed: 1, stop: maxIterations(0) })).toMatchObject({ routes: [[1, 0]], score: { cost: 230 } })
})
