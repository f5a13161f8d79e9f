import type { Account } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { AppError, notFound } from '../http/app-error.ts'
import { recordAudit } from '../http/audit.ts'
import { beijingDay } from '../staff/iso-week.ts'
import { mayEdit } from './describe-form.ts'
import { findSubmission } from './find-submission.ts'
import { requireOpen } from './periods.ts'
import { readViewer } from './read-viewer.ts'

/** Takes a photo off a form that has not been sent yet; what was sent keeps its photos. */
export async function removeEvidence(
  db: Db,
  id: number,
  { account, now }: { account: Account; now: Date },
): Promise<{ id: number }> {
  const none = notFound({ zh: `照片 ${id}`, en: `photo ${id}` })
  const today = beijingDay(now)
  const viewer = await readViewer(db, account)
  await db.transaction().execute(async (trx) => {
    const row = await trx
      .selectFrom('evidence')
      .select(['submission_id', 'sha256'])
      .where('id', '=', id)
      .executeTakeFirst()
    if (!row) throw none
    const form = await findSubmission(trx, row.submission_id, viewer, { lock: true }).catch((error: unknown) => {
      throw error instanceof AppError ? none : error
    })
    requireOpen(form.period, today)
    if (!mayEdit(viewer, form, today)) {
      throw new AppError('not-allowed', { zh: '本表只能查看', en: 'This form can only be read' })
    }
    if (form.state !== 'draft') {
      throw new AppError('conflict', { zh: '本表已提交，照片不能删除', en: 'The form was sent and keeps its photos' })
    }
    await trx.deleteFrom('evidence').where('id', '=', id).execute()
    await recordAudit(trx, account, 'evidence.remove', `submission:${row.submission_id}`, { id, sha256: row.sha256 })
  })
  return { id }
}
