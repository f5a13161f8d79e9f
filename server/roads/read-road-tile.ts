import type { FeatureCollection } from 'geojson'
import { sql } from 'kysely'
import type { Db } from '../db/connect.ts'
import { notFound } from '../http/app-error.ts'
import { type TileStore, tileStore } from '../http/tiles.ts'
import { findRoadsInUse } from './version-queries.ts'

export type RoadTileAddress = {
  readonly version: string
  readonly z: number
  readonly x: number
  readonly y: number
}

/** The layer in the tiles. */
export const STREET_LAYER = 'streets'

// From afar only the great roads are drawn: a city's alleys would be a grey cloud, and megabytes.
const AFAR = ['motorway', 'motorway_link', 'trunk', 'trunk_link', 'primary']
const NEAR_ZOOM = 12

const stores = new WeakMap<Db, TileStore>()

/** One tile of the streets; a version that is neither in use nor lately was is not found. */
export async function readRoadTile(db: Db, { version, z, x, y }: RoadTileAddress): Promise<Uint8Array> {
  const store = stores.get(db) ?? tileStore()
  stores.set(db, store)
  if (!store.has(version) && String((await findRoadsInUse(db))?.id ?? 0) !== version) {
    throw notFound({
      zh: `路网版本 ${version} 的地图瓦片，请刷新页面`,
      en: `tile of streets ${version}: reload the page`,
    })
  }
  const isNear = z >= NEAR_ZOOM
  const index = await store.index(
    version,
    STREET_LAYER,
    () => readStreetLines(db, Number(version), isNear),
    isNear ? 'near' : 'afar',
  )
  return index(z, x, y)
}

async function readStreetLines(db: Db, version: number, isNear: boolean): Promise<FeatureCollection> {
  const classes = isNear ? sql`` : sql`and class in (${sql.join(AFAR)})`
  const { rows } = await sql<{ text: string }>`
    select coalesce(string_agg(json_build_object('type', 'Feature', 'geometry', st_asgeojson(shape, 6)::json,
      'properties', json_strip_nulls(json_build_object('class', class, 'name', name)))::text, ','), '') as text
    from (select st_linemerge(st_collect(shape)) as shape, class, name from road_edge
      where version_id = ${version} and class <> 'ferry' ${classes} group by class, name, way_id) as streets`.execute(
    db,
  )
  return JSON.parse(`{"type":"FeatureCollection","features":[${rows[0]?.text ?? ''}]}`)
}
