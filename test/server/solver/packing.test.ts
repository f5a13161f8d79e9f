import { describe, expect, test, vi } from 'vitest'
import {
  check,
  evaluate,
  maxIterations,
  type Problem,
  type Routes,
  type Solution,
  solve,
} from '../../../server/solver/index.ts'
import { kindsOf } from '../../../server/solver/kinds.ts'
import { modelOf } from '../../../server/solver/model.ts'
import { Packing } from '../../../server/solver/packing.ts'
import { Pool } from '../../../server/solver/pool.ts'
import { Random } from '../../../server/solver/random.ts'
import { State } from '../../../server/solver/state.ts'
import { days, hours, type LineWorld, lineWorld } from './line-world.ts'
import { randomProblem } from './random-problem.ts'
import { faults } from './random-weeks.ts'
import { withShortCoolings } from './short-coolings.ts'

/** The routes after packing, when the search has passed through these plans and the last one is the best. */
function packed(world: LineWorld, plans: readonly Routes[]) {
  const problem = lineWorld(world)
  const { swapped, state } = run(problem, plans)
  const routes = state.routes()
  expect(check(problem, routes)).toEqual([])
  expect(state.cost()).toBe(evaluate(problem, routes).cost)
  return { swapped, routes: routes.map((route) => route.toSorted()).sort() }
}

function run(problem: Problem, plans: readonly Routes[]) {
  const state = new State(modelOf(problem))
  const pool = new Pool(state)
  for (const plan of plans) {
    for (const s of plan.keys()) state.setRoute(s, [], 0)
    plan.forEach((route, s) => {
      state.setRoute(s, route, route.length)
    })
    pool.note()
  }
  const packing = new Packing(state, pool).run(new Random(1), 1e7)
  let swapped: boolean | undefined
  while (swapped === undefined) {
    const { done, value } = packing.next()
    if (done) swapped = value
  }
  return { swapped, state }
}

const two = [...hours(1000), ...hours(1000)]
const four: LineWorld = { at: [0, 10, 20, 30, 40], shifts: two, visits: [{}, {}, {}, {}] }

describe('packing', () => {
  test('joins the good routes of two plans, whichever team drove them', () => {
    const plans = [
      [[0, 1], [3]],
      [[0], [2, 3]],
    ]
    expect(packed(four, plans)).toEqual({
      swapped: true,
      routes: [
        [0, 1],
        [2, 3],
      ],
    })
  })

  test('swaps nothing where visits would be made twice', () => {
    const plans = [
      [[0, 1, 2], [3]],
      [[1, 3], [0]],
      [
        [0, 1],
        [2, 3],
      ],
    ]
    expect(packed(four, plans).swapped).toBe(false)
  })

  test('leaves a shift of another kind empty when the others have all', () => {
    const world = { ...four, shifts: [...two, ...hours(900)] }
    const plans = [
      [[0, 1], [3], [2]],
      [[0], [2, 3], []],
      [[0], [3], [2]],
    ]
    expect(packed(world, plans)).toEqual({ swapped: true, routes: [[], [0, 1], [2, 3]] })
  })

  test('never moves a visit that another excludes', () => {
    const world: LineWorld = { ...four, extra: { exclusions: [[1, 2]] } }
    const plans = [
      [[0, 1], [3]],
      [[0], [2, 3]],
    ]
    expect(packed(world, plans).swapped).toBe(false)
  })
})

