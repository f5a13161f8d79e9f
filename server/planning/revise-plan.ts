import type { Plan, PlanChoices, PlanContent } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { AppError } from '../http/app-error.ts'
import { recordAudit } from '../http/audit.ts'
import { buildProblem } from '../solver/index.ts'
import { checkChoices, compareRoutes, timePlan, withChoices } from '../weekplan/index.ts'
import { requireContent } from './plan-content.ts'
import { insertPlan, readPlanRow } from './plan-rows.ts'
import type { Actor } from './plan-week.ts'
import { findStoredProblem, storeContent } from './store-plan.ts'

/**
 * Saves a person's edits as a new revision; the plan they were made on stays as it is. Edits that break a rule are stored
 * and say so. Departing from an approved plan needs a reason, which stays with the approved plan.
 */
export async function revisePlan(
  db: Db,
  planId: number,
  { choices, reason, actor }: { choices: PlanChoices; reason: string; actor: Actor },
): Promise<Plan> {
  const parent = await readPlanRow(db, planId)
  const before = requireContent(parent)
  const isApproved = parent.state === 'approved'
  if (isApproved && reason.length < 2)
    throw new AppError(
      'not-possible',
      { zh: '偏离已批准的计划须说明理由', en: 'Departing from an approved plan needs a reason' },
      [{ path: 'body.reason', message: '请填写理由（至少 2 个字） / give a reason (at least 2 characters)' }],
    )
  const issues = checkChoices(before, choices)
  if (issues.length > 0)
    throw new AppError(
      'bad-input',
      { zh: '修改有矛盾，未保存', en: 'The edits contradict each other; nothing was saved' },
      issues.map(({ path, message }) => ({ path: `body.choices.${path}`, message: `${message.zh} / ${message.en}` })),
    )
  const content = await reviseContent(db, planId, before, choices)
  const changes = compareRoutes(before, before.choices.routes, choices.routes)
  const id = await db.transaction().execute(async (trx) => {
    const revisionId = await insertPlan(trx, {
      agencyCode: parent.agencyCode,
      week: parent.week,
      state: 'successful',
      parentId: planId,
      revision: parent.revision + 1,
      seed: parent.seed,
      seconds: parent.seconds,
      iterations: null,
      ruleVersion: parent.ruleVersion,
      asOf: parent.asOf,
      travelSource: parent.travelSource,
      travelNote: parent.travelNote,
      createdBy: actor.name,
      accountId: actor.id > 0 ? actor.id : null,
    })
    await storeContent(trx, revisionId, content)
    const change = {
      revision: revisionId,
      items: changes.items.map(({ visit, change, text }) => ({ siteId: before.visits[visit]!.siteId, change, text })),
      removals: choices.removals.map((one) => ({ siteId: before.visits[one.visit]!.siteId, reason: one.reason })),
    }
    if (isApproved) await insertDeviation(trx, planId, { actor, reason, change })
    await recordAudit(trx, actor, 'plan.revise', `plan:${revisionId}`, {
      from: planId,
      reason,
      changes: changes.items.length,
    })
    return revisionId
  })
  return readPlanRow(db, id)
}

/** Keeps with an approved plan what departed from it and why. */
export async function insertDeviation(
  trx: Db,
  planId: number,
  { actor, reason, change }: { actor: Actor; reason: string; change: Record<string, unknown> },
): Promise<void> {
  await trx
    .insertInto('plan_deviation')
    .values({
      plan_id: planId,
      actor: actor.name,
      account_id: actor.id > 0 ? actor.id : null,
      reason,
      change: JSON.stringify(change),
    })
    .execute()
}

async function reviseContent(db: Db, planId: number, before: PlanContent, choices: PlanChoices): Promise<PlanContent> {
  const { problem } = await findStoredProblem(db, planId)
  const revised = buildProblem(withChoices(problem, choices, { routes: before.choices.routes }))
  return { ...before, choices, ...timePlan(revised, before, choices) }
}
