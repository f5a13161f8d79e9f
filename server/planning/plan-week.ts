import type { Account, BodyOf, createPlan, PlanSummary } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { AppError, notFound } from '../http/app-error.ts'
import { recordAudit } from '../http/audit.ts'
import { findRuleVersion } from '../risk/read-rules.ts'
import type { TravelSettings } from '../roads/open-travel.ts'
import { beijingDay, mondayOf } from '../staff/iso-week.ts'
import { checkChoices } from '../weekplan/index.ts'
import { startJob } from './plan-jobs.ts'
import { insertPlan, readPlanRow, readSummary } from './plan-rows.ts'
import { type PlanStart, runPlan } from './run-plan.ts'

export type PlanRequest = BodyOf<typeof createPlan>

/** Whoever asks: an account, or the command line. */
export type Actor = Pick<Account, 'id' | 'name'>

/**
 * Takes on the planning of a week: the plan exists from now on as `accepted` and is the job. `finished` resolves with its
 * last state, whatever that is.
 */
export async function planWeek(
  db: Db,
  request: PlanRequest,
  { actor, now, travel }: { actor: Actor; now: Date; travel: TravelSettings },
): Promise<{ summary: PlanSummary; finished: Promise<PlanSummary> }> {
  requireWeek(request.week)
  if (request.choices && request.basedOn === undefined)
    throw new AppError('bad-input', { zh: '修改须指明所依据的计划', en: 'Edits need the plan they were made on' }, [
      { path: 'body.basedOn', message: '与 choices 一起给出 / give it together with choices' },
    ])
  const agency = await db.selectFrom('agency').select('code').where('code', '=', request.agencyCode).executeTakeFirst()
  if (!agency) throw notFound({ zh: `机构 ${request.agencyCode}`, en: `agency ${request.agencyCode}` })
  const start = request.basedOn === undefined ? null : await readStart(db, request, request.basedOn)
  const today = beijingDay(now)
  const ruleVersion = start?.plan.ruleVersion ?? (await findRuleVersion(db, today))

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
      asOf: start?.plan.asOf ?? today,
      travelSource: start?.plan.travelSource ?? 'estimate',
      travelNote: start?.plan.travelNote ?? null,
      createdBy: actor.name,
      accountId: actor.id > 0 ? actor.id : null,
    })
    await recordAudit(trx, actor, 'plan.create', `plan:${planId}`, {
      week: request.week,
      basedOn: request.basedOn ?? null,
    })
    return planId
  })
  const summary = await readSummary(db, id)
  const job = startJob(db, id, (control) => runPlan(db, summary, { request, start, control, travel, now }))
  return { summary, finished: job.finished }
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
  return { plan, choices }
}
