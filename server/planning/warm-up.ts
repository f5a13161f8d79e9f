import { buildProblem, LATEST, maxIterations, NO_LIMIT, type ProblemInput, solve } from '../solver/index.ts'

/** Plans a made-up week, so that the solver's code is compiled by the time somebody waits for a first plan. */
export function warmUp(): void {
  solve(buildProblem(madeUpWeek()), { seed: 1, stop: maxIterations(ITERATIONS) })
}

const ITERATIONS = 10
const TEAMS = 8
const DAYS = 5
const VISITS = 240
const DAY_SECONDS = 86_400

/** Teams and sites strewn over a square by a fixed rule; no randomness, nothing real. */
export function madeUpWeek(): ProblemInput {
  const places = VISITS + 1
  const at = (place: number) => ({ x: (place * 7919) % 997, y: (place * 104_729) % 991 })
  const ways = Int32Array.from({ length: places * places }, (_, i) => {
    const [a, b] = [at(Math.floor(i / places)), at(i % places)]
    return Math.abs(a.x - b.x) + Math.abs(a.y - b.y)
  })
  const shifts = Array.from({ length: TEAMS * DAYS }, (_, s) => shiftOf(s % TEAMS, Math.floor(s / TEAMS)))
  return {
    places,
    durationSeconds: ways,
    distanceMetres: ways,
    shifts,
    visits: Array.from({ length: VISITS }, (_, v) => ({
      place: v + 1,
      serviceSeconds: 3600 + 600 * (v % 7),
      setupSeconds: 0,
      prize: 50 + ((v * 37) % 200),
      required: v % 9 === 0,
      windows: [],
      skills: 0,
      site: v,
      minGapDays: 0,
      maxGapDays: -1,
      delivery: [],
      pickup: [],
    })),
    assignmentCost: Int32Array.from({ length: VISITS * shifts.length }, (_, i) => (i % TEAMS === 0 ? 0 : 12_000)),
    pins: [],
    exclusions: [],
    precedences: [],
    weights: { unservedRequired: 100_000_000, prize: 1200, travelSecond: 20, change: 0, unfairSecond: 1 },
  }
}

function shiftOf(team: number, day: number): ProblemInput['shifts'][number] {
  const from = day * DAY_SECONDS + 9 * 3600
  return {
    team,
    day,
    start: 0,
    end: 0,
    hours: { from, to: from + 8 * 3600 },
    breaks: [{ windows: [{ from: from + 2 * 3600, to: from + 4 * 3600 }], durationSeconds: 3600 }],
    maxDrivingSeconds: 3 * 3600,
    maxWorkSeconds: LATEST,
    maxDistanceMetres: NO_LIMIT,
    maxStops: 6,
    skills: 0,
    capacity: [],
  }
}
