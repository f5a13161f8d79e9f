import { sql } from 'kysely'
import type { Db } from '../db/connect.ts'
import { isOpen } from '../grids/queries.ts'
import { viewAsOf } from './as-of.ts'

/** Every scored site as a GeoJSON point with its score in a quarter, as text made by the database. */
export async function readRiskSurface(
  db: Db,
  query: { quarter?: string | undefined; agency?: string | undefined },
  now: Date,
): Promise<string> {
  const view = await viewAsOf(db, query.quarter, now)
  const own = query.agency === undefined ? sql`true` : sql`site.agency_code = ${query.agency}`
  const { rows } = await sql<{ text: string }>`
    select '{"type":"FeatureCollection","features":[' || coalesce(string_agg(json_build_object(
      'type', 'Feature', 'id', site.id,
      'geometry', json_build_object('type', 'Point',
        'coordinates', json_build_array(round(ST_X(site.place)::numeric, 6), round(ST_Y(site.place)::numeric, 6))),
      'properties', json_build_object('id', site.id, 'score', latest.score::float8, 'level', latest.level,
        'priority', latest.priority::float8, 'agencyCode', site.agency_code))::text, ',' order by site.id), '') || ']}' as text
    from site ${view.score}
    where ${isOpen} and latest.score is not null and ${own}`.execute(db)
  return rows[0]!.text
}
