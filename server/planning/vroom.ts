import type { PlanContent } from '../contract/index.ts'
import type { ProblemInput, Window } from '../solver/index.ts'
import type { VroomProblem } from '../vroom/index.ts'
import { withChoices } from '../weekplan/index.ts'
import type { StoredProblem } from './stored-problem.ts'

/** Bits of the solver's skill sets become VROOM skills 0…31; sets of allowed shifts come after them. */
const FIRST_SHIFT_SKILL = 100

/**
 * The problem as VROOM reads it: shifts are vehicles, visits are jobs, both numbered from 1. Whoever may not serve a visit
 * lacks a skill that it asks for, so grids, caps, removals and pins hold there as they do here.
 */
export function toVroom(
  content: Pick<PlanContent, 'teams' | 'days' | 'shifts' | 'visits'>,
  week: string,
  stored: StoredProblem,
) {
  const input = inputOf(stored)
  const { visits, shifts } = input
  const greatest = Math.max(1, ...visits.filter((visit) => !visit.required).map((visit) => visit.prize))
  const groups = shiftGroups(input)
  return {
    vehicles: shifts.map((shift, s) => {
      const { team, day } = content.shifts[s]!
      const base = content.teams[team]!.base
      return {
        id: s + 1,
        profile: 'car',
        description: `${content.teams[team]!.name} ${content.days[day]!.date}`,
        start_index: shift.start,
        end_index: shift.end,
        start: base,
        end: base,
        time_window: span(shift.hours),
        breaks: shift.breaks.map(({ windows, durationSeconds }, b) => ({
          id: b + 1,
          time_windows: windows.map(span),
          service: durationSeconds,
        })),
        skills: [...bitsOf(shift.skills), ...groups.skillsOfShift[s]!],
        max_tasks: shift.maxStops,
        max_travel_time: shift.maxDrivingSeconds,
      }
    }),
    jobs: visits.map((visit, v) => ({
      id: v + 1,
      description: content.visits[v]!.name,
      location_index: visit.place,
      location: content.visits[v]!.place,
      setup: visit.setupSeconds,
      service: visit.serviceSeconds,
      priority: visit.required ? 100 : Math.min(99, Math.round((99 * visit.prize) / greatest)),
      ...(visit.windows.length > 0 && { time_windows: visit.windows.map(span) }),
      skills: [...bitsOf(visit.skills), ...groups.skillsOfVisit[v]!],
    })),
    matrices: {
      car: {
        durations: rowsOf(input.durationSeconds, input.places),
        distances: rowsOf(input.distanceMetres, input.places),
      },
    },
    jingwei: {
      week,
      notes: [
        'Seconds count from Monday 00:00 Beijing time. Skills below 100 are disciplines, from 100 on: who may serve the job.',
        'Must-dos have priority 100, other visits at most 99 in proportion to their prize: a sum of priorities may prefer two of these to a must-do.',
        'Not expressible in VROOM: days kept between two jobs at one site, the cost of going outside a grid, pinned positions, an even share of the work, the cost of changing an earlier plan.',
      ],
    },
  } satisfies VroomProblem
}

/** What `toVroom` writes: VROOM's form, with every key of a week in it. */
export type WeekFile = ReturnType<typeof toVroom>

const span = ({ from, to }: Window): [number, number] => [from, to]

function inputOf({ problem, start }: StoredProblem): ProblemInput {
  if (!start) return withChoices(problem, { routes: [], pins: [], removals: [], emergencies: [] })
  return withChoices(problem, start, { routes: start.routes })
}

/** One skill for every distinct set of shifts that visits are limited to; visits that any shift may take need none. */
function shiftGroups(input: ProblemInput): { skillsOfShift: number[][]; skillsOfVisit: number[][] } {
  const shifts = input.shifts.length
  const pinOf = new Map(input.pins.map((pin) => [pin.visit, pin.shift]))
  const skillOf = new Map<string, number>()
  const skillsOfShift = input.shifts.map((): number[] => [])
  const skillsOfVisit = input.visits.map((_, v) => {
    const pin = pinOf.get(v)
    const allowed = input.shifts.flatMap((_, s) =>
      (pin === undefined ? input.assignmentCost[v * shifts + s]! >= 0 : pin === s) ? [s] : [],
    )
    if (allowed.length === shifts) return []
    const key = allowed.join(',')
    let skill = skillOf.get(key)
    if (skill === undefined) {
      skill = FIRST_SHIFT_SKILL + skillOf.size
      skillOf.set(key, skill)
      for (const s of allowed) skillsOfShift[s]!.push(skill)
    }
    return [skill]
  })
  return { skillsOfShift, skillsOfVisit }
}

function bitsOf(skills: number): number[] {
  return Array.from({ length: 32 }, (_, bit) => bit).filter((bit) => (skills >>> bit) & 1)
}

function rowsOf(values: Int32Array, places: number): number[][] {
  return Array.from({ length: places }, (_, row) => Array.from(values.subarray(row * places, (row + 1) * places)))
}
