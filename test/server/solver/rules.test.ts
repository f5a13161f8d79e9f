import { describe, expect, test } from 'vitest'
import { check, evaluate, maxIterations, type ProblemInput, solve } from '../../../server/solver/index.ts'
import { type LineWorld, lineWorld } from './line-world.ts'

const best = (world: LineWorld) => {
  const problem = lineWorld(world)
  const solution = solve(problem, { seed: 1, stop: maxIterations(300) })
  const broken = check(problem, solution.routes).filter(({ rule }) => rule !== 'required')
  return { ...solution, broken, problem }
}
const rulesOf = (world: LineWorld, routes: number[][]) =>
  check(lineWorld(world), routes).map(({ rule, amount }) => [rule, amount])
const hours = (to: number) => [{ hours: { from: 0, to } }]
const days = [
  { day: 0, hours: { from: 0, to: 1000 } },
  { day: 1, hours: { from: 2000, to: 3000 } },
  { day: 2, hours: { from: 4000, to: 5000 } },
]

describe('each rule, by hand', () => {
  test('prize: of two visits that do not fit together the dearer one is made', () => {
    // each: 100 there, 100 service, 100 home; both (same side): 110 + 200 + 110 = 420 > 400
    const { routes, unserved } = best({ at: [0, 100, 110], shifts: hours(400), visits: [{ prize: 5 }, { prize: 6 }] })
    expect([routes, unserved]).toEqual([[[1]], [0]])
  })

  test('required: a required visit goes before any prize', () => {
    const { routes } = best({
      at: [0, 100, 110],
      shifts: hours(400),
      visits: [{ prize: 1, required: true }, { prize: 900 }],
    })
    expect(routes).toEqual([[0]])
  })

  test('worth: a visit whose drive costs more than its prize stays out', () => {
    const weights = { unservedRequired: 0, prize: 10, travelSecond: 1, change: 0, unfairSecond: 0 }
    // 2 × 50 driving against 10 × 9 and 10 × 11
    expect(best({ at: [0, 50], visits: [{ prize: 9 }], extra: { weights } }).routes).toEqual([[]])
    expect(best({ at: [0, 50], visits: [{ prize: 11 }], extra: { weights } }).routes).toEqual([[0]])
  })

  test('windows: the order follows them', () => {
    const at = [0, 30, 70]
    const late = { windows: [{ from: 500, to: 600 }] }
    const early = { windows: [{ from: 0, to: 100 }] }
    // 1 at 70, done 170; 0 from 500
    expect(best({ at, visits: [late, early] }).routes).toEqual([[1, 0]])
    // the other way round 0 is done at 600 and 1 reached at 640, 540 too late
    expect(rulesOf({ at, visits: [late, early] }, [[0, 1]])).toEqual([['window', 540]])
    const twice = {
      windows: [
        { from: 0, to: 100 },
        { from: 700, to: 800 },
      ],
    }
    expect(rulesOf({ at, visits: [late, twice] }, [[0, 1]])).toEqual([])
  })

  test('several shifts of a team are several days', () => {
    // each visit needs 100 + 700 + 100 = 900 of 1000
    const { routes } = best({
      at: [0, 100, 100],
      shifts: days,
      visits: [{ serviceSeconds: 700 }, { serviceSeconds: 700 }],
    })
    expect(routes.map((route) => route.length).sort()).toEqual([0, 1, 1])
  })

  test('start and end places differ', () => {
    const world = { at: [0, 50, 100], shifts: [{ end: 2 }], visits: [{ place: 1 }] }
    const problem = lineWorld(world)
    expect(evaluate(problem, [[0]]).travelSeconds).toBe(100)
  })

  test('driving: 2 × 60 is allowed, 2 × 61 is not', () => {
    const shifts = [{ maxDrivingSeconds: 120 }]
    expect(best({ at: [0, 60], shifts, visits: [{}] }).routes).toEqual([[0]])
    expect(best({ at: [0, 61], shifts, visits: [{}] }).routes).toEqual([[]])
  })

  test('stops', () => {
    const { routes } = best({
      at: [0, 10, 20, 30],
      shifts: [{ maxStops: 2 }],
      visits: [{ prize: 3 }, { prize: 2 }, { prize: 4 }],
    })
    expect(routes[0]!.toSorted()).toEqual([0, 2])
  })

  test('skills: all bits are needed', () => {
    const world = {
      at: [0, 10, 20],
      shifts: [{ skills: 0b01 }, { skills: 0b11 }],
      visits: [{ skills: 0b11 }, { skills: 0b100 }],
    }
    expect(best(world).routes).toEqual([[], [0]])
    expect(rulesOf(world, [[0], [1]])).toEqual([
      ['skills', 0b10],
      ['skills', 0b100],
    ])
  })

  test('forbidden shifts, and assignment costs', () => {
    const assignmentCost = Int32Array.from([-1, 0, 30, 0])
    const world = { at: [0, 10, 20], shifts: [{}, {}], visits: [{}, {}], extra: { assignmentCost } }
    const { routes, score } = best(world)
    expect([routes, score.assignmentCost]).toEqual([[[], [0, 1]], 0])
    expect(rulesOf(world, [[0], []])).toEqual([['forbidden', 1]])
    expect(evaluate(lineWorld(world), [[1], [0]]).assignmentCost).toBe(30)
  })

  test('gap: two visits to one site keep the larger of their gaps', () => {
    const visits = [
      { place: 1, site: 7, minGapDays: 1 },
      { place: 1, site: 7, minGapDays: 2 },
    ]
    const { routes } = best({ at: [0, 10], shifts: days, visits })
    expect(routes.map((route) => route.length)).toEqual([1, 0, 1])
    expect(rulesOf({ at: [0, 10], shifts: days, visits }, [[0], [1], []])).toEqual([['gap', 1]])
  })

  test('exclusion: one of the two', () => {
    const world = { at: [0, 10, 20], visits: [{ prize: 1 }, { prize: 2 }], extra: { exclusions: [[0, 1]] as const } }
    expect(best(world).routes).toEqual([[1]])
    expect(rulesOf(world, [[0, 1]])).toEqual([['exclusion', 1]])
  })

  test('precedence: inside a shift by order, between shifts by day', () => {
    const precedences = [[1, 0]] as const
    expect(best({ at: [0, 10, 20], visits: [{}, {}], extra: { precedences } }).routes).toEqual([[1, 0]])
    const world = { at: [0, 10, 20], shifts: days.slice(0, 2), visits: [{}, {}], extra: { precedences } }
    // 1 ends at 2000 + 20 + 100, 0 started at 10
    expect(rulesOf(world, [[0], [1]])).toEqual([['precedence', 2110]])
    expect(rulesOf(world, [[1], [0]])).toEqual([])
  })

  test('breaks are kept free', () => {
    // 400 + break 60 + drives 20 = 480
    const shift = (to: number) => [
      { hours: { from: 0, to }, breaks: [{ windows: [{ from: 300, to: 450 }], durationSeconds: 60 }] },
    ]
    const visits = [{ serviceSeconds: 400 }]
    expect(best({ at: [0, 10], shifts: shift(480), visits }).routes).toEqual([[0]])
    expect(best({ at: [0, 10], shifts: shift(479), visits }).routes).toEqual([[]])
  })

  test('set-up saved at the same place lets a third visit in', () => {
    const visits = [1, 1, 1].map((place) => ({ place, setupSeconds: 50 }))
    // 10 + 50 + 3 × 100 + 10 = 370 instead of 470
    expect(best({ at: [0, 10], shifts: hours(370), visits }).unserved).toEqual([])
    expect(best({ at: [0, 10], shifts: hours(369), visits }).unserved).toHaveLength(1)
  })
})

