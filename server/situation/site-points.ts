import { sql } from 'kysely'
import type { Db } from '../db/connect.ts'
import { latestScore, ruleVersionAt } from '../grids/queries.ts'
import { beijingDay } from '../staff/iso-week.ts'
import { classedWorks } from './site-columns.ts'
import { conditionOf, ownGrid, type SiteFilter } from './site-filter.ts'

/**
 * The sites that match as GeoJSON text, made by the database: thousands of points need no detour through objects.
 * Set-based, unlike a page of rows: buildings and hazardous works are read once for all.
 */
export async function readSitePoints(db: Db, filter: SiteFilter, now: Date): Promise<string> {
  const { rows } = await sql<{ text: string }>`
    with built as (
      select building.site_id, count(*) as buildings,
        right(max(to_char(rule_stage.weight, '00.00') || building.stage), 2) as stage
      from building left join rule_stage on rule_stage.code = building.stage and rule_stage.version = ${ruleVersionAt(now)}
      group by building.site_id
    ), works as (
      select site_id, json_agg(json_build_object('code', code, 'overScale', over_scale) order by over_scale desc, code) as hazards
      from ${classedWorks(beijingDay(now), now)} group by site_id
    )
    select '{"type":"FeatureCollection","features":[' || coalesce(string_agg(json_build_object(
      'type', 'Feature', 'id', site.id,
      'geometry', json_build_object('type', 'Point',
        'coordinates', json_build_array(round(ST_X(site.place)::numeric, 6), round(ST_Y(site.place)::numeric, 6))),
      'properties', json_build_object(
        'id', site.id, 'permitNumber', site.permit_number, 'name', site.name, 'address', site.address,
        'agencyCode', site.agency_code, 'gridCode', own_grid.code, 'worksType', site.works_type,
        'stage', coalesce(built.stage, site.stage), 'status', site.status, 'isAffordable', site.is_affordable,
        'areaM2', site.area_m2::float8, 'buildingCount', coalesce(built.buildings, 0),
        'score', latest.score::float8, 'level', latest.level, 'dueRatio', latest.due_ratio::float8,
        'priority', latest.priority::float8, 'hazards', coalesce(works.hazards, '[]'))
      )::text, ',' order by latest.priority desc nulls last, site.id), '') || ']}' as text
    from site ${latestScore} ${ownGrid}
      left join built on built.site_id = site.id left join works on works.site_id = site.id
    where ${conditionOf(filter, now)}`.execute(db)
  return rows[0]!.text
}
