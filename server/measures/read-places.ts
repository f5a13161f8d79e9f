import { sql } from 'kysely'
import { findLeadingRun } from '../assessment/run-queries.ts'
import { successorsOf } from '../assessment/successors.ts'
import type { WorksType } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { AppError } from '../http/app-error.ts'
import { percentileOf } from '../risk/parts/assessment.ts'
import type { Rules } from '../risk/rules.ts'
import { firstDayOf, lastDayOf } from '../staff/months.ts'
import type { FirmAccident, FirmBoard, FirmPlace } from './firm-list.ts'
import type { SitePlace } from './project-list.ts'

/** Which results of a quarter count: those of a run, or, without one, ranks given from elsewhere. */
export type Results = { readonly quarter: string; readonly runId: number | null }

/** The published run of a quarter, else the one that leads; refused when the quarter has no results at all. */
export async function findResults(db: Db, quarter: string): Promise<Results> {
  const run = await findLeadingRun(db, { quarter, states: ['published', 'objection', 'provisional'] })
  const results = { quarter, runId: run?.id ?? null }
  const any = await db
    .selectFrom('assessment_rank')
    .select('id')
    .where('quarter', '=', quarter)
    .where(sql<boolean>`run_id is not distinct from ${results.runId}`)
    .limit(1)
    .executeTakeFirst()
  if (any === undefined) {
    throw new AppError('not-possible', {
      zh: `${quarter} 还没有测评名次，无法据以提出措施`,
      en: `There are no ranks of ${quarter} yet to propose measures from`,
    })
  }
  return results
}

/** Places of contractors and supervision firms; who was lawfully left out is not among them. */
export async function readFirmPlaces(db: Db, results: Results, rules: Rules): Promise<FirmPlace[]> {
  const { rows } = await sql<Row & { firmId: number; board: FirmBoard }>`
    select firm_id as "firmId", board, rank, population, status from assessment_rank
    where quarter = ${results.quarter} and run_id is not distinct from ${results.runId}
      and board in ('contractor', 'supervision') and firm_id is not null and status <> 'excluded'
    order by id`.execute(db)
  const today = await readSuccessors(db)
  return rows.map((row) => ({ ...row, firmId: today(row.firmId), percentile: percentile(results, row, rules) }))
}

/** Places of sites on the board of their works type, with the agency that answers for them now. */
export async function readSitePlaces(
  db: Db,
  results: Results,
  rules: Rules,
): Promise<(SitePlace & { readonly agencyCode: string })[]> {
  const { rows } = await sql<Row & { siteId: number; agencyCode: string; board: WorksType }>`
    select s.id as "siteId", s.agency_code as "agencyCode", r.board, r.rank, r.population, r.status
    from assessment_rank r join site s on s.id = r.site_id and s.works_type = r.board
    where r.quarter = ${results.quarter} and r.run_id is not distinct from ${results.runId} and r.status <> 'excluded'
      and s.status in ('active', 'suspended', 'precompletion')
    order by r.id`.execute(db)
  return rows.map((row) => ({ ...row, percentile: percentile(results, row, rules) }))
}

/** Contractors and supervision firms of the sites where somebody came to harm in the quarter. */
export async function readFirmAccidents(db: Db, { quarter, runId }: Results): Promise<FirmAccident[]> {
  const { rows } = await sql<FirmAccident>`
    select distinct on (firm.id) firm.id as "firmId", s.name as "siteName", a.occurred_on as "occurredOn"
    from accident a join site s on s.id = a.site_id
    left join site_assessment x on x.site_id = s.id and x.run_id = ${runId}
    join firm on firm.id in (coalesce(x.contractor_id, s.contractor_id), coalesce(x.supervision_id, s.supervision_id))
    where a.occurred_on between ${firstDayOf(quarter)}::date and ${lastDayOf(quarter)}::date
    order by firm.id, a.occurred_on`.execute(db)
  const today = await readSuccessors(db)
  return rows.map((row) => ({ ...row, firmId: today(row.firmId) }))
}

type Row = {
  readonly rank: number | null
  readonly population: number
  readonly status: 'ranked' | 'excluded' | 'late' | 'false'
}

function percentile({ quarter }: Results, { status, rank, population }: Row, rules: Rules): number {
  return percentileOf({ status: status === 'excluded' ? 'unranked' : status, quarter, rank, population }, rules)
}

/** From a firm to the one that stands for it today. */
async function readSuccessors(db: Db): Promise<(firmId: number) => number> {
  const rows = await db.selectFrom('firm').select(['id', 'merged_into']).where('merged_into', 'is not', null).execute()
  const successors = successorsOf(rows.map((row) => [row.id, row.merged_into!] as const))
  return (firmId) => successors.get(firmId) ?? firmId
}
