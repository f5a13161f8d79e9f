import { sql } from 'kysely'
import type { Db } from '../db/connect.ts'
import { AppError } from '../http/app-error.ts'
import { recordAudit } from '../http/audit.ts'
import { beijingDay } from '../staff/iso-week.ts'
import { raiseFlags } from './flags/raise-flags.ts'
import { type Period, readPeriod } from './periods.ts'

export type Closing = {
  /** Whoever closes it; id 0 for Jingwei itself. */
  readonly by: { readonly id: number; readonly name: string }
  readonly now: Date
  /** Before its last day, by decision of the city. */
  readonly early?: boolean
}

/**
 * Closes a quarter and raises its flags, in one transaction; on a quarter that is closed it only raises what is not there yet.
 * Answers how many flags are new.
 */
export async function closePeriod(
  db: Db,
  quarter: string,
  { by, now, early = false }: Closing,
): Promise<{ period: Period; flagsRaised: number }> {
  const flagsRaised = await db.transaction().execute(async (trx) => {
    await sql`select 1 from assessment_period where quarter = ${quarter} for update`.execute(trx)
    const period = await readPeriod(trx, quarter)
    if (period.state === 'open') {
      if (beijingDay(now) <= period.closesOn && !early) {
        throw new AppError('not-possible', {
          zh: `${quarter} 的测评到 ${period.closesOn} 才截止；提前关闭须明确指定`,
          en: `The assessment of ${quarter} runs until ${period.closesOn}: say so to close it early`,
        })
      }
      await trx
        .updateTable('assessment_period')
        .set({ state: 'closed', closed_at: now, closed_by: by.name })
        .where('quarter', '=', quarter)
        .execute()
      await recordAudit(trx, by, 'period.close', `quarter:${quarter}`, { early })
    }
    return raiseFlags(trx, await readPeriod(trx, quarter), beijingDay(now))
  })
  return { period: await readPeriod(db, quarter), flagsRaised }
}

/** Closes every quarter whose last day has passed; answers which. */
export async function closeDuePeriods(db: Db, now: Date): Promise<string[]> {
  const rows = await db
    .selectFrom('assessment_period')
    .select('quarter')
    .where('state', '=', 'open')
    .where('closes_on', '<', beijingDay(now))
    .orderBy('quarter')
    .execute()
  for (const { quarter } of rows) await closePeriod(db, quarter, { by: { id: 0, name: '经纬' }, now })
  return rows.map((row) => row.quarter)
}
