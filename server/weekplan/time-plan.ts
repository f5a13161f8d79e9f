import type { PlanChoices, PlanRoute, PlanScore, PlanViolation, Unplanned } from '../contract/index.ts'
import {
  check,
  evaluate,
  explainer,
  type Problem,
  type Reason,
  timeRoute,
  type Violation,
  whyImpossible,
} from '../solver/index.ts'
import { describeViolation, describeWrongDay } from './describe.ts'
import { describeRemoval, describeUnplanned } from './describe-unplanned.ts'
import { DAY_SECONDS, shiftsOfVisits, type WeekFacts } from './facts.ts'
import { findMisplaced, mayBeOn, withWindowsOfDay } from './windows-of-day.ts'

export type TimedPlan = {
  readonly routes: PlanRoute[]
  readonly unplanned: Unplanned[]
  readonly score: PlanScore
}

/**
 * The whole plan that the choices make: every route timed, every broken rule named at the stop that breaks it, every visit
 * left out with its reason. `problem` comes from `withChoices`, so that emergencies and pins count.
 */
export function timePlan(problem: Problem, facts: WeekFacts, choices: PlanChoices): TimedPlan {
  const routes = timeRoutes(problem, facts, choices)
  return { routes, unplanned: explainUnplanned(problem, facts, choices), score: scorePlan(problem, routes, choices) }
}

/** Times every route; infeasible ones too, for what they are. */
export function timeRoutes(problem: Problem, facts: WeekFacts, choices: PlanChoices): PlanRoute[] {
  const misplaced = findMisplaced(problem, facts, choices.routes)
  const open = withWindowsOfDay(problem, facts, choices.routes, misplaced)
  const pinned = new Set(choices.pins.map((pin) => pin.visit))
  const others = groupByStop(check(open, choices.routes))
  return choices.routes.map((visits, s) => {
    const timed = timeRoute(open, s, visits)
    const team = facts.shifts[s]!.team
    const lunch = timed.breaks[0]
    // no visit: the team's base
    const isOff = (visit: number | undefined): boolean =>
      (visit === undefined ? facts.teams[team] : facts.visits[visit])?.isOffStreets === true
    return {
      shift: s,
      departureSeconds: timed.departureSeconds,
      stops: timed.stops.map((stop, i) => {
        const { homeTeam } = facts.visits[stop.visit]!
        return {
          visit: stop.visit,
          travelSeconds: stop.travelSeconds,
          travelMetres: stop.travelMetres,
          isTravelEstimated: isOff(visits[i - 1]) || isOff(stop.visit),
          arrivalSeconds: stop.arrivalSeconds,
          startSeconds: stop.startSeconds,
          endSeconds: stop.endSeconds,
          isPinned: pinned.has(stop.visit),
          isOutsideGrid: homeTeam >= 0 && homeTeam !== team,
          violations: [
            ...(misplaced.has(stop.visit)
              ? [{ rule: 'window', amount: DAY_SECONDS, text: describeWrongDay(facts, stop.visit) }]
              : []),
            ...words(facts, others.get(`${s}/${stop.visit}`)),
          ],
        }
      }),
      lunch: lunch
        ? { startSeconds: lunch.startSeconds, endSeconds: lunch.endSeconds, afterStop: lunch.afterStop }
        : null,
      returnTravelSeconds: timed.returnTravelSeconds,
      returnTravelMetres: timed.returnTravelMetres,
      isReturnEstimated: visits.length > 0 && (isOff(visits.at(-1)) || isOff(undefined)),
      returnSeconds: timed.returnSeconds,
      drivingSeconds: timed.drivingSeconds,
      distanceMetres: timed.distanceMetres,
      workSeconds: timed.workSeconds,
      violations: words(facts, others.get(`${s}/-1`)),
    }
  })
}

