import type { Problem } from './problem.ts'
import { timeRoute } from './time-route.ts'
import type { Routes, Violation } from './types.ts'

/**
 * Every rule that the routes break, from the problem alone and independent of the search. An empty list means feasible;
 * `required` entries say which required visits are missing (shift −1) and are the caller's to judge.
 */
export function check(problem: Problem, routes: Routes): Violation[] {
  const violations: Violation[] = []
  const shiftOf = new Int32Array(problem.visits).fill(-1)
  const positionOf = new Int32Array(problem.visits).fill(-1)
  const startOf = new Float64Array(problem.visits)
  const endOf = new Float64Array(problem.visits)
  const report = (rule: Violation['rule'], shift: number, visit: number, amount: number) =>
    violations.push({ rule, shift, visit, amount })

  routes.forEach((route, s) => {
    route.forEach((v, i) => {
      if (shiftOf[v] >= 0) report('duplicate', s, v, 1)
      shiftOf[v] = s
      positionOf[v] = i
      const missing = problem.visitSkills[v] & ~problem.shiftSkills[s]
      if (missing) report('skills', s, v, missing)
      if (problem.assignment[v * problem.shifts + s] < 0) report('forbidden', s, v, 1)
    })
    const timed = timeRoute(problem, s, route)
    for (const stop of timed.stops) {
      startOf[stop.visit] = stop.startSeconds
      endOf[stop.visit] = stop.endSeconds
    }
    violations.push(...timed.violations)
  })

  checkPins(problem, shiftOf, positionOf, report)
  checkGaps(problem, shiftOf, report)
  for (let i = 0; i < problem.exclusions.length; i += 2) {
    const [a, b] = [problem.exclusions[i], problem.exclusions[i + 1]]
    if (shiftOf[a] >= 0 && shiftOf[b] >= 0) report('exclusion', shiftOf[b], b, 1)
  }
  for (let i = 0; i < problem.precedences.length; i += 2) {
    const [before, after] = [problem.precedences[i], problem.precedences[i + 1]]
    if (shiftOf[before] < 0 || shiftOf[after] < 0) continue
    const early = endOf[before] - startOf[after]
    if (early > 0) report('precedence', shiftOf[after], after, early)
  }
  for (let v = 0; v < problem.visits; v++) if (problem.visitRequired[v] && shiftOf[v] < 0) report('required', -1, v, 1)
  return violations
}

type Report = (rule: Violation['rule'], shift: number, visit: number, amount: number) => void

/**
 * A pinned visit is in its shift, or, when pinned to a day, in no shift of another day; one pinned to a position has at
 * most that many stops before it, and two such keep their order. (Fewer is allowed: the stops before it may have been
 * left out.)
 */
function checkPins(problem: Problem, shiftOf: Int32Array, positionOf: Int32Array, report: Report): void {
  for (let v = 0; v < problem.visits; v++) {
    const [shift, day, position] = [problem.pinShift[v], problem.pinDay[v], problem.pinPosition[v]]
    if (shift >= 0 && shiftOf[v] !== shift) {
      report('pin', shift, v, 1)
      continue
    }
    // one that is pinned to a day and left out is a required visit that is missing
    if (day < 0 || shiftOf[v] < 0) continue
    const away = Math.abs(problem.shiftDay[shiftOf[v]] - day)
    if (away > 0) report('pin', shiftOf[v], v, away)
    if (position < 0) continue
    if (positionOf[v] > position) report('pin', shiftOf[v], v, positionOf[v] - position)
    for (let u = 0; u < problem.visits; u++)
      if (shiftOf[u] === shiftOf[v] && problem.pinPosition[u] > position && positionOf[u] < positionOf[v])
        report('pin', shiftOf[v], v, positionOf[v] - positionOf[u])
  }
}

/** Two visits to one site keep the larger of their gaps, and the smaller of their greatest gaps. */
function checkGaps(problem: Problem, shiftOf: Int32Array, report: Report): void {
  const bySite = new Map<number, number[]>()
  for (let v = 0; v < problem.visits; v++) {
    if (problem.visitSite[v] < 0 || shiftOf[v] < 0) continue
    const others = bySite.get(problem.visitSite[v]) ?? []
    for (const u of others) {
      const apart = Math.abs(problem.shiftDay[shiftOf[u]] - problem.shiftDay[shiftOf[v]])
      const least = Math.max(problem.visitGap[u], problem.visitGap[v])
      if (apart < least) report('gap', shiftOf[v], v, least - apart)
      const most = Math.min(...[problem.visitMaxGap[u], problem.visitMaxGap[v]].filter((days) => days >= 0))
      if (apart > most) report('max-gap', shiftOf[v], v, apart - most)
    }
    bySite.set(problem.visitSite[v], [...others, v])
  }
}
