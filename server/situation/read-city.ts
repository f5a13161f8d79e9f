import { sql } from 'kysely'
import type { Agency, City } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { ruleVersionAt } from '../db/rule-version.ts'
import { isOpen } from '../grids/queries.ts'
import { dataVersion } from '../sites/data-version.ts'
import { calendarKnownUntil, nextWorkday } from '../staff/calendar.ts'
import { beijingDay, isoWeekOf } from '../staff/iso-week.ts'
import { quarterOf } from '../staff/months.ts'

/** What the page needs before its first paint. */
export async function readCity(db: Db, now: Date): Promise<City> {
  const today = beijingDay(now)
  const { rows } = await sql<Pick<City, 'ruleVersion' | 'stages' | 'hazards' | 'levels'> & { quarters: string[] }>`
    with version as (select ${ruleVersionAt(now)} as version)
    select version as "ruleVersion",
      coalesce((select json_agg(json_build_object('code', code, 'name', json_build_object('zh', name_zh, 'en', name_en),
        'weight', weight::float8) order by code) from rule_stage where version = version.version), '[]') as stages,
      coalesce((select json_agg(json_build_object('code', code, 'name', json_build_object('zh', name_zh, 'en', name_en))
        order by code) from (select distinct on (code) code, name_zh, name_en from rule_hazard
        where version = version.version order by code, measure) one), '[]') as hazards,
      coalesce((select json_agg(json_build_object('level', level, 'intervalDays', interval_days) order by level)
        from rule_level where version = version.version), '[]') as levels,
      coalesce((select json_agg(distinct quarter) from published_rank), '[]') as quarters
    from version`.execute(db)
  const { quarters, ...rules } = rows[0]!
  const agencies = await readAgencies(db)
  return {
    today,
    week: isoWeekOf(today),
    planWeek: isoWeekOf(nextWorkday(today)),
    isSample: agencies.some((agency) => agency.isSample),
    dataVersion: await dataVersion(db),
    quarters: [...new Set([...quarters, quarterOf(today)])].filter((one) => one <= quarterOf(today)).sort(),
    calendarUntil: calendarKnownUntil(Number(today.slice(0, 4))),
    agencies,
    ...rules,
  }
}

async function readAgencies(db: Db): Promise<Agency[]> {
  const { rows } = await sql<Agency>`
    with held as (
      select agency_code, count(*)::int as sites, ST_Extent(place)::geometry as extent
      from site where ${isOpen} group by agency_code
    ), crews as (
      select agency_code, count(*)::int as teams from team where is_active group by agency_code
    )
    select code, json_build_object('zh', name_zh, 'en', name_en) as name, area_origin as "areaOrigin",
      area is not null as "hasArea",
      case when coalesce(area, held.extent) is null then null else json_build_array(
        ST_XMin(coalesce(area, held.extent)), ST_YMin(coalesce(area, held.extent)),
        ST_XMax(coalesce(area, held.extent)), ST_YMax(coalesce(area, held.extent))) end as bounds,
      coalesce(held.sites, 0) as "siteCount", coalesce(crews.teams, 0) as "teamCount", is_sample as "isSample"
    from agency left join held on held.agency_code = agency.code left join crews on crews.agency_code = agency.code
    order by code`.execute(db)
  return rows
}
