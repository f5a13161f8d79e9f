import { ProblemError } from './fields.ts'
import type { Weights } from './types.ts'

/** What the buffer begins with: "JW", and the version of its layout. */
export const MAGIC = 0x4a57
export const VERSION = 3

/** How many counts come first. */
export const HEADER = 14

/** Bytes of the fixed part: the counts, then five weights as doubles. */
export const HEADER_BYTES = HEADER * 4 + 5 * 8

/**
 * The problem as typed arrays over one buffer, so that handing it to a worker is one transfer. Immutable by agreement:
 * nothing in this room writes to one that it has handed out.
 */
export class Problem {
  /** Everything below is a view on this; `Problem.from(buffer)` rebuilds it anywhere. */
  readonly buffer: ArrayBufferLike
  readonly places: number
  readonly shifts: number
  readonly visits: number
  readonly teams: number
  /** How many numbers a capacity, a delivery and a pickup have. */
  readonly dimensions: number
  readonly weights: Weights
  /** Places × places, row = from. */
  readonly duration: Int32Array
  readonly distance: Int32Array
  readonly shiftTeam: Int32Array
  readonly shiftDay: Int32Array
  readonly shiftStart: Int32Array
  readonly shiftEnd: Int32Array
  readonly shiftFrom: Int32Array
  readonly shiftTo: Int32Array
  readonly shiftDriving: Int32Array
  readonly shiftWork: Int32Array
  readonly shiftDistance: Int32Array
  readonly shiftStops: Int32Array
  readonly shiftSkills: Int32Array
  /** Shifts × dimensions. */
  readonly shiftCapacity: Int32Array
  /** Breaks of shift s are breakOffset[s] … breakOffset[s + 1] − 1, in the order in which they are taken. */
  readonly breakOffset: Int32Array
  readonly breakDuration: Int32Array
  /** Windows of break k are breakWindowOffset[k] … breakWindowOffset[k + 1] − 1, ascending; at least one. */
  readonly breakWindowOffset: Int32Array
  readonly breakFrom: Int32Array
  readonly breakTo: Int32Array
  readonly visitPlace: Int32Array
  readonly visitService: Int32Array
  readonly visitSetup: Int32Array
  readonly visitPrize: Int32Array
  readonly visitRequired: Int32Array
  readonly visitSkills: Int32Array
  readonly visitSite: Int32Array
  readonly visitGap: Int32Array
  readonly visitMaxGap: Int32Array
  /** Visits × dimensions. */
  readonly visitDelivery: Int32Array
  readonly visitPickup: Int32Array
  /** Windows of visit v are windowOffset[v] … windowOffset[v + 1] − 1, ascending; none means any time. */
  readonly windowOffset: Int32Array
  readonly windowFrom: Int32Array
  readonly windowTo: Int32Array
  /** Visits × shifts: −1 forbidden, otherwise the cost of serving the visit there. */
  readonly assignment: Int32Array
  /** Per visit: the shift, the day (also that of the shift) and the position it is pinned to, −1 when it is free. */
  readonly pinShift: Int32Array
  readonly pinDay: Int32Array
  readonly pinPosition: Int32Array
  /** Pairs, flat. */
  readonly exclusions: Int32Array
  readonly precedences: Int32Array
  /** Shift per visit in the previous plan, −1 when it was not in it; empty when there is none. */
  readonly baseline: Int32Array

  private constructor(buffer: ArrayBufferLike) {
    this.buffer = buffer
    const header = new Int32Array(buffer, 0, HEADER)
    if (header[0] !== MAGIC || header[1] !== VERSION)
      throw new ProblemError(
        'buffer',
        `is not a problem of version ${VERSION}: its header reads ${header[0]}, ${header[1]}`,
      )
    const [, , places, shifts, visits, teams, dimensions, windows, breaks, breakWindows] = header
    const [exclusions, precedences, baseline] = header.subarray(10)
    const weights = new Float64Array(buffer, HEADER * 4, 5)
    this.places = places
    this.shifts = shifts
    this.visits = visits
    this.teams = teams
    this.dimensions = dimensions
    this.weights = {
      unservedRequired: weights[0],
      prize: weights[1],
      travelSecond: weights[2],
      change: weights[3],
      unfairSecond: weights[4],
    }
    let offset = HEADER_BYTES
    const next = (length: number) => {
      const view = new Int32Array(buffer, offset, length)
      offset += length * 4
      return view
    }
    this.duration = next(places * places)
    this.distance = next(places * places)
    this.shiftTeam = next(shifts)
    this.shiftDay = next(shifts)
    this.shiftStart = next(shifts)
    this.shiftEnd = next(shifts)
    this.shiftFrom = next(shifts)
    this.shiftTo = next(shifts)
    this.shiftDriving = next(shifts)
    this.shiftWork = next(shifts)
    this.shiftDistance = next(shifts)
    this.shiftStops = next(shifts)
    this.shiftSkills = next(shifts)
    this.shiftCapacity = next(shifts * dimensions)
    this.breakOffset = next(shifts + 1)
    this.breakDuration = next(breaks)
    this.breakWindowOffset = next(breaks + 1)
    this.breakFrom = next(breakWindows)
    this.breakTo = next(breakWindows)
    this.visitPlace = next(visits)
    this.visitService = next(visits)
    this.visitSetup = next(visits)
    this.visitPrize = next(visits)
    this.visitRequired = next(visits)
    this.visitSkills = next(visits)
    this.visitSite = next(visits)
    this.visitGap = next(visits)
    this.visitMaxGap = next(visits)
    this.visitDelivery = next(visits * dimensions)
    this.visitPickup = next(visits * dimensions)
    this.windowOffset = next(visits + 1)
    this.windowFrom = next(windows)
    this.windowTo = next(windows)
    this.assignment = next(visits * shifts)
    this.pinShift = next(visits)
    this.pinDay = next(visits)
    this.pinPosition = next(visits)
    this.exclusions = next(exclusions * 2)
    this.precedences = next(precedences * 2)
    this.baseline = next(baseline * visits)
  }

  /** The problem whose `buffer` this is; throws when the buffer holds something else. */
  static from(buffer: ArrayBufferLike): Problem {
    return new Problem(buffer)
  }
}
