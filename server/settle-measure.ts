import type { SettleMeasure } from './measures/routes.ts'
import { scoreSites } from './risk/score-sites.ts'
import { beijingDay } from './staff/iso-week.ts'

/** What an approved measure sets in motion to its right: the scores of the sites whose level may have changed. */
export const settleMeasure: SettleMeasure = async (db, measure, { now }) => {
  const asOf = beijingDay(now)
  if (measure.kind === 'campaign') return
  await scoreSites(db, measure.agencyCode === null ? { asOf } : { asOf, agencyCode: measure.agencyCode })
}
