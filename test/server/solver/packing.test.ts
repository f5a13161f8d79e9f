import { describe, expect, test } from 'vitest'
import { check, evaluate, type Problem, type Routes } from '../../../server/solver/index.ts'
import { modelOf } from '../../../server/solver/model.ts'
import { Packing } from '../../../server/solver/packing.ts'
import { Pool } from '../../../server/solver/pool.ts'
import { Random } from '../../../server/solver/random.ts'
import { State } from '../../../server/solver/state.ts'
import { days, hours, type LineWorld, lineWorld } from './line-world.ts'

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

  test.each([
    ['shift', { shift: 1, day: -1 }],
    ['day', { shift: -1, day: 1 }],
  ])('not even when its %s has driven more without it', (_, to) => {
    const world: LineWorld = {
      ...four,
      shifts: days(2),
      visits: [{ prize: 1 }, { prize: 90 }, { prize: 90 }, { prize: 90 }],
      extra: { pins: [{ visit: 0, position: -1, ...to }] },
    }
    const plans = [
      [[1, 2], [0]],
      [[3], [0]],
      [[1], [0]],
    ]
    // [1, 2] and [3] are worth most, but then nobody has time for 0
    const { swapped, state } = run(lineWorld(world), plans)
    expect(swapped).toBe(true)
    expect(state.routes()).toEqual([[1, 2], [0]])
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
