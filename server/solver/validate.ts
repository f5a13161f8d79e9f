import { allWhole, amounts, matrix, ProblemError, span, whole, windows } from './fields.ts'
import { LAST } from './interval.ts'
import { LATEST, MOST_WEIGHT, NO_LIMIT } from './limits.ts'
import type { ProblemInput, Routes } from './types.ts'
import { validatePairs } from './validate-pairs.ts'
import { validatePins } from './validate-pins.ts'
import { validateShape } from './validate-shape.ts'

/** A row of all visits ends at the node after them, and the search asks for the one behind it. */
const MOST_VISITS = LAST - 2

const WEIGHTS = ['unservedRequired', 'prize', 'travelSecond', 'change', 'unfairSecond'] as const

/** Throws `ProblemError` at the first thing that is wrong. */
export function validate(input: ProblemInput): void {
  validateShape(input)
  const { places, shifts, visits } = input
  const dimensions = dimensionsOf(input)
  whole('places', places, 0, 100_000)
  whole('visits (their number)', visits.length, 0, MOST_VISITS)
  matrix('durationSeconds', input.durationSeconds, places, LATEST)
  matrix('distanceMetres', input.distanceMetres, places, NO_LIMIT)
  shifts.forEach((shift, s) => {
    const at = `shifts[${s}]`
    whole(`${at}.team`, shift.team, 0, 1_000_000)
    whole(`${at}.day`, shift.day, 0, 100_000)
    whole(`${at}.start`, shift.start, 0, places - 1)
    whole(`${at}.end`, shift.end, 0, places - 1)
    span(`${at}.hours`, shift.hours)
    whole(`${at}.maxDrivingSeconds`, shift.maxDrivingSeconds, 0, LATEST)
    whole(`${at}.maxWorkSeconds`, shift.maxWorkSeconds, 0, LATEST)
    whole(`${at}.maxDistanceMetres`, shift.maxDistanceMetres, 0, NO_LIMIT)
    whole(`${at}.maxStops`, shift.maxStops, 0, NO_LIMIT)
    whole(`${at}.skills`, shift.skills, -(2 ** 31), 2 ** 31 - 1)
    amounts(`${at}.capacity`, shift.capacity, dimensions)
    shift.breaks.forEach((rest, b) => {
      if (rest.windows.length === 0)
        throw new ProblemError(`${at}.breaks[${b}].windows`, 'is empty: when may it start?')
      windows(`${at}.breaks[${b}].windows`, rest.windows)
      whole(`${at}.breaks[${b}].durationSeconds`, rest.durationSeconds, 0, LATEST)
      const before = shift.breaks[b - 1]
      if (before && before.windows[0].from > rest.windows[0].from)
        throw new ProblemError(
          `${at}.breaks[${b}].windows[0].from`,
          `is ${rest.windows[0].from}, before that of the break in front of it (${before.windows[0].from}): list breaks in order`,
        )
    })
    const resting = shift.breaks.reduce((sum, rest) => sum + rest.durationSeconds, 0)
    whole(`${at}.breaks (their durations together)`, resting, 0, LATEST)
  })
  visits.forEach((visit, v) => {
    const at = `visits[${v}]`
    whole(`${at}.place`, visit.place, 0, places - 1)
    whole(`${at}.serviceSeconds`, visit.serviceSeconds, 0, LATEST)
    whole(`${at}.setupSeconds`, visit.setupSeconds, 0, LATEST)
    whole(`${at}.prize`, visit.prize, 0, NO_LIMIT)
    whole(`${at}.skills`, visit.skills, -(2 ** 31), 2 ** 31 - 1)
    whole(`${at}.site`, visit.site, -1, NO_LIMIT)
    whole(`${at}.minGapDays`, visit.minGapDays, 0, 100_000)
    whole(`${at}.maxGapDays`, visit.maxGapDays, -1, 100_000)
    if (visit.site >= 0 && visit.maxGapDays >= 0 && visit.maxGapDays < visit.minGapDays)
      throw new ProblemError(
        `${at}.maxGapDays`,
        `is ${visit.maxGapDays}, less than minGapDays (${visit.minGapDays}): no other visit to site ${visit.site} could go with it`,
      )
    amounts(`${at}.delivery`, visit.delivery, dimensions)
    amounts(`${at}.pickup`, visit.pickup, dimensions)
    windows(`${at}.windows`, visit.windows)
  })
  if (input.assignmentCost.length !== visits.length * shifts.length)
    throw new ProblemError(
      'assignmentCost',
      `has ${input.assignmentCost.length} entries when ${visits.length} visits × ${shifts.length} shifts were expected`,
    )
  allWhole('assignmentCost', input.assignmentCost, -1, NO_LIMIT)
  validatePins(input)
  validatePairs(input)
  baseline(input)
  for (const key of WEIGHTS) whole(`weights.${key}`, input.weights[key], 0, MOST_WEIGHT)
  loads(input, dimensions)
  overflow(input)
}

