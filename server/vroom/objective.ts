import { MOST_WEIGHT, NO_LIMIT, type Shift, type Weights } from '../solver/index.ts'
import type { VroomProblem } from './schema.ts'
import { longestLeg, type Travel } from './travel.ts'
import { refuse } from './vroom-error.ts'

/** The most that any plan of a file can serve. */
export type Limit = { readonly priority: number; readonly jobs: number }

/** A file's order in the solver's words. */
export type Objective = {
  readonly prizes: number[]
  readonly weights: Weights
  /** Whether only the number of jobs counts, since all have the same priority. */
  readonly isEqual: boolean
  /** The greatest possible sum of prizes in VROOM's words, where the vehicles have room for so many `more` tasks. */
  readonly limitOf: (prizes: number, more?: number) => Limit
}

/**
 * VROOM's order as one sum of whole numbers: the sum of priorities first, then the number of jobs, then travel. A second
 * of travel counts 1, a job more than all travel together, a point of priority more than all jobs together. Refused when
 * such numbers would not be exact. `isServable` says of every job whether any vehicle may serve it at all.
 */
export function lexicographic(
  { jobs }: VroomProblem,
  shifts: readonly Shift[],
  travel: Travel,
  isServable: readonly boolean[],
): Objective {
  const { priorities, unit, isEqual } = reduced(jobs.map(({ priority = 0 }) => priority))
  const servable = jobs.filter((_, j) => isServable[j])
  const stops = shifts.reduce((sum, { maxStops }) => sum + Math.min(maxStops, jobs.length), 0)
  const mostServed = Math.min(servable.length, stops)
  const dearest = dearestSums(servable)
  const prizes = priorities.map((priority) => priority * (mostServed + 1) + 1)
  const mostTravel = longestTravel(jobs.length, shifts, travel)
  const prize = mostTravel + 1
  const greatestCost = prizes.reduce((sum, points) => sum + points * travel.profiles.length, 0) * prize + mostTravel
  const greatest = prizes.reduce((most, points) => Math.max(most, points), 0)
  if (greatest > NO_LIMIT || prize > MOST_WEIGHT || greatestCost > Number.MAX_SAFE_INTEGER)
    refuse(
      'jobs',
      `want numbers up to ${greatestCost} to put ${jobs.length} priorities before ${mostTravel} s of travel, more than ${Number.MAX_SAFE_INTEGER}: give the vehicles a max_travel_time or a time_window`,
    )
  return {
    prizes,
    weights: { unservedRequired: 0, prize, travelSecond: 1, change: 0, unfairSecond: 0 },
    isEqual,
    limitOf: (most, more = 0) => {
      // a plan's prizes are its reduced priorities × (mostServed + 1) plus the number of its jobs
      const mostWithMore = Math.min(servable.length, stops + more)
      const served = isEqual ? Math.min(most, mostWithMore) : mostWithMore
      const priority = isEqual ? served * unit : Math.floor(most / (mostServed + 1)) * unit
      return { priority: Math.min(priority, dearest[served]!), jobs: served }
    },
  }
}

/** By their number, the sum of the greatest priorities of so many jobs: no plan can serve more, whatever is proven. */
function dearestSums(jobs: VroomProblem['jobs']): number[] {
  const sums = [0]
  for (const priority of jobs.map(({ priority = 0 }) => priority).sort((a, b) => b - a))
    sums.push(sums.at(-1)! + priority)
  return sums
}

/** Priorities in the smallest whole numbers, `unit` points each, that say the same; when all are equal only jobs count. */
function reduced(given: readonly number[]): { priorities: number[]; unit: number; isEqual: boolean } {
  const unit = given.reduce(greatestCommonDivisor, 0)
  const isEqual = given.every((priority) => priority === given[0])
  return { priorities: given.map((priority) => (isEqual ? 0 : priority / unit)), unit, isEqual }
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b)
}

/** No plan travels longer: neither in the time that all vehicles have, nor on as many legs as there can be. */
function longestTravel(jobs: number, shifts: readonly Shift[], { durationSeconds }: Travel): number {
  const leg = longestLeg(durationSeconds)
  const hours = shifts.reduce(
    (sum, shift) => sum + Math.min(shift.maxDrivingSeconds, shift.hours.to - shift.hours.from),
    0,
  )
  return Math.min(hours, leg * (jobs + Math.min(jobs, shifts.length)))
}
