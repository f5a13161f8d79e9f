import type { PlanChoices, PlanVisit } from '../contract/index.ts'
import { AppError } from '../http/app-error.ts'
import { type Problem, whyImpossible } from '../solver/index.ts'

/**
 * Throws when no shift could make one of the must-dos even with nothing else to do: each by name, with the field and the
 * numbers. What a person took out is no must-do of this plan.
 */
export function requirePossible(problem: Problem, visits: readonly PlanVisit[], choices: PlanChoices): void {
  const removed = new Set(choices.removals.map(({ visit }) => visit))
  const errors = visits.flatMap(({ name }, v) => {
    const error = problem.visitRequired[v] && !removed.has(v) ? whyImpossible(problem, v) : undefined
    return error ? [`${name} (${error.message})`] : []
  })
  if (errors.length === 0) return
  throw new AppError('not-possible', {
    zh: `${errors.length} 项必查本周任何一班只排这一项也完不成，未求解：${errors.join('；')}`,
    en: `${errors.length} must-dos that no shift this week could make even alone, so nothing was searched: ${errors.join('; ')}`,
  })
}
