import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PlanChoices } from '../../../server/contract/index.ts'
import { buildProblem, check, maxIterations, type Problem, solve } from '../../../server/solver/index.ts'
import {
  checkChoices,
  compareRoutes,
  timePlan,
  toProblemInput,
  toWire,
  withChoices,
} from '../../../server/weekplan/index.ts'
import { base, facts } from '../../client/week/tiny-week.ts'
import { dice } from '../solver/random-problem.ts'
import { type RandomWeek, randomWeek } from './random-week.ts'

const seeds = fc.integer({ min: 1, max: 100_000 })
const runs = { numRuns: 25 }

function solved(week: RandomWeek, choices = week.choices): { problem: Problem; choices: PlanChoices } {
  const problem = buildProblem(withChoices(week.base, choices))
  const { routes } = solve(problem, { seed: 1, stop: maxIterations(60) })
  return { problem, choices: { ...choices, routes: routes.map((route) => [...route]) } }
}

/** Every visit somewhere at random, or nowhere. */
function scattered(week: RandomWeek, seed: number): PlanChoices {
  const roll = dice(seed)
  const routes = week.choices.routes.map((): number[] => [])
  week.facts.visits.forEach((_, v) => {
    if (roll(4) === 0) return
    const route = routes[roll(routes.length)]!
    route.splice(roll(route.length + 1), 0, v)
  })
  return { ...week.choices, routes }
}

const dayOf = (seconds: number): number => Math.floor(seconds / 86_400)

describe('timing a week', () => {
  test('every visit is a stop or has its reason, and a solved plan breaks nothing', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const week = randomWeek(seed)
        const { problem, choices } = solved(week)
        const plan = timePlan(problem, week.facts, choices)
        const stops = plan.routes.flatMap((route) => route.stops.map((stop) => stop.visit))
        const left = plan.unplanned.map((one) => one.visit)
        expect([...stops, ...left].sort((a, b) => a - b)).toEqual(week.facts.visits.map((_, v) => v))
        expect(plan.score.violations).toBe(0)
        expect(plan.score.stops).toBe(stops.length)
        for (const one of plan.unplanned) expect(one.text.zh.length).toBeGreaterThan(4)
      }),
      runs,
    )
  })

  test('a must-do that no shift could make even alone says so, others do not', () => {
    const week = randomWeek(4)
    const day = week.facts.shifts[0]!
    const visits = week.base.visits.map((visit, v) => {
      const required = v < 3
      // one second longer than any day
      return v === 0 ? { ...visit, required, serviceSeconds: day.to - day.from + 1 } : { ...visit, required }
    })
    const facts = { ...week.facts, visits: week.facts.visits.map((visit, v) => ({ ...visit, required: v < 3 })) }
    const problem = buildProblem(withChoices({ ...week.base, visits }, week.choices))
    const alone = timePlan(problem, facts, week.choices).unplanned.filter((one) =>
      one.text.zh.endsWith('；本周任何一班只排这一项也完不成'),
    )
    expect(alone.map(({ visit }) => visit)).toEqual([0])
  })

  test('whatever a person drags together is timed, and names as many breaches as the check finds', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const week = randomWeek(seed)
        const choices = scattered(week, seed)
        expect(checkChoices(week.facts, choices)).toEqual([])
        const problem = buildProblem(withChoices(week.base, choices))
        const plan = timePlan(problem, week.facts, choices)
        const wrong = check(problem, choices.routes).filter((one) => one.rule !== 'required')
        expect(plan.score.violations > 0).toBe(wrong.length > 0)
        for (const route of plan.routes) {
          const { day } = week.facts.shifts[route.shift]!
          // late is late, but nobody is shown waiting on site till another day
          for (const stop of route.stops)
            if (stop.startSeconds > stop.arrivalSeconds + 3600)
              expect(dayOf(stop.startSeconds)).toBeLessThanOrEqual(Math.max(day, dayOf(stop.arrivalSeconds)))
        }
      }),
      { ...runs, examples: [[84535]] },
    )
  })

  test('who comes too late for a site is late there, and does not wait till it opens on another day', () => {
    const week = randomWeek(84535)
    const choices = scattered(week, 84535)
    const plan = timePlan(buildProblem(withChoices(week.base, choices)), week.facts, choices)
    const late = plan.routes[0]!.stops[1]!
    // open until 13:00 today and again tomorrow; the team is there at 13:53:45
    const { windows } = week.base.visits[late.visit] as { windows: { to: number }[] }
    expect(windows.map(({ to }) => to)).toEqual([46_800, 136_800])
    expect([late.arrivalSeconds, late.startSeconds]).toEqual([50_025, 50_025])
    expect(late.violations.map(({ rule, amount }) => [rule, amount])).toEqual([['window', 3225]])
  })

  test('nor is lunch put off for a window of tomorrow', () => {
    // done at site 0 by 11:20, at site 1 by 11:30, which closes at 12:00 and keeps the team for four hours
    const windows = [
      { from: 0, to: 12 * 3600 },
      { from: 33 * 3600, to: 36 * 3600 },
    ]
    const change = [{ serviceSeconds: 6600 }, { serviceSeconds: 4 * 3600, windows }]
    const visits = base.visits.map((visit, v) => ({ ...visit, ...change[v] }))
    const choices = { routes: [[0, 1], [], [], []], pins: [], removals: [], emergencies: [] }
    const [route] = timePlan(buildProblem(withChoices({ ...base, visits }, choices)), facts, choices).routes
    // an hour's lunch at 11:30, and half an hour late: lunch at 15:30 would be three hours late
    expect(route!.lunch!.startSeconds).toBe(11.5 * 3600)
    expect(route!.stops[1]!.violations.map(({ rule, amount }) => [rule, amount])).toEqual([['window', 1800]])
  })

  test('a reason can be checked: put it there (and let the named stops leave) and nothing new breaks', () => {
    let checked = 0
    fc.assert(
      fc.property(seeds, (seed) => {
        const week = randomWeek(seed, 30)
        const { problem, choices } = solved(week)
        for (const one of timePlan(problem, week.facts, choices).unplanned) {
          const canCheck = one.blockedBy === 'not-worth' || one.displaces.length > 0
          if (!canCheck) continue
          const rest = choices.routes[one.shift]!.filter((visit) => !one.displaces.includes(visit))
          const fits = Array.from({ length: rest.length + 1 }, (_, i) => {
            const routes = choices.routes.map((route, s) =>
              s === one.shift ? [...rest.slice(0, i), one.visit, ...rest.slice(i)] : route,
            )
            return check(problem, routes).every((violation) => violation.rule === 'required')
          })
          if (one.displaces.length === 0) expect(fits[one.position]).toBe(true)
          expect(fits).toContain(true)
          checked++
        }
      }),
      runs,
    )
    expect(checked).toBeGreaterThan(20)
  })
})

