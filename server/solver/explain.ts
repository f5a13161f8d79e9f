import { insertionBy, stateOf } from './best-insertion.ts'
import { displaced } from './displaced.ts'
import { ExactPlace } from './exact-place.ts'
import { firstOf, lastOf } from './interval.ts'
import { APART, EARLIER, EXCLUDES, LATER, WITHIN } from './links.ts'
import { isElsewhere } from './pins.ts'
import type { Problem } from './problem.ts'
import { room } from './room.ts'
import type { State } from './state.ts'
import { timeRoute } from './time-route.ts'
import type { Reason, Routes, TimedRoute } from './types.ts'

/**
 * Why a visit is left out: the place that comes nearest to holding it, what it would cost in travel, the rule that stands
 * in the way and by how much, and which stops would have to leave for it. Who is in a hurry has only the `tries` places with
 * the shortest detours timed.
 */
export function explain(
  problem: Problem,
  routes: Routes,
  visit: number,
  tries: number = Number.POSITIVE_INFINITY,
): Reason {
  return explainer(problem, routes, tries)(visit)
}

/** What is said of a visit before any shift has been looked at, and when there is none for it. */
function nowhere(visit: number): Reason {
  return { visit, shift: -1, position: -1, extraTravelSeconds: 0, blockedBy: 'no-shift', shortBy: 0, displaces: [] }
}

/** `explain` for many visits of one plan, which is then read once for all of them. */
export function explainer(
  problem: Problem,
  routes: Routes,
  tries: number = Number.POSITIVE_INFINITY,
): (visit: number) => Reason {
  const state = stateOf(problem, routes)
  const place = new ExactPlace(state)
  const timed: TimedRoute[] = []
  const timedAs = (s: number) => (timed[s] ??= timeRoute(problem, s, routes[s] ?? []))
  return (visit) => {
    const fits = insertionBy(place, visit)
    if (fits) return { visit, ...fits, blockedBy: 'not-worth', shortBy: 0, displaces: [] }
    let best: Obstacle = { severity: Number.POSITIVE_INFINITY, reason: nowhere(visit) }
    const longest = longestDetour(state, visit, tries)
    for (let s = 0; s < problem.shifts; s++) {
      const found = obstacle(state, routes, timedAs, visit, s, longest)
      if (found && isNearer(found, best)) best = found
    }
    const { severity, reason } = best
    return severity === TIMED ? { ...reason, displaces: displaced(state, visit, reason.shift) } : reason
  }
}

/** A rule that a stop more would break, and by how much more than it is broken without. */
type Added = { readonly rule: Reason['blockedBy']; readonly amount: number }

/** What stands in the way in one shift. The lower the severity, the nearer the visit is to fitting. */
type Obstacle = { readonly severity: number; readonly reason: Reason }

/** There is a place where it would break nothing. */
const FITS = -1
/** There is a place, only the times or limits of the route are in the way. */
const TIMED = 0
/** Other visits, or their pins, leave no place in the shift. */
const BOUND = 1
const FORBIDDEN = 2
const UNSKILLED = 3
/** The visit itself is pinned to another shift or day. */
const ELSEWHERE = 4

function isNearer(a: Obstacle, b: Obstacle): boolean {
  if (a.severity !== b.severity) return a.severity < b.severity
  // days, bits and nothing do not compare: the first shift stands for all
  if (a.severity > TIMED) return false
  const [one, other] = [a.reason, b.reason]
  if (one.shortBy !== other.shortBy) return one.shortBy < other.shortBy
  return one.extraTravelSeconds < other.extraTravelSeconds
}

/** The detour of the place that comes `tries`th by detour, over all shifts that may serve the visit. */
function longestDetour(state: State, visit: number, tries: number): number {
  const { problem, model } = state
  if (tries === Number.POSITIVE_INFINITY) return tries
  const detours: number[] = []
  for (let s = 0; s < problem.shifts; s++) {
    const nodes = model.serve[visit * problem.shifts + s] === Number.POSITIVE_INFINITY ? -1 : room(state, visit, s)
    if (nodes < 0) continue
    for (let node = firstOf(nodes); node <= lastOf(nodes); node++) detours.push(detour(state, visit, s, node))
  }
  return Float64Array.from(detours).sort()[tries - 1] ?? Number.POSITIVE_INFINITY
}

