import type { PlanChoices, PlanVisit } from '../contract/index.ts'
import { AppError } from '../http/app-error.ts'
import { type Problem, whyImpossible } from '../solver/index.ts'

/** So many are named; more would fill the screen. */
const NAMED = 5

/**
 * Throws when no shift could make one of the must-dos even with nothing else to do: each by name, with the field and the
 * numbers. What a person took out is no must-do of this plan.
 */
export function requirePossible(problem: Problem, visits: readonly PlanVisit[], choices: PlanChoices): void {
  const removed = new Set(choices.removals.map(({ visit }) => visit))
  const errors = visits.flatMap(({ name }, v) => {
    const error = problem.visitRequired[v] && !removed.has(v) ? whyImpossible(problem, v) : undefined
    return error ? [{ name, message: `${name} (${error.message})` }] : []
  })
  if (errors.length === 0) return
  const first = errors.slice(0, NAMED)
  const rest = errors.length - first.length
  throw new AppError('not-possible', {
    zh: `${errors.length} 项必查本周任何一班只排这一项也完不成，未求解：${first.map(({ name }) => name).join('、')}${rest > 0 ? '等' : ''}`,
    en: `${errors.length} must-dos that no shift this week could make even alone, so nothing was searched: ${first.map(({ message }) => message).join('; ')}${rest > 0 ? `; and ${rest} more` : ''}`,
  })
}