describe('what the user fixed', () => {
  const pin = (...pins: ProblemInput['pins']) => ({ pins })

  test('a pinned visit is in its shift, however dear', () => {
    const { routes, broken } = best({
      at: [0, 400],
      shifts: [{}, { start: 1, end: 1 }],
      visits: [{}],
      extra: pin({ visit: 0, shift: 0, day: -1, position: -1 }),
    })
    expect([routes, broken]).toEqual([[[0], []], []])
  })

  test('a pin that breaks a rule stands, and check says so', () => {
    const { routes, broken } = best({
      at: [0, 600, 10],
      visits: [{}, {}],
      extra: pin({ visit: 0, shift: 0, day: -1, position: -1 }),
    })
    // 600 + 100 + 600 = 1300 of 1000; nothing is added to a shift that is late already
    expect(routes).toEqual([[0]])
    expect(broken).toMatchObject([{ rule: 'hours', shift: 0, amount: 300 }])
  })

  test('position 0 comes first', () => {
    const world = {
      at: [0, 10, 20, 30],
      visits: [{}, {}, {}],
      extra: pin({ visit: 2, shift: 0, day: -1, position: 0 }),
    }
    expect(best(world).routes[0]![0]).toBe(2)
    expect(best(world).routes[0]).toHaveLength(3)
    expect(rulesOf(world, [[0, 2, 1]])).toEqual([['pin', 1]])
  })

  test('a pinned visit in no shift or another one is a violation', () => {
    const world = {
      at: [0, 10],
      shifts: [{}, {}],
      visits: [{}],
      extra: pin({ visit: 0, shift: 1, day: -1, position: -1 }),
    }
    expect(rulesOf(world, [[0], []])).toEqual([['pin', 1]])
    expect(rulesOf(world, [[], []])).toEqual([['pin', 1]])
  })

  test('change: a visit stays where it was unless moving it saves more than the penalty', () => {
    const world = (change: number): LineWorld => ({
      at: [0, 100, 100],
      shifts: [{}, { start: 1, end: 1 }],
      visits: [{ place: 2 }],
      extra: {
        baseline: Int32Array.from([0]),
        weights: { unservedRequired: 0, prize: 1000, travelSecond: 1, change, unfairSecond: 0 },
      },
    })
    // shift 0 drives 200 for it, shift 1 nothing
    expect(best(world(201)).routes).toEqual([[0], []])
    expect(best(world(199)).routes).toEqual([[], [0]])
    expect(best(world(199)).score.changes).toBe(1)
  })

  test('fairness: work moves to the idle team when that is worth the drive', () => {
    const world = (unfairSecond: number): LineWorld => ({
      at: [0, 10, 10, 30],
      shifts: [{}, { start: 3, end: 3 }],
      visits: [{}, {}],
      extra: { weights: { unservedRequired: 0, prize: 1000, travelSecond: 1, change: 0, unfairSecond } },
    })
    // both in shift 0: work 220 and 0, mean 110, over by 110; split: 120 and 140, mean 130, over by 10, 40 more driving
    expect(best(world(0)).score).toMatchObject({ travelSeconds: 20, unfairSeconds: 110 })
    expect(best(world(1)).score).toMatchObject({ travelSeconds: 60, unfairSeconds: 10 })
  })

  test('duplicates and missing required visits are named', () => {
    const world = { at: [0, 10, 20], shifts: [{}, {}], visits: [{}, { required: true }] }
    expect(rulesOf(world, [[0], [0]])).toEqual([
      ['duplicate', 1],
      ['required', 1],
    ])
  })
})
