import type { PlanChoices, PlanContent, PlanShift } from '../contract/index.ts'

export const DAY_SECONDS = 86_400

/** What a plan stands on and no edit changes: the days, teams, shifts and visits that its indices point into. */
export type WeekFacts = Pick<PlanContent, 'days' | 'teams' | 'shifts' | 'visits'>

/** Choices that decide nothing yet: every shift empty. */
export function noChoices(shifts: readonly PlanShift[]): PlanChoices {
  return { routes: shifts.map(() => []), pins: [], removals: [], emergencies: [] }
}

/** Shift per visit, −1 for those in no route. */
export function shiftsOfVisits(routes: readonly (readonly number[])[], visits: number): Int32Array {
  const shiftOf = new Int32Array(visits).fill(-1)
  routes.forEach((route, s) => {
    for (const v of route) shiftOf[v] = s
  })
  return shiftOf
}
