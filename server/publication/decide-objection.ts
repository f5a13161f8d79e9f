import type { BodyOf, decideObjection as endpoint, Objection } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { AppError } from '../http/app-error.ts'
import { recordAudit } from '../http/audit.ts'
import type { Publisher } from './freeze.ts'
import { readObjection } from './objection-rows.ts'

/** Upholds or rejects an objection; after one that is upheld the run can no longer be published. */
export async function decideObjection(
  db: Db,
  id: number,
  { decision, note }: BodyOf<typeof endpoint>,
  { by, now }: Publisher,
): Promise<Objection> {
  const { runId } = await readObjection(db, id)
  await db.transaction().execute(async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable('objection')
      .set({ state: decision, decision: note, decided_at: now, decided_by: by.name })
      .where('id', '=', id)
      .where('state', '=', 'open')
      .executeTakeFirst()
    if (numUpdatedRows !== 1n) {
      throw new AppError('conflict', { zh: `异议 ${id} 已处理`, en: `Objection ${id} has been decided already` })
    }
    await recordAudit(trx, by, 'objection.decide', `objection:${id}`, { run: runId, decision, note })
  })
  return readObjection(db, id)
}
