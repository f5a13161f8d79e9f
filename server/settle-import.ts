import type { ImportReport } from './contract/index.ts'
import type { Db } from './db/connect.ts'
import { assignSites } from './grids/assign-sites.ts'
import { shareGrids } from './grids/share-grids.ts'
import { scoreSites } from './risk/score-sites.ts'
import { beijingDay } from './staff/iso-week.ts'

/** What an import sets in motion to its right: touched agencies are scored again, new or moved sites get their grid, new teams get grids where none has a team. */
export async function settleImport(db: Db, report: ImportReport, now: Date): Promise<void> {
  if (report.state !== 'imported' || report.rowsInserted + report.rowsUpdated === 0) return
  if (report.kind === 'visits') await scoreSites(db, { asOf: beijingDay(now) })
  if (report.kind === 'teams') await shareGrids(db, now)
  if (report.kind !== 'sites') return
  const agencies = await db
    .selectFrom('site')
    .select('agency_code')
    .distinct()
    .where('import_run_id', '=', report.id)
    .orderBy('agency_code')
    .execute()
  const asOf = beijingDay(now)
  const only = agencies.length === 1 ? agencies[0]?.agency_code : undefined
  await scoreSites(db, only === undefined ? { asOf } : { asOf, agencyCode: only })
  for (const { agency_code: agencyCode } of agencies) await assignSites(db, agencyCode)
}
