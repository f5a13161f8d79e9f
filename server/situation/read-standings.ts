import { sql } from 'kysely'
import type { AgencyStanding } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { isOpen, requiredHours, teamHoursPerWeek } from '../grids/queries.ts'
import { viewAsOf } from './as-of.ts'

export type Standings = { quarter: string; asOf: string; items: AgencyStanding[] }

/**
 * The league table of agencies on a quarter's last day (today in the current one). Scores, notices and visits are those
 * of that day; sites, buildings, teams and hours have no history and are today's. The assessment columns come from the
 * latest quarter that is published by then.
 */
export async function readStandings(db: Db, quarter: string | undefined, now: Date): Promise<Standings> {
  const view = await viewAsOf(db, quarter, now)
  const { rows } = await sql<AgencyStanding>`
    with rated as (
      select site.agency_code as code, count(*)::int as sites, round(avg(latest.score), 1)::float8 as mean,
        json_build_object(
          'A', count(*) filter (where latest.level = 'A'), 'B', count(*) filter (where latest.level = 'B'),
          'C', count(*) filter (where latest.level = 'C'), 'D', count(*) filter (where latest.level = 'D')) as levels,
        count(*) filter (where latest.due_ratio >= 1)::int as overdue,
        round(count(*) filter (where latest.due_ratio < 1)::numeric / nullif(count(latest.due_ratio), 0), 4)::float8
          as coverage,
        round(sum(${requiredHours(now)}) * 7 / 365, 1)::float8 as hours
      from site ${view.score} where ${isOpen} group by site.agency_code
    ), built as (
      select site.agency_code as code, count(*)::int as buildings
      from building join site on site.id = building.site_id where ${isOpen} group by site.agency_code
    ), noticed as (
      select site.agency_code as code, count(*)::int as open,
        count(*) filter (where notice.due_on < ${view.day}::date)::int as overdue
      from notice join site on site.id = notice.site_id
      where notice.issued_on <= ${view.day}::date and coalesce(notice.closed_on, 'infinity') > ${view.day}::date
      group by site.agency_code
    ), visited as (
      select site.agency_code as code, count(*)::int as visits
      from visit join site on site.id = visit.site_id
      where visit.visited_on > ${view.day}::date - 90 and visit.visited_on <= ${view.day}::date
        and visit.result <> 'not_possible'
      group by site.agency_code
    ), crews as (
      select agency_code as code, count(*)::int as teams, round(sum(${teamHoursPerWeek})::numeric, 1)::float8 as hours
      from team where is_active group by agency_code
    ), published as (
      select max(quarter) as quarter from published_rank where quarter <= ${view.quarter} and site_id is not null
    ), assessed as (
      select site.agency_code as code,
        avg(case when published_rank.population > 1
          then (published_rank.rank - 1)::numeric / (published_rank.population - 1) else 0.5 end) as percentile
      from published_rank join published using (quarter) join site on site.id = published_rank.site_id
      where published_rank.board = site.works_type and published_rank.rank is not null
      group by site.agency_code
    )
    select agency.code, json_build_object('zh', agency.name_zh, 'en', agency.name_en) as name,
      coalesce(rated.sites, 0) as "siteCount", coalesce(built.buildings, 0) as "buildingCount",
      round((ST_Area(agency.area::geography) / 1e6)::numeric, 1)::float8 as "areaKm2", rated.mean as "meanScore",
      coalesce(rated.levels, '{"A":0,"B":0,"C":0,"D":0}') as levels, coalesce(rated.overdue, 0) as "overdueCount",
      coalesce(noticed.open, 0) as "openNotices", coalesce(noticed.overdue, 0) as "overdueNotices",
      coalesce(visited.visits, 0) as "visitsLast90Days", rated.coverage, coalesce(crews.teams, 0) as "teamCount",
      round(assessed.percentile, 4)::float8 as "assessmentPercentile",
      case when assessed.percentile is not null
        then rank() over (order by assessed.percentile nulls last)::int end as "assessmentRank",
      coalesce(rated.hours, 0) as "requiredHoursPerWeek", coalesce(crews.hours, 0) as "teamHoursPerWeek"
    from agency
      left join rated on rated.code = agency.code left join built on built.code = agency.code
      left join noticed on noticed.code = agency.code left join visited on visited.code = agency.code
      left join crews on crews.code = agency.code left join assessed on assessed.code = agency.code
    order by agency.code`.execute(db)
  return { quarter: view.quarter, asOf: view.day, items: rows }
}