/** What serving the visit before this node adds to the way there. */
function detour(state: State, visit: number, s: number, node: number): number {
  const { places, duration, visitPlace } = state.problem
  const i = s * state.stride + node
  const [from, at, to] = [state.place[i - 1], visitPlace[visit], state.place[i]]
  return duration[from * places + at] + duration[at * places + to] - duration[from * places + to]
}

/** What stands in the way in one shift, at the position where it is least; undefined when every detour there is too long. */
function obstacle(
  state: State,
  routes: Routes,
  timedAs: (s: number) => TimedRoute,
  visit: number,
  s: number,
  longest: number,
): Obstacle | undefined {
  const { problem } = state
  const none = { visit, shift: s, position: -1, extraTravelSeconds: 0, shortBy: 0, displaces: [] }
  if (isElsewhere(problem, visit, s)) return { severity: ELSEWHERE, reason: { ...none, blockedBy: 'pin' } }
  const missing = problem.visitSkills[visit] & ~problem.shiftSkills[s]
  if (missing) return { severity: UNSKILLED, reason: { ...none, blockedBy: 'skills', shortBy: missing } }
  if (problem.assignment[visit * problem.shifts + s] < 0)
    return { severity: FORBIDDEN, reason: { ...none, blockedBy: 'forbidden' } }
  const nodes = room(state, visit, s)
  if (nodes < 0) return { severity: BOUND, reason: { ...none, ...linkRule(state, visit, s) } }
  const positions: number[] = []
  for (let node = firstOf(nodes); node <= lastOf(nodes); node++)
    if (detour(state, visit, s, node) <= longest) positions.push(node - 1)
  if (positions.length === 0) return undefined
  const route = routes[s] ?? []
  const before = timedAs(s)
  const known = new Map(
    before.violations.map((violation) => [`${violation.rule}/${violation.visit}`, violation.amount]),
  )
  let best: Reason | undefined
  for (const position of positions) {
    const timed = timeRoute(problem, s, [...route.slice(0, position), visit, ...route.slice(position)])
    // what was wrong before (pins) is not this visit's doing; only what it adds counts
    const added = timed.violations.map(({ rule, visit: at, amount }) => ({
      rule: rule as Reason['blockedBy'],
      amount: amount - (known.get(`${rule}/${at}`) ?? 0),
    }))
    const shortBy = added.reduce((sum, { amount }) => sum + Math.max(0, amount), 0)
    const nothing = { rule: 'not-worth' as Reason['blockedBy'], amount: 0 }
    const worst = added.reduce<Added>((a, b) => (b.amount > a.amount ? b : a), nothing)
    const extraTravelSeconds = timed.drivingSeconds - before.drivingSeconds
    if (best && (shortBy > best.shortBy || (shortBy === best.shortBy && extraTravelSeconds >= best.extraTravelSeconds)))
      continue
    best = { ...none, position, extraTravelSeconds, shortBy, blockedBy: worst.rule }
  }
  // it may go into a row that is late all the same, where it makes nothing worse
  return best && { severity: best.blockedBy === 'not-worth' ? FITS : TIMED, reason: best }
}

/** Which link to another visit, or else which pinned position, forbids the whole shift, and by how many days. */
function linkRule(state: State, v: number, s: number): Pick<Reason, 'blockedBy' | 'shortBy'> {
  const { model, problem, shiftOf } = state
  const { offset, visit, kind, amount } = model.links
  let rule: Reason['blockedBy'] = 'pin'
  for (let k = offset[v]; k < offset[v + 1]; k++) {
    const t = shiftOf[visit[k]]
    if (t < 0) continue
    const apart = Math.abs(problem.shiftDay[t] - problem.shiftDay[s])
    if (kind[k] === EXCLUDES) return { blockedBy: 'exclusion', shortBy: 0 }
    if (kind[k] === APART && apart < amount[k]) return { blockedBy: 'gap', shortBy: amount[k] - apart }
    if (kind[k] === WITHIN && apart > amount[k]) return { blockedBy: 'max-gap', shortBy: apart - amount[k] }
    if (kind[k] === EARLIER || kind[k] === LATER) rule = 'precedence'
  }
  return { blockedBy: rule, shortBy: 0 }
}
