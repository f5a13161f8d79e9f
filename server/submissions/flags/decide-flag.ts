import { sql } from 'kysely'
import { type Account, isAtLeast, type SubmissionFlag } from '../../contract/index.ts'
import type { Db } from '../../db/connect.ts'
import { AppError, notFound } from '../../http/app-error.ts'
import { recordAudit } from '../../http/audit.ts'
import { requireAgency } from '../../http/bind.ts'
import { recordFlagPoints } from '../points/record-flag-points.ts'
import { callsFormFalse } from './false-form.ts'
import { readFlags } from './read-flags.ts'
import { takeBackConfirmation } from './take-back.ts'

export type Decision = { readonly decision: 'confirmed' | 'dismissed'; readonly note: string }

/**
 * A person decides a flag: confirmed, it gives points to the firm and the person, and what was shown to be false is
 * rejected; dismissed, it stays with the reason. Decided once, but that the city may decide it the other way, as after an
 * objection that is upheld: both decisions stay in the audit.
 */
export async function decideFlag(
  db: Db,
  id: number,
  { decision, note }: Decision,
  { account, now }: { account: Account; now: Date },
): Promise<SubmissionFlag> {
  return db.transaction().execute(async (trx) => {
    await sql`select 1 from submission_flag where id = ${id} for update`.execute(trx)
    const flag = await readFlag(trx, id)
    if (!isAtLeast(account.role, 'city')) requireAgency(account, flag.agencyCode)
    const isReversal = isAtLeast(account.role, 'city') && flag.state !== 'open' && flag.state !== decision
    if (flag.state !== 'open' && !isReversal) {
      throw new AppError('conflict', {
        zh: `该疑点已由${flag.decidedBy ?? ''}处理（${flag.note}）`,
        en: `This flag was already decided by ${flag.decidedBy ?? 'somebody'}: ${flag.note}`,
      })
    }
    await trx
      .updateTable('submission_flag')
      .set({
        state: decision,
        note,
        decided_at: now,
        decided_by: account.name,
        account_id: account.id > 0 ? account.id : null,
      })
      .where('id', '=', id)
      .execute()
    if (decision === 'confirmed') {
      if (flag.submissionId !== null && callsFormFalse(flag)) await reject(trx, flag.submissionId)
      await recordFlagPoints(trx, flag, { account, now })
    }
    if (flag.state === 'confirmed') await takeBackConfirmation(trx, flag, note, { account, now })
    const before = isReversal ? { before: { state: flag.state, by: flag.decidedBy, note: flag.note } } : {}
    await recordAudit(trx, account, `flag.${decision}`, `flag:${id}`, { kind: flag.kind, note, ...before })
    return readFlag(trx, id)
  })
}

async function readFlag(trx: Db, id: number): Promise<SubmissionFlag> {
  const { flags } = await readFlags(trx, sql`f.id = ${id}`, { limit: 1, offset: 0 })
  if (!flags[0]) throw notFound({ zh: `疑点 ${id}`, en: `flag ${id}` })
  return flags[0]
}

async function reject(trx: Db, submissionId: number): Promise<void> {
  await trx.updateTable('submission').set({ state: 'rejected' }).where('id', '=', submissionId).execute()
}
