/**
 * The words of the solver: numbers in, routes out. Places, shifts and visits are indices 0…n−1; times are whole seconds
 * from the start of the horizon (Monday 00:00 of the planned week); distances are whole metres; prizes whole points.
 */

/** A closed interval of seconds from the start of the horizon. */
export type Window = { readonly from: number; readonly to: number }

/**
 * A rest that must start inside one of its windows (ascending and disjoint, at least one) and lasts `durationSeconds`; it
 * may be taken between visits, on the way or while waiting.
 */
export type Break = { readonly windows: readonly Window[]; readonly durationSeconds: number }

/** One team on one day. */
export type Shift = {
  readonly team: number
  readonly day: number
  /** Place where the shift starts and the place where it ends. */
  readonly start: number
  readonly end: number
  readonly hours: Window
  readonly breaks: readonly Break[]
  readonly maxDrivingSeconds: number
  /** Driving, service and set-up together, without breaks and waiting; `LATEST` for none. */
  readonly maxWorkSeconds: number
  /** `NO_LIMIT` for none. */
  readonly maxDistanceMetres: number
  readonly maxStops: number
  /** Bit set: what the team can do. */
  readonly skills: number
  /** What the vehicle can hold, in as many dimensions as every visit's `delivery` and `pickup`; usually none. */
  readonly capacity: readonly number[]
}

/** One visit that can be made at most once. */
export type Visit = {
  readonly place: number
  readonly serviceSeconds: number
  /** Time to set up, saved when the previous stop, or the start of the shift, is at the same place. */
  readonly setupSeconds: number
  readonly prize: number
  readonly required: boolean
  /** Allowed times at which service may start, ascending and disjoint; empty means any time. */
  readonly windows: readonly Window[]
  /** Bit set: all of these must be among the shift's skills. */
  readonly skills: number
  /** Visits with the same site are kept at least `minGapDays` apart, the larger of the two; −1: no such group. */
  readonly site: number
  readonly minGapDays: number
  /** And at most `maxGapDays`, the smaller of the two; −1: any number of days. */
  readonly maxGapDays: number
  /** What is on board from the start of the shift until this visit, and from this visit until the end. */
  readonly delivery: readonly number[]
  readonly pickup: readonly number[]
}

/**
 * What the user fixed: the shift, or, with `shift` −1, the day (which makes the visit required); and, when `position` ≥ 0,
 * that at most so many stops of the shift come before it (0: it is the first); position pins of a shift keep their order.
 * `day` −1: as the shift says.
 */
export type Pin = { readonly visit: number; readonly shift: number; readonly day: number; readonly position: number }

/** What one field of the objective is worth; integers; see README.md for the order they produce. */
export type Weights = {
  readonly unservedRequired: number
  readonly prize: number
  readonly travelSecond: number
  /** Per visit that is served by another team or on another day than in the baseline, or dropped from it. */
  readonly change: number
  /** Per second by which the busiest team's work exceeds the mean of its peers. */
  readonly unfairSecond: number
}

/** Everything the solver knows. Immutable; validated once by `buildProblem`. */
export type ProblemInput = {
  readonly places: number
  /** Row-major places × places. */
  readonly durationSeconds: Int32Array
  readonly distanceMetres: Int32Array
  readonly shifts: readonly Shift[]
  readonly visits: readonly Visit[]
  /** Row-major visits × shifts: −1 forbidden, otherwise the cost of serving the visit there (0 = at home). */
  readonly assignmentCost: Int32Array
  readonly pins: readonly Pin[]
  /** Pairs of visits that must not both be served. */
  readonly exclusions: readonly (readonly [number, number])[]
  /** Pairs (before, after): if both are served the first must end before the second starts. */
  readonly precedences: readonly (readonly [number, number])[]
  /** Shift per visit in the previous plan, −1 when it was not in it; undefined when there is none. */
  readonly baseline?: Int32Array
  readonly weights: Weights
  /**
   * A required visit that no shift could serve even if it did nothing else is a mistake, and the problem refused, unless it
   * is said that such a visit is left out.
   */
  readonly impossible?: 'refuse' | 'leave-out'
}

