import { fromGeojsonVt } from '@maplibre/vt-pbf'
import type { FeatureCollection } from 'geojson'
import GeoJSONVT from 'geojson-vt'

/** Points and lines of one layer, cut into tiles on demand. */
export type TileIndex = (z: number, x: number, y: number) => Uint8Array

const EXTENT = 4096
const DEEPEST_ZOOM = 20

/** Cuts a layer into vector tiles; an address where nothing lies gives an empty tile. */
export function tileIndex(layer: string, features: FeatureCollection): TileIndex {
  const index = new GeoJSONVT(features, { maxZoom: DEEPEST_ZOOM, indexMaxZoom: 8, extent: EXTENT, buffer: 64 })
  return (z, x, y) => {
    const tile = x < 2 ** z && y < 2 ** z ? index.getTile(z, x, y) : null
    if (!tile) return new Uint8Array()
    return fromGeojsonVt({ [layer]: tile as never }, { version: 2, extent: EXTENT })
  }
}

/** Indices by data version and layer, each made once, when it is first asked for. */
export type TileStore = {
  readonly has: (version: string) => boolean
  readonly index: (version: string, layer: string, read: () => Promise<FeatureCollection>) => Promise<TileIndex>
}

// A page that has not yet heard of the new version goes on asking for the old one.
const KEPT_VERSIONS = 2

/** An empty store; it forgets all but the two latest versions. */
export function tileStore(): TileStore {
  const versions = new Map<string, Map<string, Promise<TileIndex>>>()
  return {
    has: (version) => versions.has(version),
    index: (version, layer, read) => {
      const layers = versions.get(version) ?? new Map<string, Promise<TileIndex>>()
      versions.set(version, layers)
      for (const old of [...versions.keys()].slice(0, -KEPT_VERSIONS)) versions.delete(old)
      const made = layers.get(layer) ?? read().then((features) => tileIndex(layer, features))
      layers.set(layer, made)
      // A failure is not kept: the next request tries again.
      made.catch(() => layers.delete(layer))
      return made
    },
  }
}
