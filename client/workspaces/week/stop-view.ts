import type { Level, PlanRoute, PlanVisit } from '../../../server/contract/index.ts'
import type { EditPlan } from '../../edits/edit.ts'
import { clock } from './format.ts'

/** A stop as its card shows it: plain values only, so that a card that did not change is not drawn again. */
export type StopView = {
  readonly visit: number
  readonly siteId: number
  readonly shift: number
  readonly position: number
  readonly start: string
  readonly name: string
  readonly level: Level
  /** Hazard codes, over-scale ones marked by a trailing `!`, joined by blanks. */
  readonly hazards: string
  readonly isRequired: boolean
  readonly isEmergency: boolean
  readonly isOutside: boolean
  /** The way to it is estimated although the plan stands on streets. */
  readonly isEstimated: boolean
  readonly gridCode: string
  readonly pin: 'none' | 'shift' | 'position'
  /** It stands elsewhere than in the saved plan. */
  readonly isChanged: boolean
  /** What it breaks, in both languages, joined by `；`. */
  readonly problemsZh: string
  readonly problemsEn: string
}

/** The cards of one team-day, in order. */
export function stopViews(
  route: PlanRoute,
  day: number,
  visits: readonly PlanVisit[],
  choices: EditPlan,
  changed: ReadonlySet<number>,
): StopView[] {
  return route.stops.map((stop, position) => {
    const visit = visits[stop.visit]!
    const pin = choices.pins.find((other) => other.visit === stop.visit)
    const isEmergency = choices.emergencies.some((other) => other.visit === stop.visit)
    return {
      visit: stop.visit,
      siteId: visit.siteId,
      shift: route.shift,
      position,
      start: clock(stop.startSeconds, day),
      name: visit.name,
      level: visit.level,
      hazards: visit.hazards.map((hazard) => `${hazard.code}${hazard.overScale ? '!' : ''}`).join(' '),
      isRequired: visit.required || isEmergency,
      isEmergency,
      isOutside: stop.isOutsideGrid,
      isEstimated: stop.isTravelEstimated,
      gridCode: visit.gridCode ?? '',
      isChanged: changed.has(stop.visit),
      pin: pin ? (pin.position >= 0 ? 'position' : 'shift') : 'none',
      problemsZh: stop.violations.map((violation) => violation.text.zh).join('；'),
      problemsEn: stop.violations.map((violation) => violation.text.en).join('; '),
    }
  })
}

/** The card of a visit that stands in no route, for dragging it in. */
export function looseView(visits: readonly PlanVisit[], visit: number): StopView | null {
  const at = visits[visit]
  if (!at) return null
  return {
    visit,
    siteId: at.siteId,
    shift: -1,
    position: 0,
    start: '',
    name: at.name,
    level: at.level,
    hazards: '',
    isRequired: at.required,
    isEmergency: false,
    isOutside: false,
    isEstimated: false,
    gridCode: at.gridCode ?? '',
    pin: 'none',
    isChanged: false,
    problemsZh: '',
    problemsEn: '',
  }
}
