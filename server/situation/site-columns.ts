import { type RawBuilder, sql } from 'kysely'
import { ruleVersionAt } from '../db/rule-version.ts'
import { beijingDay } from '../staff/iso-week.ts'

/** The riskiest stage of a site's buildings, or its own where it has none; on `site`, for a condition. */
export function riskiestStage(now: Date): RawBuilder<string> {
  return sql<string>`coalesce((
    select building.stage from building
    join rule_stage on rule_stage.code = building.stage and rule_stage.version = ${ruleVersionAt(now)}
    where building.site_id = site.id
    order by rule_stage.weight desc, building.stage desc limit 1), site.stage)`
}

/**
 * Two common table expressions over the sites that `which` (a condition on `site_id`) names: `built` with the number
 * and the riskiest stage of buildings, `works` with hazardous works under way. Read once for all sites, not for each.
 */
export function siteTables(which: RawBuilder<unknown>, now: Date): RawBuilder<unknown> {
  return sql`
    built as materialized (
      select building.site_id, count(*) as buildings,
        right(max(to_char(rule_stage.weight, '00.00') || building.stage), 2) as stage
      from building
      left join rule_stage on rule_stage.code = building.stage and rule_stage.version = ${ruleVersionAt(now)}
      where ${which} group by building.site_id
    ), works as materialized (
      select site_id,
        json_agg(json_build_object('code', code, 'overScale', over_scale) order by over_scale desc, code) as hazards
      from ${classedWorks(beijingDay(now), now)} where ${which} group by site_id
    )`
}

/** Joins what `siteTables` made to `site`. */
export const siteTableJoins = sql`
  left join built on built.site_id = site.id left join works on works.site_id = site.id`

/** The fields of a SiteRow but its place, as arguments of json_build_object; on `site`, `latest`, `own_grid` and the tables. */
export const siteFields = sql`
  'id', site.id, 'permitNumber', site.permit_number, 'name', site.name, 'address', site.address,
  'agencyCode', site.agency_code, 'gridCode', own_grid.code, 'worksType', site.works_type,
  'stage', coalesce(built.stage, site.stage), 'status', site.status, 'isAffordable', site.is_affordable,
  'areaM2', site.area_m2::float8, 'buildingCount', coalesce(built.buildings, 0),
  'score', latest.score::float8, 'level', latest.level, 'dueRatio', latest.due_ratio::float8,
  'priority', latest.priority::float8, 'hazards', coalesce(works.hazards, '[]'::json)`

/**
 * Every hazardous work under way on a day as (site_id, code, over_scale), once per code: activeWorks and classifyWork of
 * the risk slice for thousands of sites at once. A test holds the two against each other.
 */
export function classedWorks(day: string, now: Date): RawBuilder<unknown> {
  return sql`(
    select work.site_id, work.code, bool_or(${isOverScale}) as over_scale
    from hazardous_work work
    left join rule_hazard rule
      on rule.version = ${ruleVersionAt(now)} and rule.code = work.code and rule.measure = work.measure
    left join rule_hazard bare
      on bare.version = ${ruleVersionAt(now)} and bare.code = work.code and bare.measure = ''
    where ${isUnderWay(day)}
      and exists (select from rule_hazard known where known.version = ${ruleVersionAt(now)} and known.code = work.code)
      and (rule.code is null or work.measured_value is null
        or work.measured_value >= least(rule.hazardous_from, rule.over_scale_from))
    group by work.site_id, work.code
  ) classed`
}

/** Whether `work` is 超规模 by its own `rule`, or by the code's `bare` one where it was not measured. */
export const isOverScale = sql<boolean>`coalesce(case
    when rule.code is not null and work.measured_value is not null then work.measured_value >= rule.over_scale_from
    else case when bare.code is not null then bare.over_scale_from else rule.over_scale_from end = 0
  end, false)`

/** Whether `work` goes on on a day. */
export function isUnderWay(day: string): RawBuilder<boolean> {
  return sql<boolean>`(coalesce(work.actual_start, work.planned_start, '-infinity') <= ${day}::date
    and coalesce(work.actual_end, case when work.actual_start is null then work.planned_end end, 'infinity')
      >= ${day}::date)`
}
