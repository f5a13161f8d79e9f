import { sql } from 'kysely'
import type { Account, SubmissionFlag } from '../../contract/index.ts'
import type { Db } from '../../db/connect.ts'
import { changeEntryIn } from '../points/change-entry.ts'
import { callsFormFalse, timeKinds } from './false-form.ts'

/**
 * Takes back what a confirmed flag brought: its points are cancelled, and its form counts again. A form that another confirmed
 * flag calls false stays rejected, and keeps its points.
 */
export async function takeBackConfirmation(
  trx: Db,
  flag: SubmissionFlag,
  note: string,
  by: { account: Account; now: Date },
): Promise<void> {
  const { id, submissionId } = flag
  const isFalse = submissionId !== null && callsFormFalse(flag)
  // held, so that of two flags of one form that are taken back at once the second sees the first
  if (isFalse) {
    await sql`select 1 from submission where id = ${submissionId} for update`.execute(trx)
    const other = await ofForm(trx, submissionId)
      .where('id', '<>', id)
      .where('state', '=', 'confirmed')
      .executeTakeFirst()
    if (other !== undefined) return
    await trx
      .updateTable('submission')
      .set({ state: 'submitted' })
      .where('id', '=', submissionId)
      .where('state', '=', 'rejected')
      .execute()
  }
  const entries = await trx
    .selectFrom('points_entry')
    .select('id')
    // points for a false form stand on the first of its flags that was confirmed, whichever is the last to go
    .where('flag_id', 'in', isFalse ? ofForm(trx, submissionId) : [id])
    .where('state', '<>', 'cancelled')
    .orderBy('id')
    .execute()
  for (const entry of entries) {
    const cancel = ({ points }: { points: number }) =>
      ({ action: 'cancelled', state: 'cancelled', points, note }) as const
    await changeEntryIn(trx, entry.id, sql`true`, cancel, by)
  }
}

function ofForm(trx: Db, submissionId: number) {
  return trx
    .selectFrom('submission_flag')
    .select('id')
    .where('submission_id', '=', submissionId)
    .where('kind', 'not in', timeKinds)
}
