import { sql } from 'kysely'
import type { Plan, PlanContent, PlanScore, PlanState, PlanSummary } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { notFound } from '../http/app-error.ts'

const summaryColumns = [
  'plan.id',
  'plan.agency_code as agencyCode',
  'plan.week',
  'plan.state',
  'plan.parent_id as parentId',
  'plan.revision',
  'plan.seed',
  'plan.seconds',
  'plan.iterations',
  'plan.rule_version as ruleVersion',
  'plan.as_of as asOf',
  'plan.travel_source as travelSource',
  'plan.travel_note as travelNote',
  'plan.created_at as createdAt',
  'plan.created_by as createdBy',
  'plan.approved_at as approvedAt',
  'plan.approved_by as approvedBy',
  'plan.error',
  'agency.is_sample as isSample',
] as const

type SummaryRow = Omit<PlanSummary, 'createdAt' | 'approvedAt' | 'travelSource' | 'travelNote' | 'score'> & {
  createdAt: Date
  approvedAt: Date | null
  travelSource: string
  travelNote: unknown
  score: PlanScore | null
}

function selectSummaries(db: Db) {
  return db
    .selectFrom('plan')
    .innerJoin('agency', 'agency.code', 'plan.agency_code')
    .select(summaryColumns)
    .select(sql<PlanScore | null>`plan.content -> 'score'`.as('score'))
}

/** Plans of an agency and week, newest first. */
export async function findPlans(
  db: Db,
  { agencyCode, week, limit }: { agencyCode: string; week: string | undefined; limit: number },
): Promise<PlanSummary[]> {
  let query = selectSummaries(db).where('plan.agency_code', '=', agencyCode)
  if (week) query = query.where('plan.week', '=', week)
  const rows = await query.orderBy('plan.id', 'desc').limit(limit).execute()
  return rows.map(toSummary)
}

/** The head of one plan; 404 when there is none. */
export async function readSummary(db: Db, id: number): Promise<PlanSummary> {
  const row = await selectSummaries(db).where('plan.id', '=', id).executeTakeFirst()
  if (!row) throw notFound({ zh: `计划 ${id}`, en: `plan ${id}` })
  return toSummary(row)
}

/** One plan with its content and what departed from it. */
export async function readPlanRow(db: Db, id: number): Promise<Plan> {
  const row = await selectSummaries(db).select('plan.content').where('plan.id', '=', id).executeTakeFirst()
  if (!row) throw notFound({ zh: `计划 ${id}`, en: `plan ${id}` })
  const { content, ...summary } = row
  const deviations = await db
    .selectFrom('plan_deviation')
    .select(['at', 'actor', 'reason', 'change'])
    .where('plan_id', '=', id)
    .orderBy('id')
    .execute()
  return {
    ...toSummary(summary),
    content: content as PlanContent | null,
    deviations: deviations.map((one) => ({ ...one, at: one.at.toISOString() })),
  }
}

export type NewPlan = {
  readonly agencyCode: string
  readonly week: string
  readonly state: PlanState
  readonly parentId: number | null
  readonly revision: number
  readonly seed: number
  readonly seconds: number
  readonly iterations: number | null
  readonly ruleVersion: string
  readonly asOf: string
  readonly travelSource: string
  readonly travelNote: PlanSummary['travelNote']
  readonly createdBy: string
  readonly accountId: number | null
}

/** Stores the head of a plan; the routes come later. */
export async function insertPlan(db: Db, plan: NewPlan): Promise<number> {
  const { id } = await db
    .insertInto('plan')
    .values({
      agency_code: plan.agencyCode,
      week: plan.week,
      state: plan.state,
      parent_id: plan.parentId,
      revision: plan.revision,
      seed: plan.seed,
      seconds: plan.seconds,
      iterations: plan.iterations,
      rule_version: plan.ruleVersion,
      as_of: plan.asOf,
      travel_source: plan.travelSource,
      travel_note: plan.travelNote && JSON.stringify(plan.travelNote),
      created_by: plan.createdBy,
      account_id: plan.accountId,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Moves a plan to another state. */
export async function setPlanState(db: Db, id: number, state: PlanState, error: string | null = null): Promise<void> {
  await db.updateTable('plan').set({ state, error }).where('id', '=', id).execute()
}

function toSummary(row: SummaryRow): PlanSummary {
  return {
    ...row,
    travelSource: row.travelSource as PlanSummary['travelSource'],
    travelNote: row.travelNote as PlanSummary['travelNote'],
    createdAt: row.createdAt.toISOString(),
    approvedAt: row.approvedAt?.toISOString() ?? null,
  }
}
