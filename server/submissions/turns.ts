import { type RawBuilder, sql } from 'kysely'
import { isAtLeast } from '../contract/index.ts'
import { lastDayOf } from '../staff/months.ts'
import type { Viewer } from './parties.ts'
import type { Period } from './periods.ts'

/** Sites that are assessed: also suspended ones and those before their pre-completion check, though none is due there. */
export const assessedStatuses = sql`('active', 'suspended', 'precompletion')`

/**
 * The forms of a quarter that are an account's turn, as SQL rows (site_id, party, month, visit_id, due_on): those it holds
 * the place for today, and those it has begun or sent itself, also when the site has gone to others since.
 */
export function turnsOf(viewer: Viewer, period: Period, today: string): RawBuilder<unknown> {
  const { account } = viewer
  const own = sql`select s.site_id, s.party, s.month, s.visit_id, s.due_on from submission s
    where s.quarter = ${period.quarter} and s.state in ('draft', 'submitted')`
  if (account.role === 'project') {
    return sql`${projectTurns(account.personId, period, today)}
      union ${own} and s.party = 'project' and s.person_id = ${account.personId}`
  }
  if (account.role === 'firm') {
    return sql`${firmTurns(viewer.firmIds, period)}
      union ${own} and s.party in ('contractor', 'supervision', 'client') and s.firm_id = any(${viewer.firmIds}::bigint[])`
  }
  if (account.role === 'assessor') {
    return sql`${assessorTurns(viewer.firmIds, period)}
      union ${own} and s.party = 'assessor' and s.firm_id = any(${viewer.firmIds}::bigint[])`
  }
  return visitTurns(
    isAtLeast(account.role, 'city') ? null : isAtLeast(account.role, 'supervisor') ? account.agencyCode : '',
    period,
  )
}

function projectTurns(personId: number | null, { months }: Period, today: string): RawBuilder<unknown> {
  const rows = JSON.stringify(months.filter((month) => month.firstDay <= today))
  return sql`
    select site.id as site_id, 'project' as party, each.month, null::bigint as visit_id, each."dueOn" as due_on
    from site cross join json_to_recordset(${rows}::json) as each(month smallint, "lastDay" date, "dueOn" date)
    where site.manager_id = ${personId} and site.status in ${assessedStatuses} and site.permit_date <= each."lastDay"`
}

function firmTurns(firmIds: readonly number[], { quarter, dueOn }: Period): RawBuilder<unknown> {
  return sql`
    select site.id as site_id, place.party, null::smallint as month, null::bigint as visit_id, ${dueOn}::date as due_on
    from site cross join lateral (values
      ('contractor', site.contractor_id), ('supervision', site.supervision_id), ('client', site.client_id)
    ) as place(party, firm_id)
    where place.firm_id = any(${firmIds}::bigint[]) and site.status in ${assessedStatuses}
      and site.permit_date <= ${lastDayOf(quarter)}`
}

function assessorTurns(firmIds: readonly number[], { quarter, opensOn, closesOn, dueOn }: Period): RawBuilder<unknown> {
  return sql`
    select distinct site.id as site_id, 'assessor' as party, null::smallint as month, null::bigint as visit_id,
      ${dueOn}::date as due_on
    from assessor_contract contract
    join assessor_contract_site on assessor_contract_site.contract_id = contract.id
    join site on site.id = assessor_contract_site.site_id
    where contract.firm_id = any(${firmIds}::bigint[]) and contract.valid_from <= ${closesOn}
      and contract.valid_to >= ${opensOn} and site.status in ${assessedStatuses}
      and site.permit_date <= ${lastDayOf(quarter)}`
}

/**
 * Visits at which officers see a whole site: one of them in a quarter brings the government's assessment. Re-checks, and
 * visits for a complaint, an accident or one discipline alone, do not.
 */
export const isAssessingVisit = sql<boolean>`(visit.kind in ('patrol', 'spot_check', 'measurement', 'campaign')
  and visit.discipline = 'both' and visit.result <> 'not_possible')`

/**
 * The government assesses a site once a quarter: what officers have begun or sent, and where nobody has, neither they nor an
 * assessor, the latest visit that saw the whole site. `agencyCode` null: of every agency.
 */
function visitTurns(agencyCode: string | null, { quarter, opensOn, dueOn }: Period): RawBuilder<unknown> {
  return sql`
    select seen.site_id, 'agency' as party, null::smallint as month, seen.id as visit_id, ${dueOn}::date as due_on
    from (
      select visit.id, visit.site_id, form.id is not null as is_begun,
        row_number() over (partition by visit.site_id order by form.id is null, visit.visited_on desc, visit.id desc) as place
      from visit join site on site.id = visit.site_id left join team on team.id = visit.team_id
      left join submission form on form.quarter = ${quarter} and form.party = 'agency' and form.visit_id = visit.id
        and form.state in ('draft', 'submitted')
      where visit.visited_on between ${opensOn} and ${lastDayOf(quarter)} and ${isAssessingVisit}
        and site.status in ${assessedStatuses}
        and (${agencyCode}::text is null or coalesce(team.agency_code, site.agency_code) = ${agencyCode})
    ) seen
    where is_begun or (place = 1 and not exists (
      select from submission sent where sent.quarter = ${quarter} and sent.site_id = seen.site_id
        and sent.level = 'government' and sent.state = 'submitted'))`
}
