import { moveStop } from '../../edits/move-stop.ts'
import type { DropOutlook } from './drag-state.ts'
import type { DropTarget } from './drop-target.ts'
import type { WeekPlan } from './use-week-plan.ts'

/** What the plan would gain in driving, and which rules the target day would break, if the stop were dropped there. */
export function outlookOf(week: WeekPlan, visit: number, target: DropTarget): DropOutlook | null {
  const { timer } = week
  if (!timer) return null
  const { routes, score } = timer(moveStop(visit, target.shift, target.position)(week.choices))
  const route = routes[target.shift]
  const problems = route
    ? [...route.violations, ...route.stops.flatMap((stop) => stop.violations)].map(({ text }) => text)
    : []
  return { extraTravelSeconds: score.travelSeconds - week.score.travelSeconds, problems }
}
