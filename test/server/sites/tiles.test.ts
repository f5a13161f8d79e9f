import { VectorTile } from '@mapbox/vector-tile'
import type { FeatureCollection } from 'geojson'
import { PbfReader } from 'pbf'
import { expect, test, vi } from 'vitest'
import { tileIndex, tileStore } from '../../../server/http/tiles.ts'

const beijing: FeatureCollection = {
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      id: 7,
      geometry: { type: 'Point', coordinates: [116.4, 39.9] },
      properties: { level: 'D', score: 61.5 },
    },
    {
      type: 'Feature',
      id: 8,
      geometry: {
        type: 'LineString',
        coordinates: [
          [116.4, 39.9],
          [116.5, 39.9],
        ],
      },
      properties: { line: '6号线' },
    },
  ],
}
const addressOf = (z: number, lon: number, lat: number) => {
  const sine = Math.sin((lat * Math.PI) / 180)
  const y = 0.5 - (0.25 * Math.log((1 + sine) / (1 - sine))) / Math.PI
  return [z, Math.floor((lon / 360 + 0.5) * 2 ** z), Math.floor(y * 2 ** z)] as const
}
const layerOf = (bytes: Uint8Array) => new VectorTile(new PbfReader(bytes)).layers.sites

test.each([5, 10, 14, 18])('at zoom %i a tile holds what lies in it, where it lies', (z) => {
  const [, x, y] = addressOf(z, 116.4, 39.9)
  const layer = layerOf(tileIndex('sites', beijing)(z, x, y))
  expect(layer?.length).toBe(2)
  const feature = layer?.feature(0).toGeoJSON(x, y, z)
  expect(feature?.properties).toEqual({ level: 'D', score: 61.5 })
  expect(feature?.id).toBe(7)
  const [lon = 0, lat = 0] = feature?.geometry.type === 'Point' ? feature.geometry.coordinates : []
  // Half a unit of the tile's 4096.
  expect(Math.abs(lon - 116.4)).toBeLessThan(360 / 2 ** z / 4096)
  expect(Math.abs(lat - 39.9)).toBeLessThan(360 / 2 ** z / 4096)
})

test('an address where nothing lies, or that does not exist, gives an empty tile', () => {
  const index = tileIndex('sites', beijing)
  expect(index(10, 0, 0)).toHaveLength(0)
  expect(index(2, 9, 9)).toHaveLength(0)
})

test('an index is made once for a version and layer, failures are not kept, old versions go', async () => {
  const store = tileStore()
  const read = vi.fn(async () => beijing)
  await Promise.all([store.index('a', 'sites', read), store.index('a', 'sites', read)])
  expect(read).toHaveBeenCalledTimes(1)
  await expect(store.index('a', 'works', () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  await store.index('a', 'works', read)
  expect(read).toHaveBeenCalledTimes(2)
  await store.index('b', 'sites', read)
  await store.index('c', 'sites', read)
  expect([store.has('a'), store.has('b'), store.has('c')]).toEqual([false, true, true])
})
