import { type RawBuilder, sql } from 'kysely'
import type { Party, SiteStatus, StageCode, WorksType } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import type { SiteParties } from './parties.ts'

/** One submission with what the site and the period say today. */
export type Submission = {
  readonly id: number
  readonly quarter: string
  readonly siteId: number
  readonly party: Party
  readonly month: number | null
  readonly firmId: number | null
  readonly firmName: string | null
  readonly personId: number | null
  readonly stages: readonly StageCode[]
  readonly worksType: WorksType
  readonly siteStatus: SiteStatus
  readonly agencyCode: string
  readonly indicatorVersion: string
  readonly answers: readonly number[]
  readonly state: 'draft' | 'submitted' | 'replaced' | 'rejected'
  readonly dueOn: string
  readonly submittedAt: Date | null
  readonly isLate: boolean
  readonly revision: number
  readonly clientKey: string | null
  readonly secondsSpent: number | null
  readonly site: SiteParties & {
    readonly name: string
    readonly permitNumber: string
    readonly address: string
    readonly status: SiteStatus
  }
  readonly period: {
    readonly quarter: string
    readonly state: 'open' | 'closed'
    readonly opensOn: string
    readonly closesOn: string
  }
}

/** Submissions that meet a condition on `s` (submission); with `lock` they are held until the transaction ends. */
export async function readSubmissions(
  db: Db,
  condition: RawBuilder<unknown>,
  { lock }: { lock: boolean } = { lock: false },
): Promise<Submission[]> {
  const { rows } = await sql<Submission>`
    select s.id, s.quarter, s.site_id as "siteId", s.party, s.month, s.firm_id as "firmId", firm.name as "firmName",
      s.person_id as "personId", s.stages, s.works_type as "worksType", s.site_status as "siteStatus",
      s.agency_code as "agencyCode", s.indicator_version as "indicatorVersion", s.answers, s.state, s.due_on as "dueOn",
      s.submitted_at as "submittedAt", s.is_late as "isLate", s.revision, s.client_key as "clientKey",
      s.seconds_spent as "secondsSpent",
      json_build_object('name', site.name, 'permitNumber', site.permit_number, 'address', site.address,
        'status', site.status, ${siteParties(sql`s.quarter`)}) as site,
      json_build_object('quarter', period.quarter, 'state', period.state, 'opensOn', period.opens_on,
        'closesOn', period.closes_on) as period
    from submission s
    join site on site.id = s.site_id
    join assessment_period period on period.quarter = s.quarter
    left join firm on firm.id = s.firm_id
    where ${condition} order by s.id ${lock ? sql`for update of s` : sql``}`.execute(db)
  return rows
}

/** Arguments of json_build_object on `site`: who its parties are in a quarter. */
export function siteParties(quarter: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    'agencyCode', site.agency_code, 'clientId', site.client_id, 'contractorId', site.contractor_id,
    'supervisionId', site.supervision_id, 'managerId', site.manager_id, 'assessorIds', coalesce((
      select json_agg(distinct contract.firm_id) from assessor_contract contract
      join assessor_contract_site on assessor_contract_site.contract_id = contract.id
      join assessment_period on assessment_period.quarter = ${quarter}
      where assessor_contract_site.site_id = site.id and contract.valid_from <= assessment_period.closes_on
        and contract.valid_to >= assessment_period.opens_on), '[]')`
}
