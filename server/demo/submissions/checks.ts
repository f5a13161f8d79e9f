import type { City, VisitRow } from '../city.ts'
import { dayNumber, type Quarter } from '../days.ts'
import type { Random } from '../random.ts'
import type { SiteDraft } from '../works.ts'
import { workdayIn } from './moments.ts'

/** What is known of a year of visits, by site. */
export type Records = {
  readonly from: number
  readonly visits: ReadonlyMap<number, readonly VisitRow[]>
  /** Items of the handbook on notices, by site, with the day of the notice. */
  readonly found: ReadonlyMap<number, readonly { readonly day: number; readonly code: string }[]>
}
/** A check at which officers assessed the whole site; older ones have left no record but their answers. */
export type Check = { readonly day: number; readonly visit: VisitRow | null }

const assessing = new Set(['patrol', 'spot_check', 'measurement', 'campaign'])
const unrecordedShare = 0.8
const secondShare = 0.2
const leastDaysBetween = 20

export function readRecords(city: City, today: number): Records {
  const visits = city.visits.filter(
    (visit) => assessing.has(visit.kind) && visit.discipline === 'both' && visit.result !== 'not_possible',
  )
  const found = Map.groupBy(city.notices, (notice) => notice.site_id)
  return {
    from: today - 365,
    visits: Map.groupBy(visits, (visit) => visit.site_id),
    found: new Map(
      [...found].map(([site, list]) => [
        site,
        list.map((notice) => ({ day: dayNumber(notice.issued_on), code: notice.item_code })),
      ]),
    ),
  }
}

/** The checks of a quarter at which the government assessed a site: the first, now and then a later one too. */
export function checksIn(random: Random, site: SiteDraft, quarter: Quarter, { from, visits }: Records): Check[] {
  const within = (visits.get(site.row.id) ?? [])
    .map((visit) => ({ day: dayNumber(visit.visited_on), visit }))
    .filter(({ day }) => day >= quarter.first && day <= quarter.last)
    .sort((a, b) => a.day - b.day)
  const first = within[0]
  if (first) {
    const later = within.find(({ day }) => day >= first.day + leastDaysBetween)
    return later && random.chance(secondShare) ? [first, later] : [first]
  }
  const earliest = Math.max(quarter.first, site.permitDay + 5)
  const latest = Math.min(quarter.last, from - 1)
  if (earliest > latest || !random.chance((unrecordedShare * (latest - earliest + 1)) / 92)) return []
  return [{ day: workdayIn(random, earliest, latest), visit: null }]
}

/** The handbook's items that officers ordered to be put right in a quarter. */
export function foundIn(site: SiteDraft, quarter: Quarter, { found }: Records): Set<string> {
  const own = found.get(site.row.id) ?? []
  return new Set(own.filter(({ day }) => day >= quarter.first && day <= quarter.last).map(({ code }) => code))
}
