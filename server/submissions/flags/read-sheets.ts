import { sql } from 'kysely'
import type { Db } from '../../db/connect.ts'
import type { QuarterFigures } from './check-site.ts'
import type { Sheet } from './findings.ts'

/** Sites of which something was sent in a quarter. */
export async function readSitesWithSheets(db: Db, quarter: string): Promise<number[]> {
  const rows = await db
    .selectFrom('submission')
    .select('site_id')
    .distinct()
    .where('quarter', '=', quarter)
    .where('state', 'in', ['submitted', 'rejected'])
    .orderBy('site_id')
    .execute()
  return rows.map((row) => row.site_id)
}

/** What was sent of these sites in a quarter. */
export async function readSheets(db: Db, quarter: string, siteIds: readonly number[]): Promise<Sheet[]> {
  const { rows } = await sql<Sheet>`
    select s.id, s.site_id as "siteId", site.name as "siteName", s.party, s.month, s.firm_id as "firmId",
      s.person_id as "personId", s.answers, s.is_late as "isLate", s.due_on as "dueOn",
      (s.submitted_at at time zone 'Asia/Shanghai')::date as "submittedOn",
      (extract(epoch from s.submitted_at) * 1000)::bigint as "submittedAt", s.seconds_spent as "secondsSpent", s.figure
    from submission s join site on site.id = s.site_id
    where s.quarter = ${quarter} and s.state in ('submitted', 'rejected') and s.site_id = any(${siteIds}::bigint[])
    order by s.id`.execute(db)
  return rows
}

/** Figures of quarters before this one that have both self-assessment and government, by site, latest first. */
export async function readEarlierFigures(db: Db, quarter: string): Promise<Map<number, QuarterFigures[]>> {
  const { rows } = await sql<QuarterFigures & { siteId: number }>`
    select site_id as "siteId", quarter, round(avg(figure) filter (where level = 'self'), 2) as self,
      round(avg(figure) filter (where level = 'government'), 2) as government
    from submission
    where quarter < ${quarter} and state in ('submitted', 'rejected') and figure is not null
    group by site_id, quarter
    having count(*) filter (where level = 'self') > 0 and count(*) filter (where level = 'government') > 0
    order by site_id, quarter desc`.execute(db)
  return Map.groupBy(rows, (row) => row.siteId)
}
