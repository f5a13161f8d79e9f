import type { Db } from '../db/connect.ts'
import { AppError, notFound } from '../http/app-error.ts'

export type Leave = { readonly firstDay: string; readonly lastDay: string; readonly reason: string }

/** The agency that an officer belongs to; throws 404 when there is no such officer. */
export async function findAgencyOfInspector(db: Db, inspectorId: number): Promise<string> {
  const row = await db.selectFrom('inspector').select('agency_code').where('id', '=', inspectorId).executeTakeFirst()
  if (!row) throw notFound({ zh: `执法人员 ${inspectorId}`, en: `officer ${inspectorId}` })
  return row.agency_code
}

/** Records leave of an officer; days that are already leave are refused, so that none is counted twice. */
export async function addLeave(db: Db, inspectorId: number, leave: Leave): Promise<number> {
  const clash = await db
    .selectFrom('leave')
    .select(['first_day', 'last_day'])
    .where('inspector_id', '=', inspectorId)
    .where('first_day', '<=', leave.lastDay)
    .where('last_day', '>=', leave.firstDay)
    .executeTakeFirst()
  if (clash) {
    throw new AppError('conflict', {
      zh: `与已登记的休假（${clash.first_day} 至 ${clash.last_day}）重叠`,
      en: `Overlaps the leave already recorded from ${clash.first_day} to ${clash.last_day}`,
    })
  }
  const { id } = await db
    .insertInto('leave')
    .values({ inspector_id: inspectorId, first_day: leave.firstDay, last_day: leave.lastDay, reason: leave.reason })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
