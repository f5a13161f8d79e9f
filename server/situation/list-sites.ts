import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { SiteRow, siteQuery } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { latestScore } from '../grids/queries.ts'
import { siteFields, siteTableJoins, siteTables } from './site-columns.ts'
import { conditionOf, ownGrid } from './site-filter.ts'

const order = {
  priority: sql`latest.priority desc nulls last`,
  score: sql`latest.score desc nulls last`,
  due: sql`latest.due_ratio desc nulls last`,
  name: sql`site.name`,
}

/** One page of the sites that match, and how many match in all. */
export async function listSites(
  db: Db,
  query: z.output<typeof siteQuery>,
  now: Date,
): Promise<{ total: number; items: SiteRow[] }> {
  const { sort, limit, offset, ...filter } = query
  const { rows } = await sql<{ total: number; items: SiteRow[] }>`
    with matching as materialized (
      select site.id, row_number() over (order by ${order[sort]}, site.id) as place_in_list
      from site ${latestScore} ${ownGrid} where ${conditionOf(filter, now)}
    ), page as materialized (
      select * from matching order by place_in_list limit ${limit} offset ${offset}
    ), ${siteTables(sql`site_id in (select id from page)`, now)}
    select (select count(*) from matching)::int as total, coalesce((
      select json_agg(${siteRow} order by page.place_in_list)
      from page join site on site.id = page.id ${latestScore} ${ownGrid} ${siteTableJoins}), '[]') as items`.execute(db)
  return rows[0]!
}

/** One site as a SiteRow; undefined when there is none. */
export async function findSiteRow(db: Db, id: number, now: Date): Promise<SiteRow | undefined> {
  const { rows } = await sql<{ row: SiteRow }>`
    with ${siteTables(sql`site_id = ${id}`, now)}
    select ${siteRow} as row from site ${latestScore} ${ownGrid} ${siteTableJoins} where site.id = ${id}`.execute(db)
  return rows[0]?.row
}

const siteRow: RawBuilder<SiteRow> = sql`json_build_object(
  ${siteFields}, 'place', json_build_array(ST_X(site.place), ST_Y(site.place)))`
