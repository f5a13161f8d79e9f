import { describe, expect, test } from 'vitest'
import { check, evaluate, type Routes } from '../../../server/solver/index.ts'
import { kindsOf } from '../../../server/solver/kinds.ts'
import { modelOf } from '../../../server/solver/model.ts'
import { Packing } from '../../../server/solver/packing.ts'
import { Pool } from '../../../server/solver/pool.ts'
import { State } from '../../../server/solver/state.ts'
import { days, hours, type LineWorld, lineWorld } from './line-world.ts'

/** The routes after packing, when the search has passed through these plans and the last one is the best. */
function packed(world: LineWorld, plans: readonly Routes[]) {
  const problem = lineWorld(world)
  const state = new State(modelOf(problem))
  const pool = new Pool(state)
  for (const plan of plans) {
    for (const s of plan.keys()) state.setRoute(s, [], 0)
    plan.forEach((route, s) => {
      state.setRoute(s, route, route.length)
    })
    pool.note()
  }
  const swapped = new Packing(state, pool).run()
  const routes = state.routes()
  expect(check(problem, routes)).toEqual([])
  expect(state.cost()).toBe(evaluate(problem, routes).cost)
  return { swapped, routes: routes.map((route) => route.toSorted()).sort() }
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

  test('leaves routes of other kinds alone, and packs around them', () => {
    const world = { ...four, shifts: [...two, ...hours(900)] }
    const plans = [
      [[0, 1], [3], [2]],
      [[0], [2, 3], []],
      [[0], [3], [2]],
    ]
    expect(packed(world, plans)).toEqual({ swapped: true, routes: [[0, 1], [2], [3]] })
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

describe('shifts are of one kind', () => {
  const kinds = (world: LineWorld) => [...kindsOf(modelOf(lineWorld(world)))]

  test('when hours, breaks, limits and costs agree', () => {
    expect(kinds({ ...four, shifts: [...two, ...hours(900), { maxStops: 3 }, { maxStops: 3 }] })).toEqual([
      0, 0, 2, 3, 3,
    ])
    expect(kinds({ ...four, shifts: days(2) })).toEqual([0, 1])
    const lunch = { windows: [{ from: 400, to: 500 }], durationSeconds: 60 }
    expect(kinds({ ...four, shifts: [{ breaks: [lunch] }, {}, { breaks: [lunch] }] })).toEqual([0, 1, 0])
  })

  test('and not when a visit costs more in one of them', () => {
    const assignmentCost = Int32Array.from([0, 0, 0, 5, 0, 0, 0, 0])
    expect(kinds({ ...four, extra: { assignmentCost } })).toEqual([0, 1])
  })
})
