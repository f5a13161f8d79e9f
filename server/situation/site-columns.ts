import { type RawBuilder, sql } from 'kysely'
import { ruleVersionAt } from '../grids/queries.ts'

/** The riskiest stage of a site's buildings, or its own where it has none; on `site`. */
export function riskiestStage(now: Date): RawBuilder<string> {
  return sql<string>`coalesce((
    select building.stage from building
    join rule_stage on rule_stage.code = building.stage and rule_stage.version = ${ruleVersionAt(now)}
    where building.site_id = site.id
    order by rule_stage.weight desc, building.stage desc limit 1), site.stage)`
}

/** Codes of a site's hazardous works under way on a day, over-scale ones first, as JSON; on `site`. */
export function activeHazards(day: string, now: Date): RawBuilder<unknown> {
  return sql`coalesce((
    select json_agg(json_build_object('code', code, 'overScale', over_scale) order by over_scale desc, code)
    from ${classedWorks(day, now, sql`work.site_id = site.id`)}), '[]'::json)`
}

/**
 * Every hazardous work under way on a day as (site_id, code, over_scale), once per code: activeWorks and classifyWork of
 * the risk slice for thousands of sites at once. A test holds the two against each other.
 */
export function classedWorks(day: string, now: Date, which: RawBuilder<unknown> = sql`true`): RawBuilder<unknown> {
  return sql`(
    select work.site_id, work.code, bool_or(case
        when rule.code is not null and work.measured_value is not null
        then coalesce(work.measured_value >= rule.over_scale_from, false)
        else coalesce(case when bare.code is not null then bare.over_scale_from else rule.over_scale_from end = 0, false)
      end) as over_scale
    from hazardous_work work
    join (select distinct version, code from rule_hazard) known
      on known.version = ${ruleVersionAt(now)} and known.code = work.code
    left join rule_hazard rule
      on rule.version = known.version and rule.code = work.code and rule.measure = work.measure
    left join rule_hazard bare on bare.version = known.version and bare.code = work.code and bare.measure = ''
    where ${which}
      and coalesce(work.actual_start, work.planned_start, '-infinity') <= ${day}::date
      and coalesce(work.actual_end, case when work.actual_start is null then work.planned_end end, 'infinity')
        >= ${day}::date
      and (rule.code is null or work.measured_value is null
        or work.measured_value >= least(rule.hazardous_from, rule.over_scale_from))
    group by work.site_id, work.code
  ) classed`
}
