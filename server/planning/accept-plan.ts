import type { BodyOf, createPlan, PlanSummary } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { findRuleVersion } from '../db/rule-version.ts'
import { AppError, notFound } from '../http/app-error.ts'
import { recordAudit } from '../http/audit.ts'
import { beijingDay, mondayOf } from '../staff/iso-week.ts'
import { checkChoices } from '../weekplan/index.ts'
import { insertPlan, readPlanRow, readSummary } from './plan-rows.ts'
import type { Actor } from './plan-week.ts'
import type { PlanStart } from './run-plan.ts'

export type PlanRequest = BodyOf<typeof createPlan>

/** Checks a request for a plan and stores the plan as `accepted`; `start` is what it is to be planned again from, if anything. */
export async function acceptPlan(
  db: Db,
  request: PlanRequest,
  { actor, now }: { actor: Actor; now: Date },
): Promise<{ summary: PlanSummary; start: PlanStart | null }> {
  requireWeek(request.week)
  if (request.choices && request.basedOn === undefined)
    throw new AppError('bad-input', { zh: '修改须指明所依据的计划', en: 'Edits need the plan they were made on' }, [
      { path: 'body.basedOn', message: '与 choices 一起给出 / give it together with choices' },
    ])
  const agency = await db.selectFrom('agency').select('code').where('code', '=', request.agencyCode).executeTakeFirst()
  if (!agency) throw notFound({ zh: `机构 ${request.agencyCode}`, en: `agency ${request.agencyCode}` })
  const start = request.basedOn === undefined ? null : await readStart(db, request, request.basedOn)
  const today = beijingDay(now)
  // planned again on the same facts, a plan stands on the day and the rules of the first one
  const same = start?.facts === 'stored' ? start.plan : null
  const ruleVersion = same?.ruleVersion ?? (await findRuleVersion(db, today))

  const id = await db.transaction().execute(async (trx) => {
    const planId = await insertPlan(trx, {
      agencyCode: request.agencyCode,
      week: request.week,
      state: 'accepted',
      parentId: request.basedOn ?? null,
      revision: start ? start.plan.revision + 1 : 1,
      seed: request.seed,
      seconds: request.seconds,
      iterations: null,
      ruleVersion,
      asOf: same?.asOf ?? today,
      travelSource: same?.travelSource ?? 'estimate',
      travelNote: same?.travelNote ?? null,
      createdBy: actor.name,
      accountId: actor.id > 0 ? actor.id : null,
    })
    await recordAudit(trx, actor, 'plan.create', `plan:${planId}`, {
      week: request.week,
      basedOn: request.basedOn ?? null,
      facts: start?.facts ?? 'today',
    })
    return planId
  })
  return { summary: await readSummary(db, id), start }
}

function requireWeek(week: string): void {
  try {
    mondayOf(week)
  } catch {
    throw new AppError('bad-input', { zh: `没有这一周：${week}`, en: `There is no such week: ${week}` }, [
      { path: 'body.week', message: `没有这一周 / no such week: ${week}` },
    ])
  }
}

/** The plan that is planned again, with the edits on it. */
async function readStart(db: Db, request: PlanRequest, basedOn: number): Promise<PlanStart> {
  const plan = await readPlanRow(db, basedOn)
  if (plan.agencyCode !== request.agencyCode || plan.week !== request.week)
    throw new AppError('conflict', {
      zh: `计划 ${basedOn} 是 ${plan.agencyCode} ${plan.week} 的，不能作为 ${request.agencyCode} ${request.week} 的依据`,
      en: `Plan ${basedOn} is for ${plan.agencyCode} ${plan.week}, not for ${request.agencyCode} ${request.week}`,
    })
  if (!plan.content)
    throw new AppError('conflict', {
      zh: `计划 ${basedOn} 还没有路线，不能在其上重排`,
      en: `Plan ${basedOn} has no routes yet to plan again from`,
    })
  const choices = request.choices ?? plan.content.choices
  const issues = checkChoices(plan.content, choices)
  if (issues.length > 0)
    throw new AppError(
      'bad-input',
      { zh: '对计划的修改有矛盾', en: 'The edits on the plan contradict each other' },
      issues.map(({ path, message }) => ({ path: `body.choices.${path}`, message: `${message.zh} / ${message.en}` })),
    )
  return { plan, choices, facts: request.facts ?? 'stored' }
}
