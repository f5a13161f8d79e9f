import type { PublicationRow } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { AppError } from '../http/app-error.ts'
import { recordAudit } from '../http/audit.ts'
import type { Publisher } from './freeze.ts'
import { readPublicationRow } from './publication-rows.ts'

/** Takes a publication back: its text is no longer served, its line in the list and the reason stay public. */
export async function withdrawPublication(
  db: Db,
  id: number,
  reason: string,
  { by, now }: Publisher,
): Promise<PublicationRow> {
  await readPublicationRow(db, id)
  await db.transaction().execute(async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable('publication')
      .set({ withdrawn_at: now, withdrawn_by: by.name, withdrawal_reason: reason })
      .where('id', '=', id)
      .where('withdrawn_at', 'is', null)
      .executeTakeFirst()
    if (numUpdatedRows !== 1n) {
      throw new AppError('conflict', { zh: `公示 ${id} 已撤回`, en: `Publication ${id} is withdrawn already` })
    }
    await recordAudit(trx, by, 'publication.withdraw', `publication:${id}`, { reason })
  })
  return readPublicationRow(db, id)
}
