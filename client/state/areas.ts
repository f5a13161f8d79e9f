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

const marked = new WeakMap<GeoJSON.FeatureCollection, GeoJSON.FeatureCollection>()

/** Sites with a property `hazard`: the gravest active work, `-over` behind its code when it is over scale. */
export function withHazard(sites: GeoJSON.FeatureCollection): GeoJSON.FeatureCollection {
  const known = marked.get(sites)
  if (known) return known
  const features = sites.features.map((site) => {
    const works = site.properties?.hazards as readonly { code: string; overScale: boolean }[] | undefined
    const gravest = Array.isArray(works) ? works[0] : undefined
    const hazard = gravest ? `${gravest.code}${gravest.overScale ? '-over' : ''}` : ''
    return { ...site, properties: { ...site.properties, hazard } }
  })
  const made: GeoJSON.FeatureCollection = { type: 'FeatureCollection', features }
  marked.set(sites, made)
  return made
}
