import { type RawBuilder, sql } from 'kysely'
import { lastDayOf } from '../staff/months.ts'
import { dueDay, type Period } from './periods.ts'
import { assessedStatuses, isAssessingVisit } from './turns.ts'

/**
 * How far each party of each site is in a quarter, as common table expressions ending in `standing`: (site_id, agency_code,
 * is_due, has_due, and for each party a dot). `has_due` says that something of the site was due by now. While a quarter is open its sites are those of today; a closed one keeps the sites
 * that were assessed in it or missed. Reads states only, never answers.
 *
 * A dot is green (blue before pre-completion, yellow where work is suspended) when all that was due by now, and at least
 * one form, came in time; red when something due is missing or came late; grey otherwise. Nothing is due of sites whose
 * work is suspended or done.
 */
export function standingTables(period: Period, today: string): RawBuilder<unknown> {
  const { quarter, opensOn, closesOn, dueOn } = period
  const day = dueDay(period, today)
  const lastDay = lastDayOf(quarter)
  const isOver = sql.lit(day > dueOn)
  return sql`
    sent as materialized (
      select site_id, max(agency_code) as agency_code, bool_or(site_status = 'active') as was_active,
        ${sql.join(period.months.map(({ month }) => monthInTime(month)))}, ${sql.join(parties.map(sentOf))}
      from submission where quarter = ${quarter} and state in ('submitted', 'rejected') group by site_id
    ), visited as materialized (
      select distinct site_id from visit where visited_on between ${opensOn} and ${lastDay} and ${isAssessingVisit}
    ), contracted as materialized (
      select distinct site_id from assessor_contract_site join assessor_contract on assessor_contract.id = contract_id
      where valid_from <= ${closesOn} and valid_to >= ${opensOn}
    ), subject as materialized (
      select site.id as site_id, coalesce(sent.agency_code, site.agency_code) as agency_code, site.works_type,
        site.is_affordable, site.permit_date, site.contractor_id, site.supervision_id, site.client_id,
        ${period.state === 'open' ? sql`site.status = 'active'` : sql`coalesce(sent.was_active, true)`} as is_due
      from site left join sent on sent.site_id = site.id
      where ${period.state === 'open' ? sql`site.status in ${assessedStatuses} and site.permit_date <= ${lastDay}` : wasSubject(quarter)}
    ), standing as materialized (
      select subject.*, is_due and (${hasDue(period, day)}) as has_due,
        case when subject.is_due and (${missedMonth(period, day)}) then 'red'
          when sent.project_any then ${colour('project')} else 'grey' end as project,
        ${sql.join(firms.map((party) => firmDot(party, isOver)))},
        case when visited.site_id is null and contracted.site_id is null then 'grey'
          when (visited.site_id is null or sent.agency_in_time)
            and (contracted.site_id is null or sent.assessor_in_time) then ${colour('government')}
          when subject.is_due and (${isOver} or sent.government_late) then 'red' else 'grey' end as government
      from subject left join sent on sent.site_id = subject.site_id
      left join visited on visited.site_id = subject.site_id
      left join contracted on contracted.site_id = subject.site_id
    )`
}

/** Whether all that was due by now of a site's project department and firms came, and in time, on `standing`. */
export const isAssessed = sql<boolean>`'red' not in (project, contractor, supervision, client)`

const firms = ['contractor', 'supervision', 'client'] as const
const parties = ['project', ...firms, 'government'] as const
type Dotted = (typeof parties)[number]

function monthInTime(month: number): RawBuilder<unknown> {
  return sql`bool_or(party = 'project' and month = ${sql.lit(month)} and not is_late) as ${sql.ref(`month_${month}`)}`
}

function sentOf(party: Dotted): RawBuilder<unknown> {
  const is = party === 'government' ? sql`party in ('agency', 'assessor')` : sql`party = ${sql.lit(party)}`
  const more =
    party === 'government'
      ? sql`, bool_or(party = 'agency' and not is_late) as agency_in_time,
        bool_or(party = 'assessor' and not is_late) as assessor_in_time, bool_or(${is} and is_late) as government_late`
      : sql``
  return sql`bool_or(${is}) as ${sql.ref(`${party}_any`)}, bool_or(${is} and not is_late) as ${sql.ref(`${party}_in_time`)},
    max(site_status) filter (where ${is}) as ${sql.ref(`${party}_status`)}${more}`
}

function wasSubject(quarter: string): RawBuilder<unknown> {
  return sql`(sent.site_id is not null or exists (
    select 1 from submission_flag where submission_flag.site_id = site.id and submission_flag.quarter = ${quarter}
      and submission_flag.kind = 'missing'))`
}

function dueMonths({ months }: Period, day: string): Period['months'] {
  return months.filter((month) => month.dueOn < day)
}

/** Whether a month's self-assessment or a firm's review was due by now. */
function hasDue(period: Period, day: string): RawBuilder<unknown> {
  const lastMonth = dueMonths(period, day).at(-1)
  const self = lastMonth ? sql`subject.permit_date <= ${lastMonth.lastDay}` : sql`false`
  const firm = sql`num_nonnulls(subject.contractor_id, subject.supervision_id, subject.client_id) > 0`
  return day > period.dueOn ? sql`${self} or ${firm}` : self
}

/** Whether a month that was due by now did not come in time. */
function missedMonth(period: Period, day: string): RawBuilder<unknown> {
  const due = dueMonths(period, day)
  if (due.length === 0) return sql`coalesce(sent.project_any, false) and not sent.project_in_time`
  return sql.join(
    due.map(
      ({ month, lastDay }) =>
        sql`(subject.permit_date <= ${lastDay} and not coalesce(${sql.ref(`sent.month_${month}`)}, false))`,
    ),
    sql` or `,
  )
}

function firmDot(party: (typeof firms)[number], isOver: RawBuilder<unknown>): RawBuilder<unknown> {
  const [id, any, inTime] = [
    sql.ref(`subject.${party}_id`),
    sql.ref(`sent.${party}_any`),
    sql.ref(`sent.${party}_in_time`),
  ]
  return sql`case when ${inTime} then ${colour(party)}
    when subject.is_due and ${id} is not null and (${isOver} or ${any}) then 'red'
    when ${any} then ${colour(party)} else 'grey' end as ${sql.ref(party)}`
}

function colour(party: Dotted): RawBuilder<unknown> {
  return sql`case ${sql.ref(`sent.${party}_status`)} when 'precompletion' then 'blue' when 'suspended' then 'yellow'
    else 'green' end`
}
