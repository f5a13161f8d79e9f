import type * as GeoJSON from 'geojson'
import { readAgencyAreas } from '../../server/contract/index.ts'
import { useRead } from '../api.ts'

/** The areas of all agencies, read once. */
export function useAgencyAreas(): GeoJSON.FeatureCollection | null {
  const { data } = useRead(readAgencyAreas, {}, { staleMs: 300_000 })
  return (data as GeoJSON.FeatureCollection | undefined) ?? null
}

const nothing: GeoJSON.FeatureCollection = { type: 'FeatureCollection', features: [] }

/** A collection that is not there yet, always the same object. */
export function orNothing(collection: unknown): GeoJSON.FeatureCollection {
  return (collection as GeoJSON.FeatureCollection | undefined) ?? nothing
}
