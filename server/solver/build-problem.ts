import { findImpossible } from './impossible.ts'
import { HEADER, HEADER_BYTES, MAGIC, Problem, VERSION } from './problem.ts'
import type { ProblemInput } from './types.ts'
import { dimensionsOf, validate } from './validate.ts'

/** Checks the input once, as a whole, and copies it into one buffer; throws `ProblemError` with the field and the numbers. */
export function buildProblem(input: ProblemInput): Problem {
  validate(input)
  const { shifts, visits, weights } = input
  const windows = visits.reduce((sum, visit) => sum + visit.windows.length, 0)
  const breaks = shifts.flatMap((shift) => shift.breaks)
  const breakWindows = breaks.reduce((sum, rest) => sum + rest.windows.length, 0)
  const dimensions = dimensionsOf(input)
  const counts = [
    MAGIC,
    VERSION,
    input.places,
    shifts.length,
    visits.length,
    shifts.reduce((most, shift) => Math.max(most, shift.team + 1), 0),
    dimensions,
    windows,
    breaks.length,
    breakWindows,
    input.exclusions.length,
    input.precedences.length,
    input.baseline ? 1 : 0,
    0,
  ]
  const ints =
    2 * input.places ** 2 +
    (12 + dimensions) * shifts.length +
    1 +
    2 * breaks.length +
    1 +
    2 * breakWindows +
    (13 + 2 * dimensions) * visits.length +
    1 +
    2 * windows +
    visits.length * shifts.length +
    2 * (input.exclusions.length + input.precedences.length) +
    (input.baseline ? visits.length : 0)
  const buffer = new ArrayBuffer(HEADER_BYTES + ints * 4)
  new Int32Array(buffer, 0, HEADER).set(counts)
  new Float64Array(buffer, HEADER * 4, 5).set([
    weights.unservedRequired,
    weights.prize,
    weights.travelSecond,
    weights.change,
    weights.unfairSecond,
  ])
  const problem = Problem.from(buffer)
  fill(problem, input)
  if (input.impossible !== 'leave-out') {
    const [error] = findImpossible(problem)
    if (error) throw error
  }
  return problem
}

function fill(problem: Problem, input: ProblemInput): void {
  problem.duration.set(input.durationSeconds)
  problem.distance.set(input.distanceMetres)
  const { dimensions } = problem
  let b = 0
  let bw = 0
  input.shifts.forEach((shift, s) => {
    problem.shiftTeam[s] = shift.team
    problem.shiftDay[s] = shift.day
    problem.shiftStart[s] = shift.start
    problem.shiftEnd[s] = shift.end
    problem.shiftFrom[s] = shift.hours.from
    problem.shiftTo[s] = shift.hours.to
    problem.shiftDriving[s] = shift.maxDrivingSeconds
    problem.shiftWork[s] = shift.maxWorkSeconds
    problem.shiftDistance[s] = shift.maxDistanceMetres
    problem.shiftStops[s] = shift.maxStops
    problem.shiftSkills[s] = shift.skills
    problem.shiftCapacity.set(shift.capacity, s * dimensions)
    for (const rest of shift.breaks) {
      problem.breakDuration[b++] = rest.durationSeconds
      for (const window of rest.windows) {
        problem.breakFrom[bw] = window.from
        problem.breakTo[bw++] = window.to
      }
      problem.breakWindowOffset[b] = bw
    }
    problem.breakOffset[s + 1] = b
  })
  let w = 0
  input.visits.forEach((visit, v) => {
    problem.visitPlace[v] = visit.place
    problem.visitService[v] = visit.serviceSeconds
    problem.visitSetup[v] = visit.setupSeconds
    problem.visitPrize[v] = visit.prize
    problem.visitRequired[v] = visit.required ? 1 : 0
    problem.visitSkills[v] = visit.skills
    problem.visitSite[v] = visit.site
    problem.visitGap[v] = visit.minGapDays
    problem.visitMaxGap[v] = visit.maxGapDays
    problem.visitDelivery.set(visit.delivery, v * dimensions)
    problem.visitPickup.set(visit.pickup, v * dimensions)
    for (const window of visit.windows) {
      problem.windowFrom[w] = window.from
      problem.windowTo[w++] = window.to
    }
    problem.windowOffset[v + 1] = w
  })
  problem.assignment.set(input.assignmentCost)
  problem.pinShift.fill(-1)
  problem.pinDay.fill(-1)
  problem.pinPosition.fill(-1)
  for (const pin of input.pins) {
    problem.pinShift[pin.visit] = pin.shift
    problem.pinDay[pin.visit] = pin.shift < 0 ? pin.day : input.shifts[pin.shift].day
    problem.pinPosition[pin.visit] = pin.position
    if (pin.shift < 0) problem.visitRequired[pin.visit] = 1
  }
  problem.exclusions.set(input.exclusions.flat())
  problem.precedences.set(input.precedences.flat())
  if (input.baseline) problem.baseline.set(input.baseline)
}
