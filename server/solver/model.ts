import { isChange } from './evaluate.ts'
import type { Problem } from './problem.ts'

/** Later than every time that a valid problem can hold; small enough that adding a duration stays exact. */
export const NEVER = 1 << 30

/** What the search derives from a problem once: costs per decision, links between visits, neighbours. Immutable. */
export class Model {
  readonly problem: Problem
  /** The duration matrix by column: `durationTo[b * places + a]` is the way from a to b. */
  readonly durationTo: Int32Array
  /** What leaving the visit out costs. */
  readonly unserved: Float64Array
  /** Visits × shifts: what serving it there costs beside travel; Infinity when a rule forbids it. */
  readonly serve: Float64Array
  /** Windows per visit, with the whole horizon for visits that may start any time. */
  readonly windowOffset: Int32Array
  readonly windowFrom: Int32Array
  readonly windowTo: Int32Array
  /** The most breaks of any shift. */
  readonly breaks: number
  /** The most stops that one route can hold. */
  readonly capacity: number
  /** Whether any visit has a set-up time. */
  readonly hasSetup: boolean
  /** Whether any visit is pinned to a position. */
  readonly hasPositions: boolean
  /** Visits bound to v by a gap, an exclusion or a precedence: linkOffset[v] … linkOffset[v + 1] − 1. */
  readonly linkOffset: Int32Array
  readonly linkVisit: Int32Array
  readonly linkKind: Int32Array
  /** For a gap: the days. */
  readonly linkAmount: Int32Array
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
    const windows = openWindows(problem)
    this.windowOffset = windows.offset
    this.windowFrom = windows.from
    this.windowTo = windows.to
    this.breaks = 0
    this.capacity = 0
    for (let s = 0; s < shifts; s++) {
      this.breaks = Math.max(this.breaks, problem.breakOffset[s + 1] - problem.breakOffset[s])
      let pinned = 0
      for (let v = 0; v < visits; v++) if (problem.pinShift[v] === s) pinned++
      this.capacity = Math.max(this.capacity, Math.min(visits, problem.shiftStops[s]), pinned)
    }
    this.hasSetup = problem.visitSetup.some((seconds) => seconds > 0)
    this.hasPositions = problem.pinPosition.some((position) => position >= 0)
    const links = findLinks(problem)
    this.linkOffset = links.offset
    this.linkVisit = links.visit
    this.linkKind = links.kind
    this.linkAmount = links.amount
    this.least = leastTimes(problem)
    this.nearCount = Math.min(visits, 400)
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

/** How two visits are bound: `GAP` days apart, `EXCLUDES`, or the other one comes `EARLIER` or `LATER`. */
export const GAP = 0
export const EXCLUDES = 1
export const EARLIER = 2
export const LATER = 3

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
      if (problem.pinShift[v] >= 0 && !pinned) continue
      const assignment = problem.assignment[v * shifts + s]
      // a pin is the user's word: it stands even against skills and forbidden shifts, and `check` says so
      if (!pinned && (assignment < 0 || problem.visitSkills[v] & ~problem.shiftSkills[s])) continue
      costs[v * shifts + s] = Math.max(0, assignment) + (isChange(problem, v, s) ? weights.change : 0)
    }
  return costs
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

function findLinks(problem: Problem) {
  const lists = Array.from({ length: problem.visits }, () => [] as [visit: number, kind: number, amount: number][])
  const bySite = new Map<number, number[]>()
  for (let v = 0; v < problem.visits; v++) {
    const site = problem.visitSite[v]
    if (site < 0) continue
    const others = bySite.get(site) ?? []
    for (const u of others) {
      const days = Math.max(problem.visitGap[u], problem.visitGap[v])
      if (days === 0) continue
      lists[v].push([u, GAP, days])
      lists[u].push([v, GAP, days])
    }
    bySite.set(site, [...others, v])
  }
  for (let i = 0; i < problem.exclusions.length; i += 2) {
    const [a, b] = [problem.exclusions[i], problem.exclusions[i + 1]]
    lists[a].push([b, EXCLUDES, 0])
    lists[b].push([a, EXCLUDES, 0])
  }
  for (let i = 0; i < problem.precedences.length; i += 2) {
    const [before, after] = [problem.precedences[i], problem.precedences[i + 1]]
    lists[after].push([before, EARLIER, 0])
    lists[before].push([after, LATER, 0])
  }
  const offset = new Int32Array(problem.visits + 1)
  lists.forEach((list, v) => {
    offset[v + 1] = offset[v] + list.length
  })
  const flat = lists.flat()
  return {
    offset,
    visit: Int32Array.from(flat, ([visit]) => visit),
    kind: Int32Array.from(flat, ([, kind]) => kind),
    amount: Int32Array.from(flat, ([, , amount]) => amount),
  }
}

function leastTimes(problem: Problem): Float64Array {
  const { visits, places, visitPlace, duration } = problem
  const users = new Int32Array(places)
  for (const place of visitPlace) users[place]++
  // a depot counts twice, so that it is never mistaken for a visit's own place
  for (const place of [...problem.shiftStart, ...problem.shiftEnd]) users[place] += 2
  return Float64Array.from({ length: visits }, (_, v) => {
    const at = visitPlace[v]
    let into = users[at] > 1 ? 0 : NEVER
    let out = into
    for (let place = 0; place < places; place++) {
      if (place === at || users[place] === 0) continue
      into = Math.min(into, duration[place * places + at])
      out = Math.min(out, duration[at * places + place])
    }
    return problem.visitService[v] + (into === NEVER ? 0 : into + out)
  })
}

/** By the shorter of the two ways between them; ties by index, so that every machine agrees. */
function nearest(problem: Problem, count: number): Int32Array {
  const { visits, places, visitPlace, duration } = problem
  const near = new Int32Array(visits * count)
  // sorting numbers natively is many times faster than sorting indices with a comparison
  const keys = new Float64Array(visits)
  for (let v = 0; v < visits; v++) {
    const a = visitPlace[v]
    for (let u = 0; u < visits; u++) {
      const b = visitPlace[u]
      const way = Math.min(duration[a * places + b], duration[b * places + a])
      keys[u] = u === v ? 0 : (way + 1) * visits + u
    }
    keys.sort()
    near[v * count] = v
    for (let i = 1; i < count; i++) near[v * count + i] = keys[i] % visits
  }
  return near
}
