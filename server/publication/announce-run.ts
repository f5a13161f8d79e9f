import { readRun } from '../assessment/run-queries.ts'
import type { Db } from '../db/connect.ts'
import { AppError } from '../http/app-error.ts'
import { recordAudit } from '../http/audit.ts'
import { beijingDay } from '../staff/iso-week.ts'
import { workdayAfter } from '../staff/workdays.ts'
import { requireClosed } from '../submissions/periods.ts'
import { readNumbers } from '../submissions/rule-numbers.ts'
import type { Publisher } from './freeze.ts'
import { lockRuns, requireLatest } from './run-state.ts'

/**
 * Opens a provisional run to the firms concerned, who may object for some working days, the day of announcing not counted.
 * Earlier runs of the quarter that were never published give way.
 */
export async function announceRun(
  db: Db,
  runId: number,
  { by, now }: Publisher,
): Promise<{ runId: number; objectionUntil: string }> {
  const { quarter } = await readRun(db, runId)
  const today = beijingDay(now)
  const numbers = await readNumbers(db, today, ['publication.objection_workdays'])
  const objectionUntil = await workdayAfter(db, today, numbers['publication.objection_workdays'])
  await db.transaction().execute(async (trx) => {
    await lockRuns(trx, quarter)
    await requireClosed(trx, quarter)
    const run = await readRun(trx, runId)
    await requireLatest(trx, run)
    if (run.state === 'objection') {
      throw new AppError('conflict', {
        zh: `测评结果 ${runId} 已在异议期内（至 ${run.objectionUntil}）`,
        en: `Run ${runId} is open to objections already, until ${run.objectionUntil}`,
      })
    }
    await trx
      .updateTable('assessment_run')
      .set({ state: 'superseded' })
      .where('quarter', '=', quarter)
      .where('id', '<', runId)
      .where('state', 'in', ['provisional', 'objection'])
      .execute()
    await trx
      .updateTable('assessment_run')
      .set({ state: 'objection', objection_until: objectionUntil })
      .where('id', '=', runId)
      .execute()
    await recordAudit(trx, by, 'publication.announce', `run:${runId}`, { quarter, objectionUntil })
  })
  return { runId, objectionUntil }
}
