import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type BoundObjective, type BoundOptions, proveBound, proveSideBySide } from '../../../server/bound/index.ts'
import {
  buildProblem,
  check,
  LATEST,
  maxIterations,
  NO_LIMIT,
  type Problem,
  ProblemError,
  solve,
} from '../../../server/solver/index.ts'
import { findCases, readInstance, toProblem } from '../../bench/toptw-instance.ts'
import { type LineWorld, lineInput, lineWorld } from '../solver/line-world.ts'
import { dice, randomInput, randomProblem } from '../solver/random-problem.ts'
import { bestPlan } from './brute-force.ts'

const toTheEnd = () => false

function prove(problem: Problem, options: Partial<BoundOptions> = {}) {
  return proveBound(problem, { objective: 'prize', requiredServed: 0, stop: toTheEnd, ...options })
}

/** Places at 100, 200 and 300 from the base; visits take 300 s and are worth 10, 20 and 30; a shift lasts 1,000 s. */
function world(change: Partial<LineWorld> = {}): Problem {
  return lineWorld({
    at: [0, 100, 200, 300],
    visits: [
      { serviceSeconds: 300, prize: 10 },
      { serviceSeconds: 300, prize: 20 },
      { serviceSeconds: 300, prize: 30 },
    ],
    ...change,
  })
}

