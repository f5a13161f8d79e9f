import type { PlanContent, PlanVisit } from '../../../server/contract/index.ts'
import type { BaseProblem } from '../../../server/weekplan/index.ts'

const DAY = 86_400
const hour = (day: number, hours: number) => day * DAY + hours * 3600

/** Two teams on Monday and Tuesday, 9 to 17 o'clock with an hour's lunch; four sites of an hour each on a line. */
export const shifts = [
  { team: 0, day: 0, from: hour(0, 9), to: hour(0, 17) },
  { team: 0, day: 1, from: hour(1, 9), to: hour(1, 17) },
  { team: 1, day: 0, from: hour(0, 9), to: hour(0, 17) },
  { team: 1, day: 1, from: hour(1, 9), to: hour(1, 17) },
]
const names = ['甲', '乙', '丙', '丁']
const place = (index: number): [number, number] => [116 + index / 100, 40]

export const visits: PlanVisit[] = names.map((name, index) => ({
  siteId: 100 + index,
  name: `${name}工程`,
  address: '',
  permitNumber: `P${index}`,
  place: place(index),
  isOffStreets: false,
  worksType: 'building',
  stage: 'S4',
  level: 'C',
  score: 50,
  dueRatio: 1,
  priority: 50,
  prize: 50 - index,
  required: index === 0,
  causes: [],
  kind: 'spot_check',
  serviceMinutes: 60,
  gridCode: null,
  homeTeam: index < 2 ? 0 : 1,
  skills: [],
  hazards: [{ code: 'PIT', overScale: true }],
  countsToCap: true,
  barred: null,
  contractorId: null,
  contractor: null,
  contactName: null,
  contactPhone: null,
  windows: [],
}))

export const facts: Pick<PlanContent, 'days' | 'teams' | 'shifts' | 'visits'> = {
  days: Array.from({ length: 7 }, (_, index) => ({
    date: `2026-11-${23 + index}`,
    weekday: index + 1,
    isWorkday: index < 5,
    name: null,
  })),
  teams: [0, 1].map((index) => ({
    id: index + 1,
    name: `第${index + 1}组`,
    base: [116, 40.1],
    isOffStreets: false,
    baseAddress: '',
    gridCodes: [],
    disciplines: [],
    members: [],
  })),
  shifts,
  visits,
}

// Places 0…3 are the sites, ten minutes and five kilometres from one to the next; 4 is the base, half an hour from all.
const minutes = (a: number, b: number) => (a === b ? 0 : a === 4 || b === 4 ? 30 : 10 * Math.abs(a - b))
const matrix = (per: number) => Int32Array.from({ length: 25 }, (_, i) => minutes(Math.floor(i / 5), i % 5) * per)

export const base: BaseProblem = {
  places: 5,
  durationSeconds: matrix(60),
  distanceMetres: matrix(500),
  shifts: shifts.map(({ team, day, from, to }) => ({
    team,
    day,
    start: 4,
    end: 4,
    hours: { from, to },
    breaks: [{ windows: [{ from: hour(day, 11.5), to: hour(day, 12.5) }], durationSeconds: 3600 }],
    maxDrivingSeconds: 10_800,
    maxWorkSeconds: 2 ** 28,
    maxDistanceMetres: 1_000_000_000,
    maxStops: 6,
    skills: 0,
    capacity: [],
  })),
  visits: visits.map(({ prize, required }, index) => ({
    place: index,
    serviceSeconds: 3600,
    setupSeconds: 0,
    prize,
    required,
    windows: [],
    skills: 0,
    site: -1,
    minGapDays: 0,
    maxGapDays: -1,
    delivery: [],
    pickup: [],
  })),
  // Each team keeps to its own sites, except that the must-do may be served by anyone.
  assignmentCost: visits.flatMap(({ homeTeam, required }) =>
    shifts.map(({ team }) => (team === homeTeam ? 0 : required ? 600 : -1)),
  ),
  exclusions: [],
  precedences: [],
  weights: {
    unservedRequired: 1_000_000,
    prize: 100,
    travelSecond: 1,
    change: 0,
    unfairSecond: 0,
    outside: 600,
    replanChange: 1000,
  },
}
