import type { AssessmentPeriod } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { findSetForQuarter } from '../indicators/queries.ts'
import { beijingDay } from '../staff/iso-week.ts'
import { quarterOf } from '../staff/months.ts'
import * as periods from './periods.ts'

/** Every quarter of assessment, newest first; the current one is among them as soon as indicators are in force. */
export async function listPeriods(db: Db, now: Date): Promise<AssessmentPeriod[]> {
  const quarter = quarterOf(beijingDay(now))
  if ((await findSetForQuarter(db, quarter)) !== undefined) await periods.ensurePeriod(db, quarter)
  return (await periods.listPeriods(db)).map(periods.asTold)
}
