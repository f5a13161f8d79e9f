import { sql } from 'kysely'
import type { Plan } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { AppError } from '../http/app-error.ts'
import { recordAudit } from '../http/audit.ts'
import { requireContent } from './plan-content.ts'
import { readPlanRow } from './plan-rows.ts'
import type { Actor } from './plan-week.ts'
import { insertDeviation } from './revise-plan.ts'

/**
 * Freezes a plan as the agency's week; the one approved before is superseded. Rules that it breaks and must-dos that it
 * leaves out must be acknowledged with a note, and so must the replacing of an approved plan
 * by one that is no revision of it.
 */
export async function approvePlan(
  db: Db,
  planId: number,
  { note, actor, now }: { note: string; actor: Actor; now: Date },
): Promise<Plan> {
  const plan = await readPlanRow(db, planId)
  const content = requireContent(plan)
  if (plan.state === 'approved') return plan
  if (plan.state !== 'successful')
    throw new AppError('conflict', {
      zh: `计划 ${planId} 的状态是 ${plan.state}，不能批准`,
      en: `Plan ${planId} is ${plan.state} and cannot be approved`,
    })
  const { violations, requiredUnserved } = content.score
  if (violations + requiredUnserved > 0 && note.length < 2)
    throw new AppError(
      'not-possible',
      {
        zh: `计划有 ${violations} 处违反规则、${requiredUnserved} 项必查未排入，批准须附说明`,
        en: `The plan breaks ${violations} rules and leaves ${requiredUnserved} must-dos out; approving it needs a note`,
      },
      [{ path: 'body.note', message: '请写明为何仍予批准 / say why it is approved nevertheless' }],
    )
  await db.transaction().execute(async (trx) => {
    const before = await trx
      .selectFrom('plan')
      .select('id')
      .where('agency_code', '=', plan.agencyCode)
      .where('week', '=', plan.week)
      .where('state', '=', 'approved')
      .forUpdate()
      .executeTakeFirst()
    if (before) await supersede(trx, before.id, plan, { note, actor })
    const { numUpdatedRows } = await trx
      .updateTable('plan')
      .set({ state: 'approved', approved_at: now, approved_by: actor.name, approval_note: note || null })
      .where('id', '=', planId)
      .where('state', '=', 'successful')
      .executeTakeFirst()
    if (numUpdatedRows !== 1n)
      throw new AppError('conflict', {
        zh: '计划刚被他人更改，请刷新',
        en: 'Somebody just changed this plan; reload it',
      })
    await recordAudit(trx, actor, 'plan.approve', `plan:${planId}`, { note, superseded: before?.id ?? null })
  })
  return readPlanRow(db, planId)
}

async function supersede(
  trx: Db,
  before: number,
  plan: Plan,
  { note, actor }: { note: string; actor: Actor },
): Promise<void> {
  // edits on the approved plan gave their reason when they were saved; an update of it was never asked
  const told = await hasGivenReason(trx, before, plan.id)
  if (!told && note.length < 2)
    throw new AppError(
      'not-possible',
      {
        zh: `本周已有批准的计划 ${before}，替换它须说明理由`,
        en: `Plan ${before} is approved for this week; replacing it needs a reason`,
      },
      [{ path: 'body.note', message: '请填写替换理由 / give the reason' }],
    )
  if (!told) await insertDeviation(trx, before, { actor, reason: note, change: { replacedBy: plan.id } })
  await trx.updateTable('plan').set({ state: 'superseded' }).where('id', '=', before).execute()
}

async function hasGivenReason(trx: Db, before: number, revision: number): Promise<boolean> {
  const row = await trx
    .selectFrom('plan_deviation')
    .select('id')
    .where('plan_id', '=', before)
    .where(sql<number>`(change ->> 'revision')::int`, '=', revision)
    .executeTakeFirst()
  return row !== undefined
}