describe('packing across kinds and days', () => {
  test('joins what teams of different hours drove in different plans', () => {
    const world = { ...four, shifts: [...hours(1000), ...hours(900)] }
    const plans = [
      [[0, 1], [3]],
      [[0], [2, 3]],
    ]
    expect(packed(world, plans)).toEqual({
      swapped: true,
      routes: [
        [0, 1],
        [2, 3],
      ],
    })
  })

  test('drives on one day of a team what was driven on another', () => {
    const plans = [
      [[0, 1], [3]],
      [[2, 3], [0]],
      [[0], [3]],
    ]
    expect(packed({ ...four, shifts: days(2) }, plans)).toEqual({
      swapped: true,
      routes: [
        [0, 1],
        [2, 3],
      ],
    })
  })

  test('but leaves a visit with windows on its day', () => {
    const onMonday = { windows: [{ from: 0, to: 1000 }] }
    const world: LineWorld = { ...four, shifts: days(2), visits: [onMonday, {}, {}, {}] }
    const plans = [
      [[0, 1], [3]],
      [[2, 3], []],
      [[0], [3]],
    ]
    // both were driven on Monday: one of them can be on Tuesday, and not the first visit's
    const problem = lineWorld(world)
    const { swapped, state } = run(problem, plans)
    expect(swapped).toBe(true)
    expect(check(problem, state.routes())).toEqual([])
    expect(state.routes()).toEqual([
      [0, 1],
      [2, 3],
    ])
  })

  test('never gives up a must that is served', () => {
    const world: LineWorld = {
      ...four,
      visits: [{ required: true, prize: 1 }, { prize: 90 }, { prize: 90 }, { prize: 90 }],
    }
    const plans = [
      [[1, 2], []],
      [[3], []],
      [[0], [1]],
    ]
    const { routes } = packed(world, plans)
    expect(routes.flat()).toContain(0)
  })

  test('nor a pinned visit, wherever it is pinned', () => {
    const pins = [{ visit: 0, shift: 1, day: -1, position: -1 }]
    const world: LineWorld = {
      ...four,
      visits: [{ prize: 1 }, { prize: 90 }, { prize: 90 }, { prize: 90 }],
      extra: { pins },
    }
    const plans = [
      [[], [0, 1, 2]],
      [[1, 2], [0]],
      [[1], [0, 3]],
    ]
    const problem = lineWorld(world)
    const { swapped, state } = run(problem, plans)
    expect(swapped).toBe(true)
    expect(state.routes()).toEqual([
      [1, 2],
      [0, 3],
    ])
  })

  test('finds the halves of a week of many teams again', () => {
    const at = Array.from({ length: 49 }, (_, place) => place * 5)
    const shifts = Array.from({ length: 24 }, () => ({}))
    const pairs = shifts.map((_, s) => [2 * s, 2 * s + 1])
    const world: LineWorld = { at, shifts, visits: pairs.flat().map(() => ({})) }
    const half = (isGood: (s: number) => boolean) => pairs.map((pair, s) => (isGood(s) ? pair : pair.slice(0, 1)))
    const { swapped, routes } = packed(world, [half((s) => s < 12), half((s) => s >= 12)])
    expect(swapped).toBe(true)
    expect(routes.flat().length).toBe(48)
  })
})

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

describe('shifts are of one kind', () => {
  const kinds = (world: LineWorld) => [...kindsOf(modelOf(lineWorld(world))).of]
  const dated = (world: LineWorld) => [...kindsOf(modelOf(lineWorld(world))).isDated]

  test('when hours, breaks, limits and costs agree', () => {
    expect(kinds({ ...four, shifts: [...two, ...hours(900), { maxStops: 3 }, { maxStops: 3 }] })).toEqual([
      0, 0, 2, 3, 3,
    ])
    const lunch = { windows: [{ from: 400, to: 500 }], durationSeconds: 60 }
    expect(kinds({ ...four, shifts: [{ breaks: [lunch] }, {}, { breaks: [lunch] }] })).toEqual([0, 1, 0])
  })

  test('on all days of a team where few visits have windows, and these are bound to their day', () => {
    const open = { windows: [{ from: 0, to: 1000 }] }
    expect(kinds({ ...four, shifts: days(2) })).toEqual([0, 0])
    expect(dated({ ...four, shifts: days(2), visits: [open, {}, {}, {}] })).toEqual([1, 0, 0, 0])
    const windows = { ...four, shifts: days(2), visits: [open, open, {}, {}] }
    expect(kinds(windows)).toEqual([0, 1])
    expect(dated(windows)).toEqual([0, 0, 0, 0])
  })

  test('a pinned visit is bound to its day', () => {
    const pins = [{ visit: 1, shift: 0, day: -1, position: -1 }]
    expect(dated({ ...four, shifts: days(2), extra: { pins } })).toEqual([0, 1, 0, 0])
    expect(kinds({ ...four, shifts: days(2), extra: { pins } })).toEqual([0, 0])
  })

  test('and not when a visit costs more in one of them', () => {
    const assignmentCost = Int32Array.from([0, 0, 0, 5, 0, 0, 0, 0])
    expect(kinds({ ...four, extra: { assignmentCost } })).toEqual([0, 1])
  })
})
