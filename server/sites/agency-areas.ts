import { sql } from 'kysely'
import type { Db } from '../db/connect.ts'

/** The areas of all agencies as GeoJSON text, made by the database. */
export async function readAgencyAreas(db: Db): Promise<string> {
  const { rows } = await sql<{ text: string }>`
    select '{"type":"FeatureCollection","features":[' || coalesce(string_agg(json_build_object(
      'type', 'Feature', 'geometry', st_asgeojson(area, 6)::json,
      'properties', json_build_object('code', code, 'nameZh', name_zh, 'nameEn', name_en, 'areaOrigin', area_origin, 'isSample', is_sample)
      )::text, ',' order by code), '') || ']}' as text
    from agency where area is not null`.execute(db)
  return rows[0]?.text ?? ''
}
