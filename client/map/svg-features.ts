import type * as GeoJSON from 'geojson'
import type { LayerSpecification } from 'maplibre-gl'
import { evaluate, type Seen } from './evaluate.ts'
import type { Scene } from './scene.ts'

/** What a layer draws: its source's features, and which of their properties is their identifier. */
export type LayerFeatures = { readonly features: readonly GeoJSON.Feature[]; readonly idKey: string | null }

/** A feature that passes a layer's filter, and its place among all of the source. */
export type Painted = { readonly feature: GeoJSON.Feature; readonly index: number; readonly seen: Seen }

export type Values = Record<string, unknown>

/** The features of a layer's source; none where the plain map cannot see them, as in tiles. */
export function featuresOf(layer: LayerSpecification, scene: Scene): LayerFeatures {
  const source = 'source' in layer && typeof layer.source === 'string' ? scene.sources[layer.source] : undefined
  if (source?.type !== 'geojson' || typeof source.data === 'string') return noFeatures
  const idKey = typeof source.promoteId === 'string' ? source.promoteId : null
  return { features: (source.data as GeoJSON.FeatureCollection).features, idKey }
}

const noFeatures: LayerFeatures = { features: [], idKey: null }

/** Whether a layer shows anything at a zoom. */
export function isShown(layer: LayerSpecification, zoom: number): boolean {
  if (layer.layout && 'visibility' in layer.layout && layer.layout.visibility === 'none') return false
  return zoom >= (layer.minzoom ?? 0) && zoom < (layer.maxzoom ?? 25)
}

/** The features that a layer's filter lets through; `selected` names what stands out as source and identifier. */
export function paintedOf(
  layer: LayerSpecification,
  { features, idKey }: LayerFeatures,
  zoom: number,
  selected: ReadonlySet<string>,
): Painted[] {
  const source = 'source' in layer ? String(layer.source) : ''
  const filter = 'filter' in layer ? layer.filter : undefined
  const painted: Painted[] = []
  features.forEach((feature, index) => {
    const properties = feature.properties ?? {}
    const id = idKey === null ? feature.id : properties[idKey]
    const seen: Seen = { zoom, properties, state: { selected: selected.has(`${source} ${id}`), hover: false } }
    if (feature.geometry && (filter === undefined || evaluate(filter, seen))) painted.push({ feature, index, seen })
  })
  return painted
}