describe('in hand arithmetic', () => {
  test('one shift collects 30', () => {
    // 10 + 20: 400 driving + 600 service = 1,000; 30 alone: 600 + 300; any other two are at 300 and take 600 + 600
    const bound = prove(world())
    expect(bound).toMatchObject({ bound: 30, isFinal: true, value: null, gapPermille: null })
    // a second shift would take what the first one leaves
    expect(bound.shiftValues).toEqual([30])
  })

  test('two shifts collect everything, and a third would add nothing', () => {
    const bound = prove(world({ shifts: [{}, {}] }))
    expect(bound.bound).toBe(60)
    // alone it could not do better than 30; together they have done all there is
    expect(bound.shiftValues).toEqual([0, 0])
  })

  const farApart: LineWorld = { at: [0, 400, 800, 0], visits: [{}, {}] }

  test('nobody drives by way of an end that is nowhere', () => {
    const { durationSeconds } = lineInput(farApart)
    // place 3 is no way from anywhere: where a vehicle ends whose end is open
    for (let a = 0; a < 4; a++) durationSeconds[a * 4 + 3] = durationSeconds[3 * 4 + a] = 0
    // 400 there and 100 s of service leave 200 s, and the other one is 400 away
    const shifts = [{ end: 3, hours: { from: 0, to: 700 } }]
    expect(prove(lineWorld({ ...farApart, shifts, extra: { durationSeconds } })).bound).toBe(10)
  })

  test('nor by way of what only others may serve', () => {
    // visit 2 is at place 3, no way from anywhere, and for shift 1 only; shift 0 has time for 400 + 100 + 400
    const { durationSeconds } = lineInput(farApart)
    for (let a = 0; a < 4; a++) durationSeconds[a * 4 + 3] = durationSeconds[3 * 4 + a] = 0
    const shifts = [{}, { hours: { from: 0, to: 100 } }]
    const visits = [{}, {}, { prize: 1 }]
    const assignmentCost = Int32Array.from([0, -1, 0, -1, -1, 0])
    expect(prove(lineWorld({ ...farApart, shifts, visits, extra: { durationSeconds, assignmentCost } })).bound).toBe(11)
  })

  test('a break takes its time', () => {
    // 200 s of lunch leave 800: neither 10 + 20 (1,000) nor 30 (900), but 20 (400 + 300)
    const shifts = [{ breaks: [{ windows: [{ from: 400, to: 500 }], durationSeconds: 200 }] }]
    expect(prove(world({ shifts })).bound).toBe(20)
  })

  test('a break that can only be taken too early rules a stop out', () => {
    // lunch starts by 100: on the way to the first stop, or after the stop at 100 only when it has ended by then
    const shifts = [
      { hours: { from: 0, to: 1100 }, breaks: [{ windows: [{ from: 50, to: 100 }], durationSeconds: 200 }] },
    ]
    // 30: drive 300 and rest 200, serve until 800, home at 1,100
    expect(prove(world({ shifts })).bound).toBe(30)
  })

  test('driving and stops are limited', () => {
    expect(prove(world({ shifts: [{ maxDrivingSeconds: 400 }] })).bound).toBe(30)
    expect(prove(world({ shifts: [{ maxDrivingSeconds: 399 }] })).bound).toBe(10)
    expect(prove(world({ shifts: [{ maxDrivingSeconds: 400, maxStops: 1 }] })).bound).toBe(20)
    expect(prove(world({ shifts: [{ maxStops: 0 }] })).bound).toBe(0)
  })

  test('windows, skills and forbidden shifts count', () => {
    const at = (prize: number, more: object) => ({ serviceSeconds: 300, prize, ...more })
    const closed = { windows: [{ from: 0, to: 299 }] }
    expect(prove(world({ visits: [at(10, {}), at(20, {}), at(31, closed)] })).bound).toBe(30)
    expect(prove(world({ visits: [at(10, {}), at(20, {}), at(31, { skills: 1 })] })).bound).toBe(30)
    const extra = { assignmentCost: Int32Array.from([0, 0, -1]) }
    expect(prove(world({ visits: [at(10, {}), at(20, {}), at(31, {})], extra })).bound).toBe(30)
  })

  test('a must-do costs what it keeps others from', () => {
    const visits = [10, 20, 5].map((prize) => ({ serviceSeconds: 300, prize, required: prize === 5 }))
    expect(prove(world({ visits }), { requiredServed: 1 })).toMatchObject({ bound: 5, requiredServed: 1 })
    expect(prove(world({ visits })).bound).toBe(30)
  })

  test('a pin holds, even where it makes a shift late', () => {
    const pins = [{ visit: 2, shift: 0, day: -1, position: -1 }]
    expect(prove(world({ extra: { pins } })).bound).toBe(30)
    const late = lineWorld({
      at: [0, 600, 100],
      visits: [{ prize: 7 }, { prize: 50 }],
      extra: { pins: [{ ...pins[0]!, visit: 0 }] },
    })
    expect(prove(late).bound).toBe(7)
    // 1,300 of 1,000 s: another plan may be as late, and on the way back it can make the other visit
    const passing = lineWorld({
      at: [0, 600, 100],
      visits: [{ prize: 7 }, { prize: 50, serviceSeconds: 0 }],
      extra: { pins: [{ ...pins[0]!, visit: 0 }] },
    })
    expect(prove(passing, { routes: [[0]] })).toMatchObject({ bound: 57, value: 7 })
  })

  test('a pin to a day asks for the visit on that day', () => {
    // day 1 is 700 s long: 30 takes 900 and fits on day 0 only, 20 takes 700
    const shifts = [{ day: 0 }, { day: 1, hours: { from: 2000, to: 2700 } }]
    const on = (visit: number) => ({ pins: [{ visit, shift: -1, day: 1, position: -1 }] })
    expect(prove(world({ shifts, extra: on(1) }), { requiredServed: 1 }).bound).toBe(50)
    expect(prove(world({ shifts, extra: on(0) }), { requiredServed: 1 }).bound).toBe(40)
  })

  test('who sets out for a visit at the start saves its set-up', () => {
    // 600 of 1,000 s at the base itself; with its set-up of 500 it would not fit
    const visit = { serviceSeconds: 600, setupSeconds: 500, prize: 10 }
    expect(prove(lineWorld({ at: [0], visits: [{ ...visit, place: 0 }] })).bound).toBe(10)
    expect(prove(lineWorld({ at: [0, 1], visits: [visit] })).bound).toBe(0)
  })

  test('a visit may fill a wait, and save the next one its set-up, though its own is longer', () => {
    // there at 1, set up until 18, the second at 19 without a set-up; else it sets up until 33, too late for the first
    const at = { place: 1, serviceSeconds: 0 }
    const visits = [
      { ...at, windows: [{ from: 30, to: 32 }] },
      { ...at, windows: [{ from: 19, to: 28 }], setupSeconds: 14 },
      { ...at, setupSeconds: 17 },
    ]
    const pins = [{ visit: 1, shift: 0, day: -1, position: -1 }]
    const problem = lineWorld({ at: [0, 1], visits, extra: { pins } })
    expect(check(problem, [[2, 1, 0]])).toEqual([])
    expect(prove(problem).bound).toBe(30)
  })

  test('net of driving, a second costs what the weights say', () => {
    // weights 1,000 a point and 20 a second: 10 + 20 nets 30 − 400 × 0.02 = 22, 30 alone 30 − 600 × 0.02 = 18
    const weights = { unservedRequired: 0, prize: 1000, travelSecond: 20, change: 0, unfairSecond: 0 }
    expect(prove(world({ extra: { weights } }), { objective: 'net', routes: [[0, 1]] })).toMatchObject({
      bound: 22,
      value: 22,
      gapPermille: 0,
    })
  })

  test('three shifts for three visits that go in pairs: cuts close the gap that fractions leave', () => {
    // any two of the three fit into a shift; one shift, though, is all there is, twice over: LP 3 × ½ pairs = 30 = all
    const pairs = lineWorld({
      at: [0, 100, 100, 100],
      shifts: [{ hours: { from: 0, to: 400 } }],
      visits: [{}, {}, {}],
    })
    expect(prove(pairs).bound).toBe(20)
  })
})

