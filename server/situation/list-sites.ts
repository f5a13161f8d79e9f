import { sql } from 'kysely'
import type { z } from 'zod'
import type { SiteRow, siteQuery } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { latestScore } from '../grids/queries.ts'
import { beijingDay } from '../staff/iso-week.ts'
import { activeHazards, riskiestStage } from './site-columns.ts'
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
    with matching as (
      select site.id, row_number() over (order by ${order[sort]}, site.id) as place_in_list
      from site ${latestScore} ${ownGrid} where ${conditionOf(filter, now)}
    ), page as (
      select * from matching order by place_in_list limit ${limit} offset ${offset}
    )
    select (select count(*) from matching)::int as total, coalesce((
      select json_agg(${siteRow(now)} order by page.place_in_list)
      from page join site on site.id = page.id ${latestScore} ${ownGrid}), '[]') as items`.execute(db)
  return rows[0]!
}

/** One site as a SiteRow; undefined when there is none. */
export async function findSiteRow(db: Db, id: number, now: Date): Promise<SiteRow | undefined> {
  const { rows } = await sql<{ row: SiteRow }>`
    select ${siteRow(now)} as row from site ${latestScore} ${ownGrid} where site.id = ${id}`.execute(db)
  return rows[0]?.row
}

function siteRow(now: Date) {
  return sql`json_build_object(
    'id', site.id, 'permitNumber', site.permit_number, 'name', site.name, 'address', site.address,
    'agencyCode', site.agency_code, 'gridCode', own_grid.code, 'worksType', site.works_type,
    'stage', ${riskiestStage(now)}, 'status', site.status, 'isAffordable', site.is_affordable,
    'areaM2', site.area_m2::float8,
    'buildingCount', (select count(*) from building where building.site_id = site.id),
    'place', json_build_array(ST_X(site.place), ST_Y(site.place)),
    'score', latest.score::float8, 'level', latest.level, 'dueRatio', latest.due_ratio::float8,
    'priority', latest.priority::float8, 'hazards', ${activeHazards(beijingDay(now), now)})`
}
