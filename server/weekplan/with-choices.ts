import type { PlanChoices } from '../contract/index.ts'
import type { ProblemInput, Visit } from '../solver/index.ts'
import { DAY_SECONDS, shiftsOfVisits } from './facts.ts'
import { type BaseProblem, toProblemInput } from './to-problem.ts'

/**
 * The solver's input with a person's choices in it: pins hold, removed visits may go nowhere, an emergency must be made
 * (on its day) by whoever can. With a `baseline` every visit that leaves its team or day counts as a change.
 */
export function withChoices(
  base: BaseProblem,
  choices: PlanChoices,
  baseline?: { readonly routes: PlanChoices['routes']; readonly changeWeight?: number },
): ProblemInput {
  const input = toProblemInput(base)
  const shifts = input.shifts.length
  const assignmentCost = input.assignmentCost.slice()
  const visits = input.visits.slice()
  const outside = base.weights.outside ?? 0
  for (const emergency of choices.emergencies) {
    const { visit } = emergency
    visits[visit] = emergencyVisit(visits[visit]!, emergency)
    const row = assignmentCost.subarray(visit * shifts, (visit + 1) * shifts)
    row.forEach((cost, s) => {
      if (cost < 0) row[s] = outside
    })
  }
  const removed = new Set(choices.removals.map((removal) => removal.visit))
  for (const visit of removed) assignmentCost.fill(-1, visit * shifts, (visit + 1) * shifts)
  return {
    ...input,
    visits,
    assignmentCost,
    pins: choices.pins.filter((pin) => !removed.has(pin.visit)).map((pin) => ({ ...pin, day: -1 })),
    ...(baseline && {
      baseline: shiftsOfVisits(baseline.routes, visits.length),
      weights: { ...input.weights, change: baseline.changeWeight ?? base.weights.replanChange ?? 0 },
    }),
  }
}

/** A solver's visit that knows how long it lasts when it becomes an emergency. */
export type BaseVisit = Visit & {
  readonly emergencySeconds?: { readonly accident: number; readonly complaint: number }
}

/** An emergency outranks the windows that the visit had: its own day is the only one that counts. */
function emergencyVisit(visit: BaseVisit, { day, kind }: PlanChoices['emergencies'][number]): Visit {
  const windows = day === null ? [] : [{ from: day * DAY_SECONDS, to: (day + 1) * DAY_SECONDS - 1 }]
  // a visit that was due anyway is not shorter for being urgent
  const serviceSeconds = Math.max(visit.serviceSeconds, visit.emergencySeconds?.[kind] ?? 0)
  return { ...visit, required: true, windows, serviceSeconds }
}