/** Small enough to try everything: 2 shifts, 5 visits, every rule now and then; or the shifts are two days of one team. */
function tiny(seed: number, areAlike: boolean): Problem {
  const roll = dice(seed)
  const places = 6
  const x = Array.from({ length: places }, () => roll(300))
  const isMetric = roll(3) > 0
  const durationSeconds = Int32Array.from({ length: places * places }, (_, i) => {
    const [a, b] = [Math.floor(i / places), i % places]
    return a === b ? 0 : isMetric ? Math.abs(x[a]! - x[b]!) : roll(300)
  })
  const sometimes = <T>(one: T, other: T) => (roll(3) === 0 ? one : other)
  const pin = sometimes(
    [
      sometimes(
        { visit: 0, shift: roll(2), day: -1, position: -1 },
        { visit: 0, shift: -1, day: roll(2), position: -1 },
      ),
    ],
    [],
  )
  const shift = (day: number) => ({
    team: sometimes(0, day),
    day,
    start: 0,
    end: sometimes(1, 0),
    hours: { from: day * 2000, to: day * 2000 + 500 + roll(600) },
    breaks: sometimes(
      [],
      [
        {
          windows: sometimes(
            [
              { from: day * 2000 + 100, to: day * 2000 + 150 },
              { from: day * 2000 + 300, to: day * 2000 + 350 + roll(200) },
            ],
            [{ from: day * 2000 + 200, to: day * 2000 + 350 + roll(200) }],
          ),
          durationSeconds: roll(100),
        },
      ],
    ),
    maxDrivingSeconds: 200 + roll(600),
    maxWorkSeconds: LATEST,
    maxDistanceMetres: NO_LIMIT,
    capacity: [],
    maxStops: 1 + roll(4),
    skills: roll(4),
  })
  const first = shift(0)
  const later = (window: { from: number; to: number }) => ({ from: window.from + 2000, to: window.to + 2000 })
  const second = areAlike
    ? {
        ...first,
        day: 1,
        hours: later(first.hours),
        breaks: first.breaks.map((rest) => ({ ...rest, windows: rest.windows.map(later) })),
      }
    : shift(1)
  return buildProblem({
    impossible: 'leave-out',
    places,
    durationSeconds,
    distanceMetres: durationSeconds,
    shifts: [first, second],
    visits: Array.from({ length: 5 }, (_, v) => ({
      place: sometimes(sometimes(0, 1), v + 1),
      serviceSeconds: roll(200),
      setupSeconds: sometimes(roll(150), 0),
      prize: roll(20),
      required: roll(4) === 0,
      windows: sometimes(
        [
          { from: roll(300), to: 300 + roll(400) },
          { from: 2000 + roll(300), to: 2300 + roll(400) },
        ],
        [],
      ),
      skills: sometimes(1 << roll(2), 0),
      site: -1,
      minGapDays: 0,
      maxGapDays: -1,
      delivery: [],
      pickup: [],
    })),
    assignmentCost: Int32Array.from({ length: 10 }, () => roll(6) - 1).map((cost) => (cost > 0 ? cost * 1000 : cost)),
    pins: pin,
    exclusions: [],
    precedences: [],
    weights: { unservedRequired: 1_000_000, prize: 1000, travelSecond: 7, change: 0, unfairSecond: 0 },
  })
}

