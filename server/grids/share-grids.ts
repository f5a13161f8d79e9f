import { sql } from 'kysely'
import type { Db } from '../db/connect.ts'
import { crewsOf, sharesOf } from './draw-design.ts'
import { fromGeoJson, planeAround } from './plane.ts'
import { readGrounds } from './queries.ts'
import { shareTeams } from './share-teams.ts'

/**
 * Gives the grids in force to teams in every agency where no grid has one yet, as when teams are imported after the
 * grids were drawn. Returns the agencies that were shared out; grids that a person has given away stay as they are.
 */
export async function shareGrids(db: Db, now: Date): Promise<string[]> {
  const { rows } = await sql<{ code: string; ids: number[]; areas: string[]; hours: number[] }>`
    select agency_code as code, array_agg(grid.id order by grid.code) as ids,
      array_agg(ST_AsGeoJSON(grid.area, 15) order by grid.code) as areas,
      array_agg(grid.required_hours::float8 order by grid.code) as hours
    from grid join grid_design on grid_design.id = grid.design_id and grid_design.valid_to is null
    group by agency_code
    having count(grid.team_id) = 0
      and exists (select from team where team.agency_code = grid_design.agency_code and team.is_active)
    order by agency_code`.execute(db)
  const grounds = await readGrounds(
    db,
    now,
    rows.map((row) => row.code),
  )
  for (const { code, ids, areas, hours } of rows) {
    const ground = grounds.find((one) => one.code === code)
    if (!ground) continue
    const plane = planeAround(ground.area)
    const grids = areas.map((area, index) => ({ polygon: fromGeoJson(JSON.parse(area))[0]!, hours: hours[index]! }))
    const teamOf = shareTeams(sharesOf(grids, plane), crewsOf(ground.teams, plane))
    const given = ids.map((id, index) => ({ id, team: ground.teams[teamOf[index]!]!.id }))
    await sql`
      update grid set team_id = given.team
      from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as given(id bigint, team bigint)
      where grid.id = given.id`.execute(db)
  }
  return rows.map((row) => row.code)
}
