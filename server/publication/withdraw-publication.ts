import type { PublicationRow } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { AppError } from '../http/app-error.ts'
import { recordAudit } from '../http/audit.ts'
import type { Publisher } from './freeze.ts'
import { readPublicationRow } from './publication-rows.ts'
import { lockRuns } from './run-state.ts'

/**
 * Takes a publication back and with it all that was published of the same run, boards and market's result alike: the texts are
 * no longer served, their lines in the list and the reason stay public. The run's ranks stay in force for levels and measures
 * until another run of the quarter is published.
 */
export async function withdrawPublication(
  db: Db,
  id: number,
  reason: string,
  { by, now }: Publisher,
): Promise<PublicationRow> {
  await db.transaction().execute(async (trx) => {
    const { quarter } = await readPublicationRow(trx, id)
    await lockRuns(trx, quarter)
    if ((await readPublicationRow(trx, id)).withdrawnAt !== null) {
      throw new AppError('conflict', { zh: `公示 ${id} 已撤回`, en: `Publication ${id} is withdrawn already` })
    }
    const withdrawn = await trx
      .updateTable('publication')
      .set({ withdrawn_at: now, withdrawn_by: by.name, withdrawal_reason: reason })
      .where((is) =>
        is.or([
          is('id', '=', id),
          is('run_id', '=', is.selectFrom('publication').select('run_id').where('id', '=', id)),
        ]),
      )
      .where('withdrawn_at', 'is', null)
      .returning('id')
      .execute()
    const publications = withdrawn.map((row) => row.id).sort((a, b) => a - b)
    await recordAudit(trx, by, 'publication.withdraw', `publication:${id}`, { reason, publications })
  })
  return readPublicationRow(db, id)
}
