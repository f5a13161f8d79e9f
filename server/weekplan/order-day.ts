import type { PlanChoices } from '../contract/index.ts'
import {
  buildProblem,
  check,
  evaluate,
  maxIterations,
  type Problem,
  type ProblemInput,
  type Shift,
  solve,
  type Visit,
} from '../solver/index.ts'
import { DAY_SECONDS } from './facts.ts'
import type { BaseProblem } from './to-problem.ts'
import { touchesDay } from './windows-of-day.ts'
import { withChoices } from './with-choices.ts'

/** A day has few stops: long before this many iterations the search has seen its best order. */
const ITERATIONS = 200

/** One team's day cut out of the week: small enough to send to a worker with every question. */
export type DayProblem = {
  readonly base: BaseProblem
  /** Pins and emergencies of its stops, in the small problem's indices. */
  readonly choices: PlanChoices
  /** The week's visits that stand in the day, in their order; their places in this list are the small problem's indices. */
  readonly visits: readonly number[]
}

/** The stops of one shift with everything that bears on their order. */
export function extractDay(base: BaseProblem, choices: PlanChoices, shift: number): DayProblem {
  const route = choices.routes[shift] ?? []
  const at = base.shifts[shift] as unknown as Shift
  const visits = route.map((visit) => base.visits[visit] as unknown as Visit)
  const places = [...new Set([at.start, at.end, ...visits.map(({ place }) => place)])]
  const cut = (matrix: ArrayLike<number>) =>
    Int32Array.from(places.flatMap((from) => places.map((to) => matrix[from * base.places + to]!)))
  const indexOf = new Map(route.map((visit, i) => [visit, i]))
  const pairs = (list: BaseProblem['precedences']) =>
    list.flatMap(([a, b]): [number, number][] => {
      const [i, j] = [indexOf.get(a), indexOf.get(b)]
      return i === undefined || j === undefined ? [] : [[i, j]]
    })
  const own = <One extends { readonly visit: number }>(list: readonly One[]) =>
    list.flatMap((one) => {
      const visit = indexOf.get(one.visit)
      return visit === undefined ? [] : [{ ...one, visit }]
    })
  return {
    base: {
      places: places.length,
      durationSeconds: cut(base.durationSeconds),
      distanceMetres: cut(base.distanceMetres),
      shifts: [{ ...base.shifts[shift], team: 0, start: places.indexOf(at.start), end: places.indexOf(at.end) }],
      visits: visits.map((visit, i) => ({ ...base.visits[route[i]!], place: places.indexOf(visit.place) })),
      assignmentCost: new Int32Array(route.length),
      exclusions: [],
      precedences: pairs(base.precedences),
      weights: { unservedRequired: 1_000_000_000, travelSecond: 1 },
    },
    choices: {
      routes: [route.map((_, i) => i)],
      // all of them stay in the day, so only places in the order are left to hold
      pins: own(choices.pins)
        .filter(({ position }) => position >= 0)
        .map((pin) => ({ ...pin, shift: 0 })),
      removals: [],
      emergencies: own(choices.emergencies),
    },
    visits: route,
  }
}

/**
 * The best order of a day's stops: none leaves the day and none comes in; as little as possible late or too long, then
 * the least driving. A stop pinned to its place in the order keeps it. The order that stands is kept unless another is
 * better. What other teams do at the same time is not looked at.
 */
export function orderDay({ base, choices, visits }: DayProblem): number[] {
  const problem = buildProblem(onlyOrderCounts(withChoices(base, choices)))
  const standing = visits.map((_, i) => i)
  const { routes } = solve(problem, { seed: 1, stop: maxIterations(ITERATIONS), initial: [standing] })
  const found = routes[0] ?? []
  // what the search had to leave out, because the day cannot hold it, still belongs to the day
  const whole = [...found, ...standing.filter((visit) => !found.includes(visit))]
  const best = [improve(problem, whole), improve(problem, standing)].sort((a, b) => compare(problem, a, b))[0]!
  return (compare(problem, best, standing) < 0 ? best : standing).map((i) => visits[i]!)
}

/**
 * Rules that no order can mend must not keep the search from ordering: wrong team, wrong day, too many stops. Whoever comes too
 * late is late, and does not wait for the windows of another day.
 */
function onlyOrderCounts(input: ProblemInput): ProblemInput {
  const shift = input.shifts[0]!
  return {
    ...input,
    shifts: [{ ...shift, maxStops: Math.max(shift.maxStops, input.visits.length) }],
    visits: input.visits.map((visit) => ({
      ...visit,
      required: true,
      skills: 0,
      site: -1,
      windows: visit.windows.filter((window) => touchesDay(window, shift.day)),
    })),
  }
}

/** Moves single stops while that helps; `compare` judges, so late days are ordered as well as feasible ones. */
function improve(problem: Problem, order: readonly number[]): number[] {
  let best = [...order]
  for (let again = true; again; ) {
    again = false
    for (let from = 0; from < best.length; from++)
      for (let to = 0; to < best.length; to++) {
        if (from === to) continue
        const moved = best.toSpliced(from, 1).toSpliced(to, 0, best[from]!)
        if (compare(problem, moved, best) >= 0) continue
        best = moved
        again = true
      }
  }
  return best
}

/** Below 0 when order a is better. */
function compare(problem: Problem, a: readonly number[], b: readonly number[]): number {
  return harm(problem, a) - harm(problem, b) || driving(problem, a) - driving(problem, b)
}

/** Seconds late or too long; a stop beside its pinned place weighs a day. */
function harm(problem: Problem, order: readonly number[]): number {
  const broken = check(problem, [order]).reduce((sum, { amount }) => sum + amount, 0)
  const beside = order.reduce((sum, visit, i) => {
    const pinned = problem.pinPosition[visit]!
    return pinned < 0 ? sum : sum + Math.abs(i - Math.min(pinned, order.length - 1))
  }, 0)
  return broken + DAY_SECONDS * beside
}

function driving(problem: Problem, order: readonly number[]): number {
  return evaluate(problem, [order]).travelSeconds
}
