import type { AssessmentRate } from '../../../../server/contract/index.ts'

export type Goals = { readonly building: number; readonly affordable: number }

/** Whether the last forms of a quarter are due: before that a low rate is no alarm, as most have time left. */
export function isDue(period: { readonly state: 'open' | 'closed'; readonly dueOn: string }, today: string): boolean {
  return period.state === 'closed' || today > period.dueOn
}

/** Whether a rate that is known lies below its goal. */
export function isBelow(part: AssessmentRate['building'], goal: number): boolean {
  return part.rate !== null && part.rate < goal
}

/** How many districts miss the goal of 房建 and that of 保障房; the city's own line is not one of them. */
export function countBelow(rates: readonly AssessmentRate[], goals: Goals): { building: number; affordable: number } {
  const districts = rates.filter((rate) => rate.agencyCode !== null)
  return {
    building: districts.filter((rate) => isBelow(rate.building, goals.building)).length,
    affordable: districts.filter((rate) => isBelow(rate.affordable, goals.affordable)).length,
  }
}
