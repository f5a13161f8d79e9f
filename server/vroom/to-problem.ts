import {
  buildProblem,
  LATEST,
  NO_LIMIT,
  type Problem,
  ProblemError,
  type ProblemInput,
  type Routes,
  type Shift,
  type Visit,
  type Window,
} from '../solver/index.ts'
import { inOrder } from './break-order.ts'
import { clip, findHorizon, type Horizon } from './horizon.ts'
import { lexicographic, type Objective } from './objective.ts'
import type { VroomBreak, VroomJob, VroomProblem, VroomVehicle } from './schema.ts'
import { readSteps, requireFollowable } from './steps.ts'
import { readTravel, type Travel } from './travel.ts'
import { findVariants, rivals, skillsMet, type Variant } from './variants.ts'
import { refuse } from './vroom-error.ts'

/** A VROOM problem in the solver's words, with what leads back: vehicles are shifts, variants of jobs are visits. */
export type Translation = {
  readonly vroom: VroomProblem
  readonly problem: Problem
  readonly travel: Travel
  /** The file's time at which the solver's clock starts. */
  readonly origin: number
  readonly jobOfVisit: readonly number[]
  /** Per vehicle: its breaks in the order in which they are taken. */
  readonly breaks: readonly (readonly VroomBreak[])[]
  readonly limitOf: Objective['limitOf']
  readonly isEqual: boolean
  /** The jobs that `steps` give to the vehicles, to start from. */
  readonly initial: Routes
}

/** Translates a problem that `readProblem` accepted; throws `VroomError` when its numbers are too great or its steps impossible. */
export function toProblem(vroom: VroomProblem): Translation {
  const travel = readTravel(vroom)
  const horizon = findHorizon(vroom, travel)
  const shifts = vroom.vehicles.map((vehicle, v) => toShift(vehicle, v, travel, horizon))
  const mayServe = skillsMet(vroom)
  const variants = findVariants(vroom, travel, mayServe)
  requireManageable(variants, shifts.length)
  requireCountable(vroom, variants)
  const open = vroom.jobs.map((job) => isOpen(job, horizon))
  const isAllowed = ({ job, profile }: Variant, vehicle: number): boolean =>
    open[job]! && travel.profileOfVehicle(vehicle) === profile && mayServe(job, vehicle)
  const isServable = vroom.jobs.map(() => false)
  const assignmentCost = new Int32Array(variants.length * shifts.length).fill(-1)
  for (const [v, variant] of variants.entries())
    for (let vehicle = 0; vehicle < shifts.length; vehicle++) {
      if (!isAllowed(variant, vehicle)) continue
      assignmentCost[v * shifts.length + vehicle] = 0
      isServable[variant.job] = true
    }
  const { prizes, weights, limitOf, isEqual } = lexicographic(vroom, shifts, travel, isServable)
  const visits = variants.map(({ job, profile }) =>
    toVisit(vroom.jobs[job]!, travel.placeOfJob(job, profile), prizes[job]!, dimensionsOf(vroom), horizon),
  )
  const { pins, precedences, initial } = readSteps(vroom, variants, travel)
  const problem = build({
    places: travel.places,
    durationSeconds: travel.durationSeconds,
    distanceMetres: travel.distanceMetres,
    shifts,
    visits,
    assignmentCost,
    pins,
    exclusions: rivals(variants),
    precedences,
    weights,
  })
  requireFollowable(vroom, problem, initial)
  return {
    vroom,
    problem,
    travel,
    origin: horizon.from,
    jobOfVisit: variants.map(({ job }) => job),
    breaks: vroom.vehicles.map((vehicle) => orderedBreaks(vehicle, horizon).map(({ rest }) => rest)),
    limitOf,
    isEqual,
    initial,
  }
}

/** Each pair of a job and a vehicle is remembered by every thread, in some forty bytes. */
const MOST_PAIRS = 20_000_000

function requireManageable(variants: readonly Variant[], vehicles: number): void {
  const pairs = variants.length * vehicles
  if (pairs <= MOST_PAIRS) return
  refuse('jobs', `and vehicles make ${variants.length} × ${vehicles} = ${pairs} pairs, more than ${MOST_PAIRS}`)
}