// in each of these cases have lowered the bound by more than the value of a shift that the prices told before
test.each([
  [7, { teams: 1, days: 2, visits: 14 }],
  [33, { teams: 1, days: 2, visits: 20 }],
  [19, { teams: 2, days: 1, visits: 20 }],
])('with one more shift no plan is worth more than the bound and the value of that shift (week %i)', (seed, size) => {
  const input = randomInput(seed, { ...size, plain: true })
  const week = {
    ...input,
    visits: input.visits.map((visit) => ({ ...visit, required: false })),
    pins: [],
    assignmentCost: new Int32Array(input.visits.length * input.shifts.length),
  }
  const more = {
    ...week,
    shifts: [...week.shifts, { ...week.shifts[0]!, team: size.teams }],
    assignmentCost: new Int32Array(week.visits.length * (week.shifts.length + 1)),
  }
  const { bound, shiftValues } = prove(buildProblem(week))
  const { score } = solve(buildProblem(more), { seed, stop: maxIterations(800) })
  expect(score.prize).toBeGreaterThan(bound)
  expect(score.prize).toBeLessThanOrEqual(bound + shiftValues[0]!)
})

/** Visits at one place that take no time there, no two of them with the same hours. */
function manyAtOnce(count: number): Problem {
  const visits = Array.from({ length: count }, (_, v) => ({
    place: 1,
    serviceSeconds: 0,
    windows: [{ from: 0, to: 500 + v }],
  }))
  return lineWorld({ at: [0, 100], visits })
}

describe('where stops take no time, so that routes may go round for ever', () => {
  // a test that fails here would never end by itself
  const stop = (iteration: number) => iteration >= 100

  test('a longer memory stops them', () => {
    expect(prove(manyAtOnce(12), { stop })).toMatchObject({ bound: 120, isFinal: true })
  })

  test('and where none is long enough, the proof ends with what it has', () => {
    expect(prove(manyAtOnce(45), { stop })).toMatchObject({ bound: 450, isFinal: true })
  })
})

describe('against exhaustion', () => {
  const worthOf = {
    prize: (score: { prize: number }) => score.prize,
    net: (score: { prize: number; travelSeconds: number; assignmentCost: number }) =>
      score.prize - (7 * score.travelSeconds + score.assignmentCost) / 1000,
  }
  const seeds = Array.from({ length: 120 }, (_, seed) => seed)

  test.each([
    ['prize', 'two teams', false],
    ['net', 'two teams', false],
    ['prize', 'two days of a team', true],
    ['net', 'two days of a team', true],
  ] as [BoundObjective, string, boolean][])(
    'never below the best plan, seldom above it (%s, %s)',
    (objective, _, areAlike) => {
      let judged = 0
      let exact = 0
      for (const seed of seeds) {
        const problem = tiny(seed, areAlike)
        const mustDos = problem.visitRequired.reduce((sum, required) => sum + required, 0)
        for (const requiredServed of new Set([0, mustDos])) {
          const best = bestPlan(problem, requiredServed, worthOf[objective])
          if (!best) continue
          judged++
          const { bound } = prove(problem, { objective, requiredServed })
          expect(bound, `seed ${seed}, ${requiredServed} must-dos`).toBeGreaterThanOrEqual(best.worth - 1e-9)
          if (bound <= best.worth + 0.11) exact++
        }
      }
      expect(judged).toBeGreaterThan(100)
      // where a detour is quicker than the direct way the bound drives it for nothing; else it is nearly always the truth
      expect(exact / judged).toBeGreaterThan(0.6)
    },
  )
})

