import type { Db } from '../db/connect.ts'
import { notFound } from '../http/app-error.ts'
import { type TileStore, tileStore } from '../http/tiles.ts'
import { dataVersion } from './data-version.ts'
import { readTileLayer, type TileLayer } from './tile-layers.ts'

export type TileAddress = {
  readonly version: string
  readonly layer: TileLayer
  readonly z: number
  readonly x: number
  readonly y: number
}

const stores = new WeakMap<Db, TileStore>()

/** One vector tile; a version that is not the database's present one, and not lately was, is not found. */
export async function readTile(db: Db, { version, layer, z, x, y }: TileAddress): Promise<Uint8Array> {
  const store = stores.get(db) ?? tileStore()
  stores.set(db, store)
  if (!store.has(version) && (await dataVersion(db)) !== version) {
    throw notFound({
      zh: `数据版本 ${version} 的地图瓦片，请刷新页面`,
      en: `tile of data version ${version}: reload the page`,
    })
  }
  const index = await store.index(version, layer, () => readTileLayer(db, layer))
  return index(z, x, y)
}
