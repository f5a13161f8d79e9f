import type { SettleMeasure } from './measures/routes.ts'
import { renewLinkage } from './publication/publish-run.ts'
import { scoreSites } from './risk/score-sites.ts'
import { beijingDay } from './staff/iso-week.ts'

/**
 * What an approved measure sets in motion: the scores of the sites whose level may have changed, and, after the city's list,
 * the result that the bidding market is shown.
 */
export const settleMeasure: SettleMeasure = async (db, measure, { by, now }) => {
  const asOf = beijingDay(now)
  if (measure.kind === 'campaign') return
  await scoreSites(db, measure.agencyCode === null ? { asOf } : { asOf, agencyCode: measure.agencyCode })
  if (measure.kind === 'firm_list') await renewLinkage(db, measure.quarter, { by, now })
}