/** Every visit in no route, with the reason that a person can check; must-dos first, then by prize. */
export function explainUnplanned(problem: Problem, facts: WeekFacts, choices: PlanChoices): Unplanned[] {
  const shiftOf = shiftsOfVisits(choices.routes, facts.visits.length)
  const removals = new Map(choices.removals.map((removal) => [removal.visit, removal]))
  const left = facts.visits.map((_, v) => v).filter((v) => shiftOf[v]! < 0)
  const required = (v: number) => problem.visitRequired[v] ?? 0
  left.sort((a, b) => required(b) - required(a) || facts.visits[b]!.prize - facts.visits[a]!.prize || a - b)
  const reasonOf = explainer(problem, choices.routes)
  return left.map((visit) => {
    const removal = removals.get(visit)
    if (removal) return nowhere(visit, 'removed', describeRemoval(removal), removal.reason)
    const { barred } = facts.visits[visit]!
    if (barred && !required(visit)) return nowhere(visit, 'cap', barred, null)
    const isImpossible = required(visit) > 0 && whyImpossible(problem, visit) !== undefined
    return explained(facts, sharpen(problem, facts, reasonOf(visit)), isImpossible)
  })
}

/** The parts of the objective that a person compares plans by. */
export function scorePlan(problem: Problem, routes: readonly PlanRoute[], choices: PlanChoices): PlanScore {
  const score = evaluate(problem, choices.routes)
  const stops = routes.flatMap((route) => route.stops)
  return {
    requiredServed: score.requiredServed,
    requiredUnserved: score.requiredUnserved,
    prize: score.prize,
    prizeUnserved: score.prizeUnserved,
    travelSeconds: score.travelSeconds,
    travelMetres: score.travelMetres,
    stops: stops.length,
    outsideGrid: stops.filter((stop) => stop.isOutsideGrid).length,
    changes: score.changes,
    violations:
      routes.reduce((sum, route) => sum + route.violations.length, 0) +
      stops.reduce((sum, stop) => sum + stop.violations.length, 0),
  }
}

/** The solver's reason, where a person knows a better word for it. */
function sharpen(problem: Problem, facts: WeekFacts, reason: Reason): Reason {
  if (reason.shift < 0) return reason
  // waiting on site till another day is, to a person, the wrong day; if that comes nearest, no right day is left
  if (!mayBeOn(problem, reason.visit, facts.shifts[reason.shift]!.day))
    return { ...reason, shift: -1, position: -1, extraTravelSeconds: 0, blockedBy: 'window', shortBy: 0, displaces: [] }
  if (reason.blockedBy !== 'forbidden') return reason
  // others may not go there and its own team lacks a discipline: that is what a person can do something about
  const { homeTeam } = facts.visits[reason.visit]!
  const shift = facts.shifts.findIndex((one) => one.team === homeTeam)
  if (shift < 0) return reason
  const missing = problem.visitSkills[reason.visit]! & ~problem.shiftSkills[shift]!
  return missing ? { ...reason, shift, position: -1, blockedBy: 'skills', shortBy: missing } : reason
}

function explained(facts: WeekFacts, reason: Reason, isImpossible: boolean): Unplanned {
  return {
    visit: reason.visit,
    shift: reason.shift,
    position: reason.position,
    extraTravelSeconds: reason.extraTravelSeconds,
    blockedBy: reason.blockedBy,
    shortBy: reason.shortBy,
    displaces: [...reason.displaces],
    text: describeUnplanned(facts, reason, isImpossible),
    removedBecause: null,
  }
}

function nowhere(visit: number, blockedBy: string, text: Unplanned['text'], removedBecause: string | null): Unplanned {
  return {
    visit,
    shift: -1,
    position: -1,
    extraTravelSeconds: 0,
    blockedBy,
    shortBy: 0,
    displaces: [],
    text,
    removedBecause,
  }
}

function groupByStop(violations: readonly Violation[]): Map<string, Violation[]> {
  const groups = new Map<string, Violation[]>()
  for (const violation of violations) {
    if (violation.rule === 'required') continue
    const key = `${violation.shift}/${violation.visit}`
    const group = groups.get(key)
    if (group) group.push(violation)
    else groups.set(key, [violation])
  }
  return groups
}

function words(facts: WeekFacts, violations: readonly Violation[] = []): PlanViolation[] {
  return violations.map((violation) => ({
    rule: violation.rule,
    amount: violation.amount,
    text: describeViolation(facts, violation),
  }))
}
