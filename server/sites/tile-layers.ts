import type { FeatureCollection } from 'geojson'
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../db/connect.ts'

export type TileLayer = 'sites' | 'buildings' | 'works'

/** Reads every feature of a layer: sites with level, score and hazards, buildings with their stage, works as lines. */
export async function readTileLayer(db: Db, layer: TileLayer): Promise<FeatureCollection> {
  const { rows } = await sql<{ text: string }>`
    select coalesce(string_agg(json_build_object('type', 'Feature', 'id', id, 'geometry', shape::json, 'properties', properties)::text, ','
      order by id), '') as text
    from (${layers[layer]}) as layer`.execute(db)
  return JSON.parse(`{"type":"FeatureCollection","features":[${rows[0]?.text ?? ''}]}`)
}

// Tables of later slices are read here, never their code: the scores and rules of the day come back through the database.
const score = sql`
  left join lateral (
    select score, level, due_ratio, priority from risk_score
    where risk_score.site_id = site.id and as_of = (select max(as_of) from risk_score)
    order by version desc limit 1) as latest on true`

const supervised = sql`site.status in ('active', 'suspended', 'precompletion')`

const layers: Readonly<Record<TileLayer, RawBuilder<unknown>>> = {
  sites: sql`
    with under_way as (
      select site_id, string_agg(distinct code, ' ' order by code) as hazards from hazardous_work
      where coalesce(actual_start, planned_start, '-infinity') <= (now() at time zone 'Asia/Shanghai')::date
        and coalesce(actual_end, case when actual_start is null then planned_end end, 'infinity') >= (now() at time zone 'Asia/Shanghai')::date
      group by site_id)
    select site.id, st_asgeojson(site.place, 6) as shape, json_strip_nulls(json_build_object('name', site.name,
      'agencyCode', site.agency_code, 'worksType', site.works_type, 'stage', site.stage, 'status', site.status,
      'level', latest.level, 'score', latest.score::float8, 'dueRatio', latest.due_ratio::float8,
      'priority', latest.priority::float8, 'hazards', coalesce(under_way.hazards, ''))) as properties
    from site ${score} left join under_way on under_way.site_id = site.id
    where ${supervised}`,
  buildings: sql`
    select building.id, st_asgeojson(building.place, 6) as shape, json_strip_nulls(json_build_object('siteId', building.site_id,
      'number', building.number, 'stage', building.stage, 'storeys', building.storeys)) as properties
    from building join site on site.id = building.site_id
    where ${supervised}`,
  works: sql`
    select site.id, st_asgeojson(site.shape, 6) as shape, json_strip_nulls(json_build_object('name', site.name,
      'worksType', site.works_type, 'stage', site.stage, 'status', site.status, 'level', latest.level, 'line', metro_line.name)) as properties
    from site ${score} left join metro_line on metro_line.id = site.metro_line_id
    where ${supervised} and st_dimension(site.shape) > 0`,
}