describe('against the search', () => {
  test.each([1, 2, 3, 4])('no plan of a week with every rule in it is above the bound (week %i)', (seed) => {
    const problem = randomProblem(seed, { teams: 2, days: 2, visits: 24 })
    const plan = solve(problem, { seed, stop: maxIterations(600) })
    for (const objective of ['prize', 'net'] as const) {
      const bound = prove(problem, { objective, requiredServed: plan.score.requiredServed, routes: plan.routes })
      expect(bound.bound).toBeGreaterThanOrEqual(bound.value!)
      expect(bound.gapPermille).toBeGreaterThanOrEqual(0)
    }
  })

  test('what it proves does not depend on the plan that it starts from', () => {
    const problem = randomProblem(5, { teams: 2, days: 3, visits: 30, plain: true })
    const plan = solve(problem, { seed: 1, stop: maxIterations(300) })
    const requiredServed = plan.score.requiredServed
    const alone = prove(problem, { requiredServed })
    expect(alone.bound).toBeGreaterThanOrEqual(plan.score.prize)
    const helped = prove(problem, { requiredServed, routes: plan.routes })
    expect(Math.abs(alone.bound - helped.bound)).toBeLessThanOrEqual(0.01 * plan.score.prize)
  })
})

const folder = join(process.env.JINGWEI_TEST_DATA ?? '', 'toptw')

test.skipIf(!existsSync(join(folder, 'bks.csv')))(
  'never below a best known score (KU Leuven c1, r1, rc1; set JINGWEI_TEST_DATA to the folder of real files)',
  { timeout: 120_000 },
  () => {
    const cases = findCases(folder, [1, 4], ['c101', 'r101', 'r105', 'rc101'])
    expect(cases).toHaveLength(8)
    for (const { instance, m, bestKnown } of cases) {
      const problem = toProblem(readInstance(join(folder, `${instance}.txt`)), m)
      // thirty rounds in, the first proofs are there
      const { bound } = prove(problem, { stop: (iteration) => iteration >= 40 })
      expect(bound, `${instance} with ${m} routes`).toBeGreaterThanOrEqual(bestKnown)
      if (instance === 'r101') expect(bound).toBe(bestKnown)
    }
  },
)

describe('stopping', () => {
  const problem = randomProblem(7, { teams: 3, days: 2, visits: 40, plain: true })
  const all = problem.visitPrize.reduce((sum, prize) => sum + prize, 0)

  test('at once, it proves what needs no proof: nobody collects more than there is', () => {
    expect(prove(problem, { stop: () => true })).toMatchObject({ bound: all, iterations: 0, isFinal: false })
  })

  test('bounds only get better, and the same number of rounds gives the same bound', () => {
    const heard: number[] = []
    const once = prove(problem, { stop: (iteration) => iteration >= 60, onBound: (bound) => heard.push(bound) })
    const again = prove(problem, { stop: (iteration) => iteration >= 60 })
    expect(again).toEqual(once)
    expect(heard.at(-1)).toBe(once.bound)
    expect([...heard].sort((a, b) => b - a)).toEqual(heard)
  })
})

