import { sql } from 'kysely'
import type { TeamRow } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { isOpen, latestScore, requiredHours, teamHoursPerWeek } from '../grids/queries.ts'

/** Active teams with their officers, leave from today on, grids in force and load; of one agency or of all. */
export async function listTeams(db: Db, agency: string | undefined, now: Date): Promise<TeamRow[]> {
  const own = agency === undefined ? sql`true` : sql`team.agency_code = ${agency}`
  const { rows } = await sql<TeamRow>`
    with load as (
      select grid.team_id, sum(${requiredHours(now)}) * 7 / 365 as hours
      from grid
      join grid_design on grid_design.id = grid.design_id and grid_design.valid_to is null
      join team on team.id = grid.team_id and ${own}
      join site_grid on site_grid.grid_id = grid.id
      join site on site.id = site_grid.site_id and ${isOpen} ${latestScore}
      group by grid.team_id
    ), held as (
      select grid.team_id, json_agg(grid.code order by grid.code) as codes
      from grid join grid_design on grid_design.id = grid.design_id and grid_design.valid_to is null
      group by grid.team_id
    ), away as (
      select inspector_id,
        json_agg(json_build_object('firstDay', first_day, 'lastDay', last_day, 'reason', reason) order by first_day) as leave
      from leave where last_day >= (${now}::timestamptz at time zone 'Asia/Shanghai')::date
      group by inspector_id
    ), skill as (
      select inspector_id, json_agg(discipline order by discipline) as disciplines
      from inspector_discipline group by inspector_id
    ), crew as (
      select team_member.team_id, json_agg(json_build_object(
          'id', inspector.id, 'name', inspector.name, 'isLead', team_member.is_lead,
          'certificateNumber', inspector.certificate_number, 'certificateUntil', inspector.certificate_until,
          'phone', inspector.phone, 'disciplines', coalesce(skill.disciplines, '[]'),
          'leave', coalesce(away.leave, '[]')) order by team_member.is_lead desc, inspector.id) as members
      from team_member join inspector on inspector.id = team_member.inspector_id
      left join away on away.inspector_id = inspector.id
      left join skill on skill.inspector_id = inspector.id
      group by team_member.team_id
    )
    select team.id, team.agency_code as "agencyCode", team.name,
      json_build_array(ST_X(team.base), ST_Y(team.base)) as base, team.base_address as "baseAddress",
      to_char(team.starts_at, 'HH24:MI') as "startsAt", to_char(team.ends_at, 'HH24:MI') as "endsAt",
      to_char(team.lunch_from, 'HH24:MI') as "lunchFrom", to_char(team.lunch_to, 'HH24:MI') as "lunchTo",
      team.lunch_minutes as "lunchMinutes", team.max_driving_minutes as "maxDrivingMinutes",
      team.max_stops as "maxStops", team.weekdays, coalesce(crew.members, '[]') as members,
      coalesce(held.codes, '[]') as "gridCodes",
      coalesce(round(load.hours, 1), 0)::float8 as "requiredHoursPerWeek",
      round((${teamHoursPerWeek})::numeric, 1)::float8 as "hoursPerWeek"
    from team left join load on load.team_id = team.id left join held on held.team_id = team.id
      left join crew on crew.team_id = team.id
    where team.is_active and ${own}
    order by team.agency_code, team.id`.execute(db)
  return rows
}
