import type { Db } from '../db/connect.ts'
import { notFound } from '../http/app-error.ts'
import { tileIndex } from '../http/tiles.ts'
import { readTileStreets } from './road-tiles.ts'
import { findRoadsInUse, type RoadVersion } from './version-queries.ts'

export type RoadTileAddress = {
  readonly version: string
  readonly z: number
  readonly x: number
  readonly y: number
}

// A screen shows about a dozen at a time; each is some tens of kilobytes.
const TILES_KEPT = 400

// Tiles by address, those asked for last at the end.
const kept = new WeakMap<Db, Map<string, Promise<Uint8Array>>>()

/** What stands in the address of a network's tiles: changes with its content, also in a database made anew. */
export function roadTileVersion({ id, sha256 }: Pick<RoadVersion, 'id' | 'sha256'>): string {
  return `${id}-${sha256.slice(0, 8)}`
}

/** One vector tile of the streets in use; of any others it is not found. */
export async function readRoadTile(db: Db, { version, z, x, y }: RoadTileAddress): Promise<Uint8Array> {
  const roads = await findRoadsInUse(db)
  if (!roads || roadTileVersion(roads) !== version) {
    throw notFound({
      zh: `路网版本 ${version} 的地图瓦片，请刷新页面`,
      en: `tile of streets ${version}: reload the page`,
    })
  }
  const tiles = kept.get(db) ?? new Map<string, Promise<Uint8Array>>()
  kept.set(db, tiles)
  const key = `${version}/${z}/${x}/${y}`
  const made = tiles.get(key) ?? cutTile(db, roads.id, { z, x, y })
  tiles.delete(key)
  tiles.set(key, made)
  for (const old of [...tiles.keys()].slice(0, -TILES_KEPT)) tiles.delete(old)
  // A failure is not kept: the next request tries again.
  made.catch(() => tiles.delete(key))
  return made
}

async function cutTile(db: Db, versionId: number, at: { z: number; x: number; y: number }): Promise<Uint8Array> {
  return tileIndex('streets', await readTileStreets(db, versionId, at))(at.z, at.x, at.y)
}
