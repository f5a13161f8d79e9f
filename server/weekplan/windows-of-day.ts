import { Problem, type Routes, timeRoute, type Window } from '../solver/index.ts'
import { DAY_SECONDS, type WeekFacts } from './facts.ts'

/** Visits on a day that none of their windows touches: waiting there till another day would only hide the mistake. */
export function findMisplaced(problem: Problem, facts: WeekFacts, routes: Routes): Set<number> {
  const misplaced = new Set<number>()
  routes.forEach((route, s) => {
    const { day } = facts.shifts[s]!
    for (const v of route) if (!mayBeOn(problem, v, day)) misplaced.add(v)
  })
  return misplaced
}

/** Whether a service that starts in the window may start on the day. */
export function touchesDay({ from, to }: Window, day: number): boolean {
  return from < (day + 1) * DAY_SECONDS && to >= day * DAY_SECONDS
}

/** Whether any window of the visit touches the day. */
export function mayBeOn(problem: Problem, visit: number, day: number): boolean {
  const first = problem.windowOffset[visit]!
  const end = problem.windowOffset[visit + 1]!
  for (let w = first; w < end; w++)
    if (touchesDay({ from: problem.windowFrom[w]!, to: problem.windowTo[w]! }, day)) return true
  return first === end
}

/**
 * The problem to time these routes by: a stop that comes too late for its day is late, and does not wait till it is open on
 * another; one that is misplaced is open at any time. The same problem where that changes nothing.
 */
export function withWindowsOfDay(
  problem: Problem,
  facts: WeekFacts,
  routes: Routes,
  misplaced: ReadonlySet<number>,
): Problem {
  const dayEnd = (s: number): number => (facts.shifts[s]!.day + 1) * DAY_SECONDS
  // whoever keeps the rules within the day does so by the windows of the day alone
  const isKept = routes.every((route, s) => {
    const { stops, violations } = timeRoute(problem, s, route)
    return violations.length === 0 && stops.every(({ startSeconds }) => startSeconds < dayEnd(s))
  })
  if (isKept && misplaced.size === 0) return problem
  const open = Problem.from(problem.buffer.slice(0))
  routes.forEach((route, s) => {
    for (const v of route) if (!misplaced.has(v)) dropWindowsFrom(open, v, dayEnd(s))
  })
  for (const v of misplaced) {
    const [first, end] = [open.windowOffset[v]!, open.windowOffset[v + 1]!]
    open.windowFrom.fill(0, first, end)
    open.windowTo.fill(8 * DAY_SECONDS, first, end)
  }
  return open
}

/** What opens at this time or later becomes the window before once more, so that as many remain. */
function dropWindowsFrom(open: Problem, visit: number, time: number): void {
  for (let w = open.windowOffset[visit]! + 1; w < open.windowOffset[visit + 1]!; w++) {
    if (open.windowFrom[w]! < time) continue
    open.windowFrom[w] = open.windowFrom[w - 1]!
    open.windowTo[w] = open.windowTo[w - 1]!
  }
}
