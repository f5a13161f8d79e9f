import { ProblemError } from './fields.ts'
import { isElsewhere } from './pins.ts'
import type { Problem } from './problem.ts'
import { withQuickestWays } from './quickest.ts'
import { timeRoute } from './time-route.ts'
import type { Violation } from './types.ts'

/**
 * The required visits that no plan can serve, because not even an otherwise empty shift may, however quick the way there is
 * by other stops: each with the field that is in the way and the numbers.
 */
export function findImpossible(problem: Problem): ProblemError[] {
  const errors: ProblemError[] = []
  for (let v = 0; v < problem.visits; v++) {
    const error = problem.visitRequired[v] ? whyImpossible(problem, v) : undefined
    if (error) errors.push(error)
  }
  return errors
}

/** Why no shift could serve the visit even if it did nothing else; undefined when one could, or when other stops may help. */
export function whyImpossible(problem: Problem, v: number): ProblemError | undefined {
  const at = `visits[${v}]`
  const own = Array.from({ length: problem.shifts }, (_, s) => s).filter((s) => !isElsewhere(problem, v, s))
  if (own.length === 0) {
    const day = problem.pinDay[v]
    return new ProblemError(
      at,
      day < 0 ? 'is required, but there are no shifts' : `is pinned to day ${day}, on which there is no shift`,
    )
  }
  // a pin to a shift is the person's word and stands against every rule
  if (problem.pinShift[v] >= 0) return undefined
  const skilled = own.filter((s) => (problem.visitSkills[v] & ~problem.shiftSkills[s]) === 0)
  if (skilled.length === 0)
    return new ProblemError(
      `${at}.skills`,
      `is ${problem.visitSkills[v]}: no shift that may serve it has all of these bits`,
    )
  const allowed = skilled.filter((s) => problem.assignment[v * problem.shifts + s] >= 0)
  if (allowed.length === 0)
    return new ProblemError(
      `assignmentCost[${v * problem.shifts}]`,
      `and the ${problem.shifts - 1} behind it forbid visit ${v}, which is required, in every shift that it could be in`,
    )
  const isAlone = (s: number) => timeRoute(problem, s, [v]).violations.length === 0
  if (allowed.some(isAlone)) return undefined
  const quick = withQuickestWays(problem)
  let nearest: { shift: number; broken: readonly Violation[] } | undefined
  for (const s of allowed) {
    const broken = timeRoute(quick, s, [v]).violations
    if (broken.length === 0) return undefined
    if (!nearest || total(broken) < total(nearest.broken)) nearest = { shift: s, broken }
  }
  return nearest && describe(problem, v, nearest.shift, nearest.broken[0])
}

const total = (violations: readonly Violation[]) => violations.reduce((sum, { amount }) => sum + amount, 0)

/** Its service, and its set-up when there is one. */
function serviceOf({ visitService, visitSetup }: Problem, v: number): string {
  return visitSetup[v] > 0 ? `${visitService[v]}, and ${visitSetup[v]} of set-up` : `${visitService[v]}`
}

/** Alone in the shift that suits it best, the visit still breaks this rule. */
function describe(problem: Problem, v: number, s: number, { rule, amount }: Violation): ProblemError {
  const hours = `${problem.shiftFrom[s]} … ${problem.shiftTo[s]}`
  const alone = `alone in shift ${s} (${hours}), which suits it best,`
  switch (rule) {
    case 'window': {
      const last = problem.windowOffset[v + 1] - 1
      return new ProblemError(
        `visits[${v}].windows[${last - problem.windowOffset[v]}].to`,
        `is ${problem.windowTo[last]}, but ${alone} required visit ${v} cannot start until ${amount} s later`,
      )
    }
    case 'hours': {
      const first = problem.windowOffset[v]
      const opens = first < problem.windowOffset[v + 1] && problem.windowFrom[first] > problem.shiftFrom[s]
      return new ProblemError(
        opens ? `visits[${v}].windows` : `visits[${v}].serviceSeconds`,
        `(${opens ? `from ${problem.windowFrom[first]}` : serviceOf(problem, v)}): ${alone} required visit ${v} ends ${amount} s too late`,
      )
    }
    case 'work':
      return new ProblemError(
        `visits[${v}].serviceSeconds`,
        `(${serviceOf(problem, v)}): ${alone} required visit ${v} makes the team work ${amount} s too long`,
      )
    case 'capacity':
      return new ProblemError(
        `visits[${v}].delivery`,
        `(or pickup) is ${amount} more than shift ${s}, which suits it best, can hold`,
      )
    default:
      return new ProblemError(
        `visits[${v}].place`,
        `is out of reach: ${alone} required visit ${v} breaks the rule '${rule}' by ${amount}`,
      )
  }
}
