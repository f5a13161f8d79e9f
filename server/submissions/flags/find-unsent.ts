import { sql } from 'kysely'
import type { Db } from '../../db/connect.ts'
import { lastDayOf } from '../../staff/months.ts'
import { dueDay, type Period } from '../periods.ts'
import { isAssessingVisit } from '../turns.ts'
import type { Finding } from './findings.ts'

/**
 * Forms of sites under construction that were due and never came, as `missing`. Nothing is due of suspended sites and of
 * those before their pre-completion check, nor what a quarter closed early left no time for.
 */
export async function findUnsent(db: Db, period: Period, today: string): Promise<Finding[]> {
  const { quarter, opensOn, closesOn, dueOn, months } = period
  const lastDay = lastDayOf(quarter)
  const { rows } = await sql<Finding>`
    with expected as (
      select site.id as site_id, 'project' as party, each.month, each."dueOn" as due_on, site.contractor_id as firm_id,
        site.manager_id as person_id, null::int as visits
      from site
      cross join json_to_recordset(${JSON.stringify(months)}::json) as each(month smallint, "lastDay" date, "dueOn" date)
      where site.status = 'active' and site.permit_date <= each."lastDay" and site.manager_id is not null
      union all
      select site.id, place.party, null, ${dueOn}::date, place.firm_id, place.person_id, null
      from site cross join lateral (values
        ('contractor', site.contractor_id, site.manager_id),
        ('supervision', site.supervision_id, site.chief_engineer_id),
        ('client', site.client_id, null)
      ) as place(party, firm_id, person_id)
      where site.status = 'active' and site.permit_date <= ${lastDay} and place.firm_id is not null
      union all
      select site.id, 'assessor', null, ${dueOn}::date, max(contract.firm_id), null, null
      from assessor_contract contract
      join assessor_contract_site on assessor_contract_site.contract_id = contract.id
      join site on site.id = assessor_contract_site.site_id
      where site.status = 'active' and site.permit_date <= ${lastDay}
        and contract.valid_from <= ${closesOn} and contract.valid_to >= ${opensOn}
      group by site.id
      union all
      select site.id, 'agency', null, ${dueOn}::date, null, null, count(*)::int
      from visit join site on site.id = visit.site_id
      where site.status = 'active' and visit.visited_on between ${opensOn} and ${lastDay} and ${isAssessingVisit}
        and not exists (
          select 1 from submission where submission.site_id = site.id and submission.quarter = ${quarter}
            and submission.party = 'agency' and submission.state in ('submitted', 'rejected'))
      group by site.id
    )
    select 'missing' as kind, expected.site_id as "siteId", null as "submissionId", expected.party, expected.month,
      expected.firm_id as "firmId", expected.person_id as "personId",
      json_strip_nulls(json_build_object('dueOn', expected.due_on, 'visits', expected.visits,
        'hadDraft', exists (select 1 from submission s where s.quarter = ${quarter} and s.site_id = expected.site_id
          and s.party = expected.party and s.month is not distinct from expected.month and s.state = 'draft'))) as facts
    from expected
    where expected.due_on < ${dueDay(period, today)}
      and (expected.party = 'agency' or not exists (
        select 1 from submission s where s.quarter = ${quarter} and s.site_id = expected.site_id
          and s.party = expected.party and s.month is not distinct from expected.month
          and s.state in ('submitted', 'rejected')))
    order by expected.site_id, expected.party, expected.month`.execute(db)
  return rows
}
