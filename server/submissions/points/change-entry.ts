import { type RawBuilder, sql } from 'kysely'
import type { Account, PointsEntry } from '../../contract/index.ts'
import type { Db } from '../../db/connect.ts'
import { notFound } from '../../http/app-error.ts'
import { recordAudit } from '../../http/audit.ts'
import { beijingDay } from '../../staff/iso-week.ts'
import { readEntries } from './read-entries.ts'

export type EntryChange = {
  readonly action: 'objected' | 'upheld' | 'corrected' | 'cancelled'
  readonly state: PointsEntry['state']
  readonly points: number
  readonly note: string
}

/** Changes an entry that meets `condition`, held meanwhile: what `decide` makes of it, with a line in its trace. */
export async function changeEntry(
  db: Db,
  id: number,
  condition: RawBuilder<unknown>,
  decide: (entry: PointsEntry) => EntryChange,
  by: { account: Account; now: Date },
): Promise<PointsEntry> {
  return db.transaction().execute((trx) => changeEntryIn(trx, id, condition, decide, by))
}

/** The same within a transaction that does more. */
export async function changeEntryIn(
  trx: Db,
  id: number,
  condition: RawBuilder<unknown>,
  decide: (entry: PointsEntry) => EntryChange,
  { account, now }: { account: Account; now: Date },
): Promise<PointsEntry> {
  const today = beijingDay(now)
  await sql`select 1 from points_entry where id = ${id} for update`.execute(trx)
  const read = async (): Promise<PointsEntry> => {
    const { entries } = await readEntries(trx, sql`e.id = ${id} and ${condition}`, { limit: 1, offset: 0, today })
    if (!entries[0]) throw notFound({ zh: `记分 ${id}`, en: `points entry ${id}` })
    return entries[0]
  }
  const before = await read()
  const change = decide(before)
  await trx
    .updateTable('points_entry')
    .set({ state: change.state, points: change.points })
    .where('id', '=', id)
    .execute()
  await trx
    .insertInto('points_event')
    .values({
      entry_id: id,
      at: now,
      actor: account.name,
      account_id: account.id > 0 ? account.id : null,
      action: change.action,
      points_before: before.points,
      // a cancelled entry counts for nothing, though it keeps what it was
      points_after: change.state === 'cancelled' ? 0 : change.points,
      note: change.note,
    })
    .execute()
  await recordAudit(trx, account, `points.${change.action}`, `points:${id}`, { note: change.note })
  return read()
}
