import type { PlanContent, PlanRoute } from '../../../server/contract/index.ts'
import type { EditPlan } from '../../edits/edit.ts'
import { clock, hoursOf, kilometresOf, minutesOf } from './format.ts'
import { type StopView, stopViews } from './stop-view.ts'

/** One team-day as the board shows it, in plain values. */
export type CellView = {
  readonly shift: number
  readonly stops: readonly StopView[]
  readonly workSeconds: number
  readonly workHours: string
  /** What the day has for work: the shift without its lunch. */
  readonly roomHours: string
  /** Work ÷ room; above 1 the day is too long. */
  readonly load: number
  readonly drivingMinutes: number
  readonly kilometres: string
  /** From and to, empty when none is taken. */
  readonly lunch: readonly [string, string] | null
  readonly departure: string
  readonly return: string
  readonly problemsZh: string
  readonly problemsEn: string
}

/** The cells of all shifts, by shift. */
export function cellViews(
  content: Pick<PlanContent, 'shifts' | 'visits'>,
  routes: readonly PlanRoute[],
  choices: EditPlan,
  changed: ReadonlySet<number>,
): CellView[] {
  const byShift = new Map(routes.map((route) => [route.shift, route]))
  return content.shifts.map(({ day, from, to }, shift): CellView => {
    const route = byShift.get(shift)
    const lunch = route?.lunch ? route.lunch.endSeconds - route.lunch.startSeconds : 0
    const room = to - from - lunch
    const work = route?.workSeconds ?? 0
    return {
      shift,
      stops: route ? stopViews(route, day, content.visits, choices, changed) : [],
      workSeconds: work,
      workHours: hoursOf(work),
      roomHours: hoursOf(room),
      load: work / Math.max(1, room),
      drivingMinutes: minutesOf(route?.drivingSeconds ?? 0),
      kilometres: kilometresOf(route?.distanceMetres ?? 0),
      lunch: route?.lunch ? [clock(route.lunch.startSeconds, day), clock(route.lunch.endSeconds, day)] : null,
      departure: clock(route?.departureSeconds ?? from, day),
      return: clock(route?.returnSeconds ?? from, day),
      problemsZh: (route?.violations ?? []).map(({ text }) => text.zh).join('；'),
      problemsEn: (route?.violations ?? []).map(({ text }) => text.en).join('; '),
    }
  })
}
