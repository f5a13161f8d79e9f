import type { PlanChoices } from '../contract/index.ts'
import type { WeekFacts } from './facts.ts'

/** What an index of one week is in another one of the same agency, −1 when it is not in it. */
export type Translation = { readonly visit: (visit: number) => number; readonly shift: (shift: number) => number }

/** Weeks read on different days hold other visits and shifts: a site stays itself (by kind where it has two visits), a team too. */
export function translateWeek(from: WeekFacts, to: WeekFacts): Translation {
  const bySiteAndKind = new Map(to.visits.map(({ siteId, kind }, v) => [`${siteId}/${kind}`, v]))
  const bySite = new Map(to.visits.map(({ siteId }, v) => [siteId, v]))
  const byTeamAndDay = new Map(to.shifts.map(({ team, day }, s) => [`${to.teams[team]!.id}/${day}`, s]))
  return {
    visit: (visit) => {
      const { siteId, kind } = from.visits[visit]!
      return bySiteAndKind.get(`${siteId}/${kind}`) ?? bySite.get(siteId) ?? -1
    },
    shift: (shift) => {
      const { team, day } = from.shifts[shift]!
      return byTeamAndDay.get(`${from.teams[team]!.id}/${day}`) ?? -1
    },
  }
}

/**
 * A person's choices on one week, written in the indices of another. What they can no longer be about is dropped: stops of
 * a team that stays at home, pins to its days, decisions about a site that is gone.
 */
export function carryChoices(from: WeekFacts, choices: PlanChoices, to: WeekFacts): PlanChoices {
  if (from.visits === to.visits && from.shifts === to.shifts) return choices
  const { visit: visitOf, shift: shiftOf } = translateWeek(from, to)
  const placed = new Set<number>()
  const routes = to.shifts.map((): number[] => [])
  choices.routes.forEach((route, s) => {
    const shift = shiftOf(s)
    for (const one of route) {
      const visit = visitOf(one)
      if (shift < 0 || visit < 0 || placed.has(visit)) continue
      placed.add(visit)
      routes[shift]!.push(visit)
    }
  })
  const known = <One extends { readonly visit: number }>(list: readonly One[]): One[] => {
    const seen = new Set<number>()
    return list.flatMap((one) => {
      const visit = visitOf(one.visit)
      if (visit < 0 || seen.has(visit)) return []
      seen.add(visit)
      return [{ ...one, visit }]
    })
  }
  const removals = known(choices.removals).filter(({ visit }) => !placed.has(visit))
  const removed = new Set(removals.map(({ visit }) => visit))
  return {
    routes,
    pins: known(choices.pins).flatMap((pin) => {
      const shift = shiftOf(pin.shift)
      return shift < 0 || removed.has(pin.visit) ? [] : [{ ...pin, shift }]
    }),
    removals,
    emergencies: known(choices.emergencies).filter(({ visit }) => !removed.has(visit)),
  }
}
