import type { LonLat } from '../contract/index.ts'

/** A violation in VROOM's form; its lists are always empty here, because every solution is checked. */
export type VroomViolation = { readonly cause: string; readonly duration?: number }

/** A stop of a route: seconds, metres; `duration` and `distance` add up from the start. */
export type VroomStep = {
  readonly type: 'start' | 'job' | 'break' | 'end'
  readonly description?: string
  readonly location?: LonLat
  readonly location_index?: number
  readonly id?: number
  readonly setup: number
  readonly service: number
  readonly waiting_time: number
  readonly job?: number
  readonly load?: readonly number[]
  readonly arrival: number
  readonly duration: number
  readonly violations: readonly VroomViolation[]
  readonly distance?: number
}

type Totals = {
  readonly cost: number
  readonly delivery?: readonly number[]
  /** VROOM's older word for `delivery`. */
  readonly amount?: readonly number[]
  readonly pickup?: readonly number[]
  readonly setup: number
  readonly service: number
  readonly duration: number
  readonly waiting_time: number
  readonly priority: number
  readonly distance?: number
}

export type VroomRoute = Totals & {
  readonly vehicle: number
  readonly description?: string
  readonly steps: readonly VroomStep[]
  readonly violations: readonly VroomViolation[]
}

export type VroomSummary = Totals & {
  readonly routes: number
  readonly unassigned: number
  readonly violations: readonly VroomViolation[]
  /** Milliseconds. */
  readonly computing_times: { readonly loading: number; readonly solving: number; readonly routing: number }
}

/** Why a job is left out: the vehicle that comes nearest to taking it, the rule in the way, and by how much it fails. */
export type UnassignedReason = {
  readonly rule: string
  readonly vehicle?: number
  readonly shortBy?: number
  readonly zh: string
  readonly en: string
}

export type VroomUnassigned = {
  readonly id: number
  readonly type: 'job'
  readonly description?: string
  readonly location?: LonLat
  readonly location_index?: number
  /** Ours; VROOM gives none. */
  readonly reason: UnassignedReason
}

/** The most that any plan can serve: the sum of priorities, and the number of jobs. */
export type ProvenLimit = {
  readonly priority: number
  readonly jobs: number
  /** How far above this plan, in thousandths of its priorities – of its jobs where all have the same – rounded up to a tenth; null where it has none. */
  readonly gapPermille: number | null
  /** The most that any plan could serve with one more vehicle like this one. */
  readonly vehicles: readonly { readonly vehicle: number; readonly priority: number; readonly jobs: number }[]
  readonly zh: string
  readonly en: string
}

/** A solution in VROOM's form, with our own notes beside it. */
export type VroomSolution = {
  readonly code: 0
  readonly summary: VroomSummary
  readonly unassigned: readonly VroomUnassigned[]
  readonly routes: readonly VroomRoute[]
  readonly jingwei: {
    /** `--seed`, `--iterations` and `--threads 1` with these give the same routes again. */
    readonly seed: number
    /** After so many the search had this plan. */
    readonly iterations: number
    readonly threads: number
    /** From the start of the process to the end of the search. */
    readonly elapsedSeconds: number
    /** Where the durations come from. */
    readonly travel: string
    /** With `--bound`: what no plan of this file can exceed, proven apart from the search. */
    readonly bound?: ProvenLimit
  }
}

/** What VROOM writes instead of a solution: 1 internal, 2 input, 3 routing. */
export type VroomFailure = { readonly code: 1 | 2 | 3; readonly error: string }
