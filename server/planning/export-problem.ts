import type { Db } from '../db/connect.ts'
import { AppError } from '../http/app-error.ts'
import { requireContent } from './plan-content.ts'
import { readPlanRow } from './plan-rows.ts'
import { findStoredProblem } from './store-plan.ts'
import { toVroom, type WeekFile } from './vroom.ts'

/** The very problem that a plan was solved from, as a VROOM problem file. */
export async function readVroom(db: Db, planId: number): Promise<WeekFile> {
  const plan = await readPlanRow(db, planId)
  return toVroom(requireContent(plan), plan.week, await findStoredProblem(db, planId))
}

/** The plan that stands for an agency's week: the approved one, else the newest that has routes. */
export async function findPlanOfWeek(db: Db, agencyCode: string, week: string): Promise<number> {
  const row = await db
    .selectFrom('plan')
    .select('id')
    .where('agency_code', '=', agencyCode)
    .where('week', '=', week)
    .where('state', 'in', ['approved', 'successful'])
    .orderBy((where) => where('state', '=', 'approved'), 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (row) return row.id
  throw new AppError('not-found', {
    zh: `${agencyCode} 在 ${week} 还没有计划，请先运行 jingwei plan`,
    en: `There is no plan for ${agencyCode} in ${week}: run jingwei plan first`,
  })
}
