import { sql } from 'kysely'
import type { Db } from '../db/connect.ts'
import { isOpen, requiredHours } from '../grids/queries.ts'
import { viewAsOf } from './as-of.ts'

/** The grids in force as GeoJSON text, with their load and the risk of a quarter. */
export async function readGridAreas(
  db: Db,
  query: { quarter?: string | undefined; agency?: string | undefined },
  now: Date,
): Promise<string> {
  const view = await viewAsOf(db, query.quarter, now)
  const own = query.agency === undefined ? sql`true` : sql`grid_design.agency_code = ${query.agency}`
  const { rows } = await sql<{ text: string }>`
    with held as materialized (
      select site_grid.grid_id, count(*)::int as sites, round(sum(${requiredHours(now)}), 2)::float8 as hours,
        count(*) filter (where latest.level = 'A') as a, count(*) filter (where latest.level = 'B') as b,
        count(*) filter (where latest.level = 'C') as c, count(*) filter (where latest.level = 'D') as d,
        round(avg(latest.score), 1)::float8 as mean, coalesce(sum(latest.priority), 0)::float8 as priority
      from site_grid
      join grid_design on grid_design.id = site_grid.design_id and grid_design.valid_to is null and ${own}
      join site on site.id = site_grid.site_id and ${isOpen} ${view.score}
      group by site_grid.grid_id
    )
    select '{"type":"FeatureCollection","features":[' || coalesce(string_agg(json_build_object(
      'type', 'Feature', 'id', grid.id, 'geometry', ST_AsGeoJSON(grid.area, 7)::json,
      'properties', json_build_object(
        'id', grid.id, 'code', grid.code, 'agencyCode', grid_design.agency_code,
        'siteCount', coalesce(held.sites, 0), 'requiredHours', coalesce(held.hours, 0),
        'polsbyPopper', grid.polsby_popper::float8, 'areaKm2', grid.area_km2::float8,
        'teamId', grid.team_id, 'teamName', team.name,
        'levels', json_build_object('A', coalesce(held.a, 0), 'B', coalesce(held.b, 0),
          'C', coalesce(held.c, 0), 'D', coalesce(held.d, 0)),
        'levelA', coalesce(held.a, 0), 'levelB', coalesce(held.b, 0), 'levelC', coalesce(held.c, 0),
        'levelD', coalesce(held.d, 0), 'meanScore', held.mean,
        'riskPerKm2', coalesce(round((held.priority / nullif(grid.area_km2, 0))::numeric, 2)::float8, 0)))::text,
      ',' order by grid.code), '') || ']}' as text
    from grid join grid_design on grid_design.id = grid.design_id and grid_design.valid_to is null and ${own}
      left join team on team.id = grid.team_id left join held on held.grid_id = grid.id`.execute(db)
  return rows[0]!.text
}
