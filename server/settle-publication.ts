import type { SettlePublication } from './publication/routes.ts'
import { scoreSites } from './risk/score-sites.ts'
import { beijingDay } from './staff/iso-week.ts'

/** What a published run sets in motion: every site is scored on its new ranks. */
export const settlePublication: SettlePublication = async (db, now) => {
  await scoreSites(db, { asOf: beijingDay(now) })
}
