import { sql } from 'kysely'
import type { Db } from '../db/connect.ts'
import { findCurrentDesign, isOpen } from './queries.ts'

/**
 * Puts every open site of an agency into the grid of the design in force where it lies (the nearest one when it lies
 * outside all; the lower code on a border) and takes closed ones out. Returns how many sites changed. For imports:
 * a site that is new or has moved gets its grid by location.
 */
export async function assignSites(db: Db, agency: string): Promise<number> {
  const design = await findCurrentDesign(db, agency)
  if (design === undefined) return 0
  const { rows } = await sql<{ changed: number }>`
    with wanted as (
      select site.id as site_id, nearest.id as grid_id
      from site cross join lateral (
        select grid.id from grid where grid.design_id = ${design}
        order by ST_Distance(grid.area, site.place), grid.code limit 1
      ) nearest
      where site.agency_code = ${agency} and ${isOpen}
    ), gone as (
      delete from site_grid where design_id = ${design} and site_id not in (select site_id from wanted) returning 1
    ), put as (
      insert into site_grid (design_id, site_id, grid_id) select ${design}, site_id, grid_id from wanted
      on conflict (design_id, site_id) do update set grid_id = excluded.grid_id
      where site_grid.grid_id <> excluded.grid_id
      returning 1
    )
    select (select count(*) from gone) + (select count(*) from put) as changed`.execute(db)
  return rows[0]!.changed
}