test('refuses what makes no sense, with the numbers', () => {
  const problem = world()
  expect(() => prove(problem, { requiredServed: 1 })).toThrow(ProblemError)
  expect(() => prove(problem, { requiredServed: 1 })).toThrow('requiredServed is 1, not a whole number from 0 to 0')
  expect(() => prove(problem, { routes: [[], []] })).toThrow('routes has 2 routes for 1 shifts')
  expect(() => prove(problem, { routes: [[3]] })).toThrow('routes[0][0] is 3, not a visit (0 … 2)')
  const weights = { unservedRequired: 0, prize: 0, travelSecond: 20, change: 0, unfairSecond: 0 }
  const unweighed = world({ extra: { weights } })
  expect(() => prove(unweighed, { objective: 'net' })).toThrow('weights.prize is 0')
  expect(prove(unweighed).bound).toBe(30)
})

test('an empty problem is worth nothing', () => {
  expect(prove(lineWorld({ at: [0], visits: [] })).bound).toBe(0)
  expect(
    prove(
      buildProblem({
        ...randomInput(1, { teams: 1, days: 1, visits: 6, plain: true }),
        shifts: [],
        assignmentCost: new Int32Array(0),
      }),
    ).bound,
  ).toBe(0)
})

describe('side by side', () => {
  const week = randomProblem(5, { visits: 12, teams: 2, days: 2 })
  const ask = (objective: BoundObjective, stop: BoundOptions['stop'] = toTheEnd): BoundOptions => ({
    objective,
    requiredServed: 0,
    stop,
  })

  test('each proves what it proves alone', () => {
    let rounds = 0
    const both = proveSideBySide(week, [ask('net'), ask('prize')], () => rounds++)
    expect(both).toEqual([proveBound(week, ask('net')), proveBound(week, ask('prize'))])
    expect(both.map(({ isFinal, isOpen }) => [isFinal, isOpen])).toEqual([
      [true, false],
      [true, false],
    ])
  })

  test('whoever has had the least time goes on, and what one leaves the other has', () => {
    const turns: BoundObjective[] = []
    const watched = (objective: BoundObjective, most: number) => {
      let last = 0
      return ask(objective, (iteration) => {
        if (iteration > last) turns.push(objective)
        last = iteration
        return iteration >= most
      })
    }
    // the first round of all takes three hours, all others one; net is told to stop after its third
    let time = 0
    const clock = () => {
      const now = time
      time += now === 0 ? 3 : 1
      return now
    }
    proveSideBySide(week, [watched('net', 3), watched('prize', 9)], clock)
    expect(turns.slice(0, 7)).toEqual(['net', 'prize', 'prize', 'prize', 'net', 'prize', 'net'])
    expect(turns.slice(7)).toEqual(['prize', 'prize', 'prize', 'prize', 'prize'])
  })
})

describe('open', () => {
  test('until the first exact look, when all there is to collect is all that is known', () => {
    const problem = randomProblem(5, { visits: 12, teams: 2, days: 2 })
    const after = (rounds: number) => {
      let isHeard = false
      const hear = () => {
        isHeard = true
      }
      return { ...prove(problem, { stop: maxIterations(rounds), onBound: hear }), isHeard }
    }
    const seen = Array.from({ length: 12 }, (_, rounds) => after(rounds))
    for (const { isOpen, isHeard } of seen) expect(isOpen).toBe(!isHeard)
    // rounds that only look for routes prove nothing
    expect(seen.slice(0, 3).map(({ isOpen }) => isOpen)).toEqual([true, true, true])
    expect(seen.at(-1)!.isOpen).toBe(false)
  })

  test('but not where the plan collects all there is', () => {
    const problem = world({ shifts: [{}, {}] })
    const { routes, score } = solve(problem, { seed: 1, stop: maxIterations(50) })
    expect(score.prize).toBe(60)
    expect(prove(problem, { stop: () => true, routes })).toMatchObject({ isOpen: false, gapPermille: 0 })
    expect(prove(problem, { stop: () => true })).toMatchObject({ isOpen: true, bound: 60 })
  })
})