describe('choices', () => {
  test('a removed visit stays out, a pinned one stays in, an emergency is made on its day', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const week = randomWeek(seed)
        const before = solved(week).choices
        const shift = before.routes.findIndex((route) => route.length > 1)
        fc.pre(shift >= 0)
        const [pinned, removed] = before.routes[shift]!
        const choices: PlanChoices = {
          ...before,
          pins: [{ visit: pinned!, shift, position: -1 }],
          removals: [{ visit: removed!, reason: '停工' }],
        }
        const after = solved(week, choices)
        expect(after.choices.routes[shift]).toContain(pinned)
        expect(after.choices.routes.flat()).not.toContain(removed)
        const plan = timePlan(after.problem, week.facts, after.choices)
        expect(plan.unplanned.find((one) => one.visit === removed)).toMatchObject({
          blockedBy: 'removed',
          text: { zh: '人工移出：停工' },
        })
      }),
      runs,
    )
  })

  test('planning again from any edited routes mends what nobody pinned', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const week = randomWeek(seed)
        const edited = scattered(week, seed)
        const problem = buildProblem(withChoices(week.base, edited, { routes: edited.routes }))
        const { routes } = solve(problem, { seed: 1, stop: maxIterations(20), initial: edited.routes })
        expect(check(problem, routes).filter((one) => one.rule !== 'required')).toEqual([])
      }),
      runs,
    )
  })

  test('an emergency becomes a must-do on its day and may cross grids; the base is left as it was', () => {
    const week = randomWeek(5)
    const before = structuredClone(toWire(week.base))
    const visit = week.facts.visits.findIndex((one) => !one.required)
    const input = withChoices(week.base, {
      ...week.choices,
      emergencies: [{ visit, kind: 'accident', reason: '塌方', day: 1 }],
    })
    expect(input.visits[visit]).toMatchObject({ required: true, windows: [{ from: 86_400, to: 2 * 86_400 - 1 }] })
    const shifts = input.shifts.length
    expect(input.assignmentCost.slice(visit * shifts, (visit + 1) * shifts).every((cost) => cost >= 0)).toBe(true)
    expect(toWire(week.base)).toEqual(before)
  })

  test('the problem survives the wire', () => {
    const { base } = randomWeek(7)
    expect(toProblemInput(JSON.parse(JSON.stringify(toWire(base))))).toEqual(toProblemInput(base))
  })

  test('contradictions are named by field', () => {
    const { facts, choices } = randomWeek(3)
    const paths = (change: Partial<PlanChoices>) =>
      checkChoices(facts, { ...choices, ...change }).map((issue) => issue.path)
    const empty = choices.routes.slice(1)
    expect(paths({ routes: empty })).toEqual(['routes'])
    expect(paths({ routes: [[1, 1], ...empty] })).toEqual(['routes[0][1]'])
    expect(paths({ routes: [[99], ...empty] })).toEqual(['routes[0][0]'])
    const twice = { visit: 1, reason: '停工' }
    expect(paths({ removals: [twice, twice] })).toEqual(['removals[1].visit'])
    expect(paths({ pins: [{ visit: 1, shift: 77, position: -1 }] })).toEqual(['pins[0].shift'])
    expect(
      paths({
        pins: [
          { visit: 1, shift: 0, position: 0 },
          { visit: 2, shift: 0, position: 0 },
        ],
      }),
    ).toEqual(['pins[1].position'])
  })
})

describe('comparing routes', () => {
  test('nothing changes against itself; what is added one way is dropped the other', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const week = randomWeek(seed)
        const a = scattered(week, seed).routes
        const b = scattered(week, seed + 1).routes
        expect(compareRoutes(week.facts, a, a)).toEqual({ same: a.flat().length, items: [] })
        const changed = (from: number[][], to: number[][], kind: string) =>
          compareRoutes(week.facts, from, to)
            .items.filter((item) => item.change === kind)
            .map((item) => item.visit)
            .sort()
        expect(changed(a, b, 'added')).toEqual(changed(b, a, 'dropped'))
        const { same, items } = compareRoutes(week.facts, a, b)
        expect(same + items.filter((item) => item.change !== 'dropped').length).toBe(b.flat().length)
      }),
      runs,
    )
  })

  test('one stop moved forward is one change, not three', () => {
    const { facts, choices } = randomWeek(3)
    const rest = choices.routes.slice(1)
    const { same, items } = compareRoutes(facts, [[1, 2, 3], ...rest], [[3, 1, 2], ...rest])
    expect(same).toBe(2)
    expect(items).toMatchObject([{ visit: 3, change: 'order', text: { zh: '第1队 周一 内调整顺序' } }])
  })
})
