import { sql } from 'kysely'
import type { Db } from '../db/connect.ts'
import { latestScore } from '../grids/queries.ts'
import { siteFields, siteTableJoins, siteTables } from './site-columns.ts'
import { conditionOf, ownGrid, type SiteFilter } from './site-filter.ts'

/** The sites that match as GeoJSON text, made by the database: thousands of points need no detour through objects. */
export async function readSitePoints(db: Db, filter: SiteFilter, now: Date): Promise<string> {
  const { rows } = await sql<{ text: string }>`
    with ${siteTables(sql`true`, now)}
    select '{"type":"FeatureCollection","features":[' || coalesce(string_agg(json_build_object(
      'type', 'Feature', 'id', site.id,
      'geometry', json_build_object('type', 'Point',
        'coordinates', json_build_array(round(ST_X(site.place)::numeric, 6), round(ST_Y(site.place)::numeric, 6))),
      'properties', json_build_object(${siteFields}))::text, ','
      order by latest.priority desc nulls last, site.id), '') || ']}' as text
    from site ${latestScore} ${ownGrid} ${siteTableJoins}
    where ${conditionOf(filter, now)}`.execute(db)
  return rows[0]!.text
}
