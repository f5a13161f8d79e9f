import type { RoadReport } from './contract/index.ts'
import type { Db } from './db/connect.ts'
import { findRuleVersion } from './db/rule-version.ts'
import type { OnProgress } from './roads/road-way.ts'
import { readyStreets } from './roads/streets-in-use.ts'
import { beijingDay } from './staff/iso-week.ts'

/** What an import of streets sets in motion: they are prepared by today's rules. Resolves when they are ready. */
export async function settleRoads(db: Db, report: RoadReport, onProgress?: OnProgress): Promise<void> {
  if (report.state === 'checked') return
  await readyStreets(db, await findRuleVersion(db, beijingDay(new Date())), onProgress)
}
