import { type RawBuilder, sql } from 'kysely'
import {
  type Account,
  type listSubmissions as endpoint,
  isAtLeast,
  type QueryOf,
  type ResponseOf,
  type SubmissionRow,
} from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { ruleVersionAt } from '../db/rule-version.ts'
import { beijingDay } from '../staff/iso-week.ts'
import { heldSites } from './held-sites.ts'
import { asTold, findPeriodFor, type Period } from './periods.ts'
import { readViewer } from './read-viewer.ts'
import { readNumbers } from './rule-numbers.ts'
import { standingTables } from './standing.ts'

type Query = QueryOf<typeof endpoint>

/** Sites with a dot for each party; a firm sees the sites it is a party of. */
export async function listSubmissions(
  db: Db,
  query: Query,
  { account, now }: { account: Account; now: Date },
): Promise<ResponseOf<typeof endpoint>> {
  const today = beijingDay(now)
  const period = await findPeriodFor(db, query.quarter, today)
  const numbers = await readNumbers(db, period.opensOn, ['integrity.divergence'])
  const condition = sql.join(
    [await sitesOf(db, account, period), ...conditions(query, numbers['integrity.divergence'])],
    sql` and `,
  )
  const { rows } = await sql<SubmissionRow & { total: number }>`
    with ${standingTables(period, today)}, spread as materialized (${spreadOf(period)}), flagged as materialized (
      select site_id, count(*)::int as flags from submission_flag
      where quarter = ${period.quarter} and state = 'open' group by site_id
    ), page as materialized (
      select standing.*, spread.divergence, coalesce(flags, 0) as flags, count(*) over ()::int as total,
        row_number() over (order by standing.agency_code, site.permit_number) as place
      from standing join site on site.id = standing.site_id
      left join spread on spread.site_id = standing.site_id left join flagged on flagged.site_id = standing.site_id
      where ${condition} order by standing.agency_code, site.permit_number limit ${query.limit} offset ${query.offset}
    )
    select page.total, page.site_id as "siteId", site.name as "siteName", site.permit_number as "permitNumber",
      page.agency_code as "agencyCode", page.works_type as "worksType", coalesce(riskiest.stage, site.stage) as stage,
      site.status, page.is_affordable as "isAffordable", page.divergence, page.flags as "openFlags",
      json_build_object('project', project, 'contractor', contractor, 'supervision', supervision, 'client', client,
        'government', government) as dots
    from page join site on site.id = page.site_id
    left join lateral (
      select building.stage from building
      join rule_stage on rule_stage.code = building.stage and rule_stage.version = ${ruleVersionAt(now)}
      where building.site_id = site.id order by rule_stage.weight desc, building.stage desc limit 1) riskiest on true
    order by page.place`.execute(db)
  return { total: rows[0]?.total ?? 0, period: asTold(period), rows: rows.map(({ total: _, ...row }) => row) }
}

/** Largest difference between the figures of a site's firms; there are none before the quarter is closed. */
function spreadOf({ quarter, state }: Period): RawBuilder<unknown> {
  return sql`
    select site_id, max(figure) - min(figure) as divergence from submission
    where ${sql.lit(state === 'closed')} and quarter = ${quarter} and level = 'firm' and state in ('submitted', 'rejected')
      and figure is not null
    group by site_id having count(*) > 1`
}

function conditions({ agency, search, only }: Query, divergence: number): RawBuilder<unknown>[] {
  const parts: RawBuilder<unknown>[] = []
  if (agency) parts.push(sql`standing.agency_code = ${agency}`)
  if (search) {
    const pattern = `%${search.replaceAll(/[\\%_]/g, '\\$&')}%`
    parts.push(
      sql`(site.name ilike ${pattern} or site.permit_number ilike ${pattern} or site.address ilike ${pattern})`,
    )
  }
  if (only === 'missing') {
    parts.push(sql`'red' in (project, contractor, supervision, client, government)`)
  }
  if (only === 'flagged') parts.push(sql`flags > 0`)
  if (only === 'divergent') parts.push(sql`spread.divergence > ${divergence}`)
  return parts
}

async function sitesOf(db: Db, account: Account, period: Period): Promise<RawBuilder<unknown>> {
  if (isAtLeast(account.role, 'viewer')) return sql`true`
  return heldSites(await readViewer(db, account), period)
}
