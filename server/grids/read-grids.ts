import { type RawBuilder, sql } from 'kysely'
import type { GridDesign, GridRow } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { isOpen, latestScore, requiredHours } from './queries.ts'

/** The grids in force of an agency with their indices; null when there are none. */
export async function readGridDesign(db: Db, agency: string, now: Date): Promise<GridDesign | null> {
  const design = await db
    .selectFrom('grid_design')
    .select(['id', 'agency_code', 'version', 'valid_from', 'created_at', 'created_by', 'indices'])
    .where('agency_code', '=', agency)
    .where('valid_to', 'is', null)
    .executeTakeFirst()
  if (!design) return null
  return {
    id: design.id,
    agencyCode: design.agency_code,
    version: design.version,
    validFrom: design.valid_from,
    createdAt: design.created_at.toISOString(),
    createdBy: design.created_by,
    indices: design.indices,
    grids: await readGridRows(db, sql`grid.design_id = ${design.id}`, now),
  }
}

/** Grids with what is in them today; `which` chooses among all grids. */
export async function readGridRows(db: Db, which: RawBuilder<unknown>, now: Date): Promise<GridRow[]> {
  const { rows } = await sql<GridRow>`
    select grid.id, grid.code, grid.polsby_popper as "polsbyPopper", grid.area_km2 as "areaKm2",
      grid.team_id as "teamId", team.name as "teamName", held.*,
      round((held.priority / nullif(grid.area_km2, 0))::numeric, 2)::float8 as "riskPerKm2"
    from grid left join team on team.id = grid.team_id
    cross join lateral (
      select count(site.id)::int as "siteCount",
        coalesce(round(sum(${requiredHours(now)}), 2), 0)::float8 as "requiredHours",
        json_build_object(
          'A', count(*) filter (where latest.level = 'A'), 'B', count(*) filter (where latest.level = 'B'),
          'C', count(*) filter (where latest.level = 'C'), 'D', count(*) filter (where latest.level = 'D')) as levels,
        round(avg(latest.score), 1)::float8 as "meanScore",
        coalesce(sum(latest.priority), 0)::float8 as priority
      from site_grid join site on site.id = site_grid.site_id and ${isOpen} ${latestScore}
      where site_grid.grid_id = grid.id and site_grid.design_id = grid.design_id
    ) held
    where ${which} order by grid.code`.execute(db)
  return rows.map((row) => ({ ...row, riskPerKm2: row.riskPerKm2 ?? 0 }))
}
