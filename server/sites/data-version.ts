import { sql } from 'kysely'
import type { Db } from '../db/connect.ts'

/**
 * A short text that changes whenever agencies, sites, grids or scores change; part of every tile address. Scores may be written
 * again in place, so those of the latest day count by their content; everything else counts by number, newest row and time.
 */
export async function dataVersion(db: Db): Promise<string> {
  const { rows } = await sql<{ version: string }>`
    select left(md5(concat_ws(' ',
      (select md5(string_agg(concat_ws('/', code, name_zh, area_origin, md5(st_asbinary(area))), ',' order by code)) from agency),
      (select concat_ws('/', count(*), max(id), max(updated_at)) from site),
      (select concat_ws('/', count(*), max(id)) from building),
      (select concat_ws('/', count(*), max(id)) from hazardous_work),
      (select concat_ws('/', max(as_of), count(*), sum(score * (site_id % 1009)), sum(due_ratio), sum(priority)) from risk_score
        where as_of = (select max(as_of) from risk_score)),
      (select concat_ws('/', count(*), max(id), max(valid_to)) from grid_design),
      (select concat_ws('/', count(*), max(id), count(team_id), sum(team_id * (id % 1009))) from grid))), 12) as version`.execute(
    db,
  )
  return rows[0]?.version ?? ''
}
