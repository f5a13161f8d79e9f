import {
  buildProblem,
  check,
  LATEST,
  maxIterations,
  NO_LIMIT,
  type Problem,
  type ProblemInput,
  type Routes,
  type Shift,
  solve,
  type Visit,
} from '../../../server/solver/index.ts'

/**
 * A world for arithmetic in the head: places lie on a line, place i at `at[i]`, and a team drives one unit a second (ten
 * metres). Shifts start and end at place 0 and last 1,000 s unless said otherwise; visits take 100 s and are worth 10.
 */
export type LineWorld = {
  at: number[]
  shifts?: Partial<Shift>[]
  visits: Partial<Visit>[]
  extra?: Partial<ProblemInput>
}

export function lineInput({ at, shifts = [{}], visits, extra = {} }: LineWorld): ProblemInput {
  const places = at.length
  const durationSeconds = new Int32Array(places * places)
  for (let a = 0; a < places; a++)
    for (let b = 0; b < places; b++) durationSeconds[a * places + b] = Math.abs(at[a]! - at[b]!)
  return {
    places,
    durationSeconds,
    distanceMetres: durationSeconds.map((seconds) => seconds * 10),
    shifts: shifts.map((shift, s) => ({
      team: s,
      day: 0,
      start: 0,
      end: 0,
      hours: { from: 0, to: 1000 },
      breaks: [],
      maxDrivingSeconds: 10_000,
      maxWorkSeconds: LATEST,
      maxDistanceMetres: NO_LIMIT,
      maxStops: 100,
      skills: 0,
      capacity: [],
      ...shift,
    })),
    visits: visits.map((visit, v) => ({
      place: v + 1,
      serviceSeconds: 100,
      setupSeconds: 0,
      prize: 10,
      required: false,
      windows: [],
      skills: 0,
      site: -1,
      minGapDays: 0,
      maxGapDays: -1,
      delivery: [],
      pickup: [],
      ...visit,
    })),
    assignmentCost: new Int32Array(visits.length * shifts.length),
    pins: [],
    exclusions: [],
    precedences: [],
    weights: { unservedRequired: 1_000_000, prize: 1_000, travelSecond: 1, change: 0, unfairSecond: 0 },
    impossible: 'leave-out',
    ...extra,
  }
}

export const lineWorld = (world: LineWorld): Problem => buildProblem(lineInput(world))

/** What the solver makes of it in 300 iterations, with what `check` finds wrong. */
export function bestOf(world: LineWorld) {
  const problem = lineWorld(world)
  const solution = solve(problem, { seed: 1, stop: maxIterations(300) })
  const broken = check(problem, solution.routes).filter(({ rule }) => rule !== 'required')
  return { ...solution, broken, problem }
}

/** The rules that these routes break, and by how much. */
export function brokenBy(world: LineWorld, routes: Routes): (readonly [string, number])[] {
  return check(lineWorld(world), routes).map(({ rule, amount }) => [rule, amount] as const)
}

/** One shift from 0 to `to`. */
export const hours = (to: number): Partial<Shift>[] => [{ hours: { from: 0, to } }]

/** Shifts of one team on days 0, 1, 2, …: 1,000 s each, from 2,000 s times the day. */
export const days = (count: number): Partial<Shift>[] =>
  Array.from({ length: count }, (_, day) => ({ team: 0, day, hours: { from: day * 2000, to: day * 2000 + 1000 } }))