/** Visits in order for each shift; what is in no route is unserved. */
export type Routes = readonly (readonly number[])[]

/** One stop of a timed route. */
export type TimedStop = {
  readonly visit: number
  readonly travelSeconds: number
  readonly travelMetres: number
  readonly arrivalSeconds: number
  readonly waitSeconds: number
  /** When service starts, and when it ends. */
  readonly startSeconds: number
  readonly endSeconds: number
}

/** How a stop or a shift breaks a rule, and by how much: seconds, metres, stops, load, days, or the bits of missing skills. */
export type Violation = {
  readonly rule:
    | 'window'
    | 'hours'
    | 'break'
    | 'driving'
    | 'work'
    | 'distance'
    | 'stops'
    | 'capacity'
    | 'skills'
    | 'forbidden'
    | 'gap'
    | 'max-gap'
    | 'exclusion'
    | 'precedence'
    | 'pin'
    | 'duplicate'
    | 'required'
  readonly shift: number
  readonly visit: number
  readonly amount: number
}

/** A route with its times. Infeasible routes are timed too (late is late), so that a user can see by how much. */
export type TimedRoute = {
  readonly shift: number
  readonly departureSeconds: number
  readonly stops: readonly TimedStop[]
  readonly breaks: readonly { readonly startSeconds: number; readonly endSeconds: number; readonly afterStop: number }[]
  readonly returnTravelSeconds: number
  readonly returnTravelMetres: number
  readonly returnSeconds: number
  readonly drivingSeconds: number
  readonly distanceMetres: number
  readonly workSeconds: number
  readonly violations: readonly Violation[]
}

/** The parts of the objective, each readable on its own; `cost` is what the search minimises. */
export type Score = {
  readonly requiredServed: number
  readonly requiredUnserved: number
  readonly prize: number
  readonly prizeUnserved: number
  readonly travelSeconds: number
  readonly travelMetres: number
  readonly assignmentCost: number
  readonly changes: number
  readonly unfairSeconds: number
  readonly cost: number
}

/** A finished answer; `seed` and `iterations` replay it to the same routes on any machine with the same JavaScript engine. */
export type Solution = {
  readonly routes: Routes
  readonly unserved: readonly number[]
  readonly score: Score
  readonly seed: number
  readonly iterations: number
}

/** Asked before every iteration, with how many there were and the cost of the best plan: true ends the search. */
export type Stop = (iteration: number, bestCost: number) => boolean

export type SolveOptions = {
  readonly seed: number
  readonly stop: Stop
  /** Called with every improvement, and once with the first full plan. */
  readonly onBest?: (solution: Solution) => void
  /** Routes to start from, e.g. the plan being edited. */
  readonly initial?: Routes
  /** `lexicographic`: the weights put any visit before all travel, and travel is to be short all the same. */
  readonly order?: 'sum' | 'lexicographic'
}

/** Why a visit is not served: the cheapest place it could take, what that costs, and the rule or stop that blocks it. */
export type Reason = {
  readonly visit: number
  readonly shift: number
  readonly position: number
  readonly extraTravelSeconds: number
  /**
   * `pin` with a position ≥ 0: the shift is late already by what is fixed there, and takes nothing more. Without: the visit is pinned
   * elsewhere, or positions that are pinned leave it no place.
   */
  readonly blockedBy:
    | 'no-shift'
    | 'skills'
    | 'forbidden'
    | 'window'
    | 'hours'
    | 'driving'
    | 'work'
    | 'distance'
    | 'stops'
    | 'capacity'
    | 'break'
    | 'gap'
    | 'max-gap'
    | 'exclusion'
    | 'precedence'
    | 'pin'
    | 'not-worth'
  /** Seconds (or metres, stops, load, days, bits of skills) that are missing at the best place; 0 when it would fit. */
  readonly shortBy: number
  /** Neighbouring stops that would have to leave for this visit to fit, in the order of their route; empty when none helps. */
  readonly displaces: readonly number[]
}