/** Costs are doubles that hold whole numbers: the dearest plan that can be thought of must still be exact. */
function overflow({ visits, shifts, pins, weights, durationSeconds, assignmentCost }: ProblemInput): void {
  const drive = largest(durationSeconds)
  // a visit that is pinned to a day is required too
  const mustDos = visits.filter(({ required }) => required).length + pins.filter(({ shift }) => shift < 0).length
  const legs = visits.length + shifts.length
  const service = visits.reduce((sum, { serviceSeconds, setupSeconds }) => sum + serviceSeconds + setupSeconds, 0)
  const dearest =
    weights.unservedRequired * mustDos +
    weights.prize * visits.reduce((sum, { prize }) => sum + prize, 0) +
    weights.travelSecond * drive * legs +
    largest(assignmentCost) * visits.length +
    weights.change * visits.length +
    weights.unfairSecond * (service + drive * legs)
  if (dearest > Number.MAX_SAFE_INTEGER)
    throw new ProblemError(
      'weights',
      `let costs add up to ${dearest}, more than ${Number.MAX_SAFE_INTEGER} can be exact`,
    )
}

/** A plain loop: a page builds its problem anew whenever a pin is set, and a callback for each travel time is felt there. */
function largest(amounts: ArrayLike<number>): number {
  let most = 0
  for (let i = 0; i < amounts.length; i++) if (amounts[i] > most) most = amounts[i]
  return most
}

/** Throws when the routes to start from name shifts or visits that do not exist. */
export function validateRoutes(path: string, routes: Routes, shifts: number, visits: number): void {
  if (routes.length > shifts) throw new ProblemError(path, `has ${routes.length} routes for ${shifts} shifts`)
  routes.forEach((route, s) => {
    route.forEach((visit, i) => {
      whole(`${path}[${s}][${i}]`, visit, 0, visits - 1)
    })
  })
}

/** How many numbers every capacity, delivery and pickup has: as many as the first of them. */
export function dimensionsOf({ shifts, visits }: ProblemInput): number {
  return (shifts[0]?.capacity ?? visits[0]?.delivery ?? []).length
}

/** What all visits together put on board must be exact in 32 bits. */
function loads({ visits }: ProblemInput, dimensions: number): void {
  for (let q = 0; q < dimensions; q++) {
    const total = visits.reduce((sum, { delivery, pickup }) => sum + delivery[q] + pickup[q], 0)
    if (total > NO_LIMIT)
      throw new ProblemError('visits', `deliver and pick up ${total} in dimension ${q}, more than ${NO_LIMIT}`)
  }
}

function baseline(input: ProblemInput): void {
  if (!input.baseline) return
  if (input.baseline.length !== input.visits.length)
    throw new ProblemError(
      'baseline',
      `has ${input.baseline.length} entries when ${input.visits.length} visits were expected`,
    )
  allWhole('baseline', input.baseline, -1, input.shifts.length - 1)
}