/** What all visits put on board must be exact in the solver; a job counts once for each profile that may take it. */
function requireCountable(vroom: VroomProblem, variants: readonly Variant[]): void {
  for (let q = 0; q < dimensionsOf(vroom); q++) {
    const load = ({ job }: Variant) => (vroom.jobs[job]!.delivery?.[q] ?? 0) + (vroom.jobs[job]!.pickup?.[q] ?? 0)
    const sum = variants.reduce((total, variant) => total + load(variant), 0)
    if (sum <= NO_LIMIT) continue
    const each = variants.length > vroom.jobs.length ? ', each job once for every profile that may take it' : ''
    refuse('jobs', `want delivery[${q}] and pickup[${q}] to add up to ${sum}${each}: more than ${NO_LIMIT}`)
  }
}

/** What nothing here has foreseen is in the solver's words, and a fault of the file all the same. */
function build(input: ProblemInput): Problem {
  try {
    return buildProblem(input)
  } catch (error) {
    if (error instanceof ProblemError) return refuse('The file', `is too much for the solver: ${error.message}`)
    throw error
  }
}

function toShift(vehicle: VroomVehicle, v: number, travel: Travel, horizon: Horizon): Shift {
  return {
    team: v,
    day: 0,
    start: travel.startOfVehicle(v),
    end: travel.endOfVehicle(v),
    hours: hoursOf(vehicle, horizon),
    breaks: orderedBreaks(vehicle, horizon).map(({ rest, windows }) => ({
      windows,
      durationSeconds: rest.service ?? 0,
    })),
    maxDrivingSeconds: Math.min(vehicle.max_travel_time ?? LATEST, LATEST),
    maxWorkSeconds: LATEST,
    maxDistanceMetres: vehicle.max_distance ?? NO_LIMIT,
    maxStops: Math.min(vehicle.max_tasks ?? NO_LIMIT, NO_LIMIT),
    // skills are in the assignments: VROOM knows more of them than a set of 32 bits holds
    skills: 0,
    capacity: vehicle.capacity ?? [],
  }
}

function hoursOf({ time_window }: VroomVehicle, { from, to }: Horizon): Window {
  const whole = { from: 0, to: to - from }
  return time_window ? (clip(time_window, { from, to }, whole) ?? whole) : whole
}

/** In their order, each not before the one in front of it may start. */
function orderedBreaks(vehicle: VroomVehicle, horizon: Horizon): { rest: VroomBreak; windows: Window[] }[] {
  const hours = hoursOf(vehicle, horizon)
  let { from } = hours
  return inOrder(vehicle.breaks ?? []).map((rest) => {
    const windows = rest.time_windows
      ? clipped(rest.time_windows, horizon, { from, to: hours.to })
      : [{ ...hours, from }]
    from = windows[0]!.from
    return { rest, windows }
  })
}

function toVisit(job: VroomJob, place: number, prize: number, dimensions: number, horizon: Horizon): Visit {
  const nothing = new Array<number>(dimensions).fill(0)
  return {
    place,
    serviceSeconds: job.service ?? 0,
    setupSeconds: job.setup ?? 0,
    prize,
    required: false,
    windows: clipped(job.time_windows ?? [], horizon),
    skills: 0,
    site: -1,
    minGapDays: 0,
    maxGapDays: -1,
    delivery: job.delivery ?? nothing,
    pickup: job.pickup ?? nothing,
  }
}

function clipped(
  windows: readonly (readonly [number, number])[],
  horizon: Horizon,
  hours: Window = { from: 0, to: horizon.to - horizon.from },
): Window[] {
  return windows.flatMap((window) => clip(window, horizon, hours) ?? []).sort((a, b) => a.from - b.from)
}

/** Whether any window of the job lies in the time of any vehicle. */
function isOpen({ time_windows }: VroomJob, horizon: Horizon): boolean {
  return time_windows === undefined || clipped(time_windows, horizon).length > 0
}

const dimensionsOf = ({ vehicles }: VroomProblem): number => vehicles[0]!.capacity?.length ?? 0
