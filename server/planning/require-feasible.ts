import type { PlanChoices } from '../contract/index.ts'
import { check, type Problem, type Routes, type Violation } from '../solver/index.ts'

/**
 * Throws unless the check, which knows nothing of the search, finds nothing wrong. What pins alone break is the person's
 * own wish; anything else is a fault of the search, and then nothing may be stored.
 */
export function requireFeasible(problem: Problem, routes: Routes, choices: PlanChoices): void {
  const pinned = new Set(choices.pins.map((pin) => pin.visit))
  const wished = new Set(
    check(
      problem,
      routes.map((route) => route.filter((visit) => pinned.has(visit))),
    ).map(key),
  )
  const wrong = check(problem, routes).filter(
    (violation) => violation.rule !== 'required' && !wished.has(key(violation)),
  )
  if (wrong.length === 0) return
  const { rule, shift, visit, amount } = wrong[0]!
  throw new Error(
    `The search broke its own rules (${wrong.length}; first: ${rule} by ${amount} at visit ${visit} in shift ${shift}). Nothing was stored; please report it with this plan's number.`,
  )
}

function key({ rule, shift }: Violation): string {
  return `${rule}/${shift}`
}
