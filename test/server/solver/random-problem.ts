import {
  buildProblem,
  LATEST,
  NO_LIMIT,
  type Problem,
  type ProblemInput,
  type Shift,
  type Visit,
} from '../../../server/solver/index.ts'

const HOUR = 3600
const DAY = 24 * HOUR

/** A tiny generator of its own, so that tests do not lean on the one under test (Park & Miller 1988). */
export function dice(seed: number): (n: number) => number {
  let state = (seed % 2147483646) + 1
  return (n) => {
    state = (state * 48271) % 2147483647
    return Math.floor((state / 2147483647) * n)
  }
}

/** `plain`: no rule but hours, prizes and driving; `all`: also what our own weeks never ask for. */
export type Size = { teams: number; days: number; visits: number; plain?: boolean; all?: boolean }

/** A week like an agency's; times in seconds, 30 km across. */
export function randomInput(seed: number, { all = false, ...size }: Size): ProblemInput {
  const week = randomWeek(seed, size)
  return all ? withEverything(dice(seed + 1000), week) : week
}

/** The week with distance limits, loads, breaks of several windows, greatest gaps, set-up at the start, and pinned days. */
function withEverything(roll: (n: number) => number, week: ProblemInput): ProblemInput {
  const pinned = new Set(week.pins.map((pin) => pin.visit))
  const free = week.visits.map((_, v) => v).filter((v) => !pinned.has(v) && roll(8) === 0)
  return {
    ...week,
    shifts: week.shifts.map((shift) => {
      const hour = (of: number) => shift.day * DAY + of * HOUR
      const lunch = {
        windows: [
          { from: hour(11), to: hour(11.5) },
          { from: hour(12.5), to: hour(13) },
        ],
        durationSeconds: 1800 + 600 * roll(3),
      }
      const tea = { windows: [{ from: hour(13), to: hour(15) }], durationSeconds: 900 }
      return {
        ...shift,
        breaks: [[lunch], [lunch, tea], shift.breaks, []][roll(4)]!,
        maxWorkSeconds: roll(3) === 0 ? LATEST : 4 * HOUR + roll(3 * HOUR),
        maxDistanceMetres: roll(3) === 0 ? NO_LIMIT : 40_000 + roll(60_000),
        capacity: [6 + roll(10), 3 + roll(5)],
      }
    }),
    visits: week.visits.map((visit) => ({
      ...visit,
      place: roll(6) === 0 ? week.shifts[roll(week.shifts.length)]!.start : visit.place,
      serviceSeconds: roll(2) === 0 ? visit.serviceSeconds : visit.serviceSeconds / 4,
      setupSeconds: 600 * roll(4),
      maxGapDays: roll(2) === 0 ? -1 : visit.minGapDays + roll(2),
      delivery: [roll(5), roll(2)],
      pickup: [roll(4), roll(3) === 0 ? 1 : 0],
    })),
    pins: [
      ...week.pins,
      ...free.map((visit, i) => ({
        visit,
        shift: -1,
        day: week.shifts[roll(week.shifts.length)]!.day,
        position: i % 3 === 0 ? roll(3) : -1,
      })),
    ],
  }
}

function randomWeek(seed: number, { teams, days, visits, plain = false }: Size): ProblemInput {
  const roll = dice(seed)
  const places = teams + visits
  const x = Array.from({ length: places }, () => roll(30_000))
  const y = Array.from({ length: places }, () => roll(30_000))
  const distanceMetres = new Int32Array(places * places)
  const durationSeconds = new Int32Array(places * places)
  for (let a = 0; a < places; a++)
    for (let b = 0; b < places; b++) {
      const metres = Math.hypot(x[a]! - x[b]!, y[a]! - y[b]!) * 1.3
      distanceMetres[a * places + b] = Math.round(metres)
      durationSeconds[a * places + b] = Math.round(metres / 8)
    }
  const shifts: Shift[] = []
  for (let team = 0; team < teams; team++)
    for (let day = 0; day < days; day++)
      shifts.push({
        team,
        day,
        start: team,
        end: team,
        hours: { from: day * DAY + 9 * HOUR, to: day * DAY + 17 * HOUR },
        breaks: plain
          ? []
          : [{ windows: [{ from: day * DAY + 11.5 * HOUR, to: day * DAY + 13.5 * HOUR }], durationSeconds: HOUR }],
        maxDrivingSeconds: 3 * HOUR,
        maxStops: plain ? visits : 3 + roll(5),
        skills: plain ? 0 : 1 + roll(7),
        maxWorkSeconds: LATEST,
        maxDistanceMetres: NO_LIMIT,
        capacity: [],
      })
  const list: Visit[] = Array.from({ length: visits }, (_, v) => ({
    place: teams + (!plain && v > 0 && roll(10) === 0 ? v - 1 : v),
    serviceSeconds: (45 + 15 * roll(8)) * 60,
    setupSeconds: plain ? 0 : 300 * roll(3),
    prize: 1 + roll(100),
    required: roll(5) === 0,
    windows:
      plain || roll(3) > 0
        ? []
        : Array.from({ length: days }, (_, day) => {
            const from = day * DAY + (9 + roll(6)) * HOUR
            return { from, to: from + HOUR * (1 + roll(2)) }
          }).filter((_, day) => day === 0 || roll(3) > 0),
    skills: plain || roll(3) > 0 ? 0 : 1 << roll(3),
    site: plain ? -1 : roll(4) === 0 ? roll(visits / 6) : -1,
    minGapDays: roll(3),
    maxGapDays: -1,
    delivery: [],
    pickup: [],
  }))
  const shiftCount = shifts.length
  const pair = (): readonly [number, number] => {
    const a = roll(visits - 1)
    return [a, a + 1 + roll(visits - a - 1)]
  }
  return {
    places,
    durationSeconds,
    distanceMetres,
    shifts,
    visits: list,
    assignmentCost: Int32Array.from({ length: visits * shiftCount }, () =>
      plain ? 0 : roll(10) === 0 ? -1 : roll(4) === 0 ? 600 : 0,
    ),
    pins: plain
      ? []
      : [3, 17, 40]
          .filter((visit) => visit < visits)
          .map((visit, i) => ({ visit, shift: (i * 7) % shiftCount, day: -1, position: i === 0 ? 0 : -1 })),
    exclusions: plain ? [] : Array.from({ length: visits / 20 }, pair),
    precedences: plain ? [] : Array.from({ length: visits / 10 }, pair),
    ...(plain
      ? {}
      : { baseline: Int32Array.from({ length: visits }, () => roll(shiftCount + 5) - 5).map((s) => Math.max(-1, s)) }),
    weights: {
      unservedRequired: 10_000_000,
      prize: 300,
      travelSecond: 1,
      change: plain ? 0 : 500,
      unfairSecond: plain ? 0 : 1,
    },
    impossible: 'leave-out',
  }
}

export const randomProblem = (seed: number, size: Size): Problem => buildProblem(randomInput(seed, size))
