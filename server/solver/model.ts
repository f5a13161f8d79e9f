import { isChange } from './evaluate.ts'
import { NEVER } from './limits.ts'
import { findLinks, type Links } from './links.ts'
import { leastTimes, MOST_NEAR, nearest } from './near.ts'
import { isElsewhere } from './pins.ts'
import type { Problem } from './problem.ts'

/** What the search derives from a problem once: costs per decision, links between visits, neighbours. Immutable. */
export class Model {
  readonly problem: Problem
  /** The duration matrix by column: `durationTo[b * places + a]` is the way from a to b. */
  readonly durationTo: Int32Array
  /** What leaving the visit out costs. */
  readonly unserved: Float64Array
  /** Visits × shifts: what serving it there costs beside travel; Infinity when a rule forbids it. */
  readonly serve: Float64Array
  /** The shifts that may serve v: those at allowedOffset[v] … allowedOffset[v + 1] − 1, ascending. */
  readonly allowedOffset: Int32Array
  readonly allowedShift: Int32Array
  /** What serving it there costs beside travel. */
  readonly allowedCost: Float64Array
  /** Whether that is more than nothing anywhere. */
  readonly hasServeCosts: boolean
  /** Windows per visit, with the whole horizon for visits that may start any time. */
  readonly windowOffset: Int32Array
  readonly windowFrom: Int32Array
  readonly windowTo: Int32Array
  /** The most breaks of any shift. */
  readonly breaks: number
  /** The most stops that one route can hold. */
  readonly longest: number
  /** How many teams have a shift. */
  readonly teams: number
  /** Whether any visit has a set-up time. */
  readonly hasSetup: boolean
  /** Whether any visit is pinned to a position. */
  readonly hasPositions: boolean
  /** What binds visits to each other. */
  readonly links: Links
  /** Whether a visit has links or a pinned position: where it may go then depends on more than one row. */
  readonly isBound: Uint8Array
  /** The least time that serving v can take: service, and the shortest ways in and out. */
  readonly least: Float64Array
  /** `nearCount` visits nearest to each, itself first. */
  readonly nearCount: number
  private nearVisits: Int32Array | undefined

  constructor(problem: Problem) {
    this.problem = problem
    const { places, visits, shifts } = problem
    this.durationTo = new Int32Array(places * places)
    for (let a = 0; a < places; a++)
      for (let b = 0; b < places; b++) this.durationTo[b * places + a] = problem.duration[a * places + b]
    this.unserved = unservedCosts(problem)
    this.serve = serveCosts(problem)
    const allowed = allowedShifts(problem, this.serve)
    this.allowedOffset = allowed.offset
    this.allowedShift = allowed.shift
    this.allowedCost = allowed.cost
    this.hasServeCosts = allowed.cost.some((cost) => cost > 0)
    const windows = openWindows(problem)
    this.windowOffset = windows.offset
    this.windowFrom = windows.from
    this.windowTo = windows.to
    this.breaks = 0
    this.longest = 0
    for (let s = 0; s < shifts; s++) {
      this.breaks = Math.max(this.breaks, problem.breakOffset[s + 1] - problem.breakOffset[s])
      let pinned = 0
      for (let v = 0; v < visits; v++) if (problem.pinShift[v] === s) pinned++
      this.longest = Math.max(this.longest, Math.min(visits, problem.shiftStops[s]), pinned)
    }
    this.teams = new Set(problem.shiftTeam).size
    this.hasSetup = problem.visitSetup.some((seconds) => seconds > 0)
    this.hasPositions = problem.pinPosition.some((position) => position >= 0)
    this.links = findLinks(problem)
    this.isBound = Uint8Array.from({ length: visits }, (_, v) =>
      this.links.offset[v] < this.links.offset[v + 1] || problem.pinPosition[v] >= 0 ? 1 : 0,
    )
    this.least = leastTimes(problem, this.durationTo)
    this.nearCount = Math.min(visits, MOST_NEAR)
  }

  /** Computed when it is first asked for: explaining and timing do without. */
  get near(): Int32Array {
    this.nearVisits ??= nearest(this.problem, this.nearCount)
    return this.nearVisits
  }
}

const models = new WeakMap<Problem, Model>()

/** The model of a problem, derived once and shared: problems and models never change. */
export function modelOf(problem: Problem): Model {
  let model = models.get(problem)
  if (!model) {
    model = new Model(problem)
    models.set(problem, model)
  }
  return model
}

function unservedCosts(problem: Problem): Float64Array {
  const { weights } = problem
  const costs = new Float64Array(problem.visits)
  for (let v = 0; v < problem.visits; v++)
    costs[v] =
      weights.prize * problem.visitPrize[v] +
      (problem.visitRequired[v] ? weights.unservedRequired : 0) +
      (isChange(problem, v, -1) ? weights.change : 0)
  return costs
}

function serveCosts(problem: Problem): Float64Array {
  const { visits, shifts, weights } = problem
  const costs = new Float64Array(visits * shifts).fill(Number.POSITIVE_INFINITY)
  for (let v = 0; v < visits; v++)
    for (let s = 0; s < shifts; s++) {
      const pinned = problem.pinShift[v] === s
      if (isElsewhere(problem, v, s)) continue
      const assignment = problem.assignment[v * shifts + s]
      // a pin is the user's word: it stands even against skills and forbidden shifts, and `check` says so
      if (!pinned && (assignment < 0 || problem.visitSkills[v] & ~problem.shiftSkills[s])) continue
      costs[v * shifts + s] = Math.max(0, assignment) + (isChange(problem, v, s) ? weights.change : 0)
    }
  return costs
}

function allowedShifts({ visits, shifts }: Problem, serve: Float64Array) {
  const offset = new Int32Array(visits + 1)
  const shift: number[] = []
  const cost: number[] = []
  for (let v = 0; v < visits; v++) {
    for (let s = 0; s < shifts; s++)
      if (serve[v * shifts + s] < Number.POSITIVE_INFINITY) {
        shift.push(s)
        cost.push(serve[v * shifts + s])
      }
    offset[v + 1] = shift.length
  }
  return { offset, shift: Int32Array.from(shift), cost: Float64Array.from(cost) }
}

function openWindows(problem: Problem) {
  const from: number[] = []
  const to: number[] = []
  const offset = new Int32Array(problem.visits + 1)
  for (let v = 0; v < problem.visits; v++) {
    for (let w = problem.windowOffset[v]; w < problem.windowOffset[v + 1]; w++) {
      from.push(problem.windowFrom[w])
      to.push(problem.windowTo[w])
    }
    if (problem.windowOffset[v] === problem.windowOffset[v + 1]) {
      from.push(0)
      to.push(NEVER - 1)
    }
    offset[v + 1] = from.length
  }
  return { offset, from: Int32Array.from(from), to: Int32Array.from(to) }
}
