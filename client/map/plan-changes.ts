import type * as GeoJSON from 'geojson'
import type { LayerSpecification, SourceSpecification } from 'maplibre-gl'
import { type DataDiff, dataDiff } from './data-diff.ts'
import type { Scene } from './scene.ts'

/** One step that takes a drawn map from one scene to the next. */
export type Change =
  | { readonly kind: 'removeLayer'; readonly id: string }
  | { readonly kind: 'removeSource'; readonly id: string }
  | { readonly kind: 'addSource'; readonly id: string; readonly source: SourceSpecification }
  | { readonly kind: 'setData'; readonly id: string; readonly data: GeoJSON.GeoJSON | string }
  | { readonly kind: 'updateData'; readonly id: string; readonly diff: DataDiff }
  | { readonly kind: 'addLayer'; readonly layer: LayerSpecification; readonly before: string | undefined }
  | { readonly kind: 'setPaint' | 'setLayout'; readonly id: string; readonly key: string; readonly value: unknown }
  | { readonly kind: 'setFilter'; readonly id: string; readonly filter: unknown }

/**
 * The least work between two scenes, in an order that the map accepts. Data that is the same object is not sent again,
 * which is what keeps a hover or a theme switch from re-tiling thousands of features; of data in which little changed only
 * that is sent.
 */
export function planChanges(previous: Scene, next: Scene): Change[] {
  const renewed = renewedSources(previous, next)
  const kept = keptLayers(previous, next, renewed)
  const changes: Change[] = []
  for (const layer of previous.layers) if (!kept.has(layer.id)) changes.push({ kind: 'removeLayer', id: layer.id })
  for (const id of Object.keys(previous.sources))
    if (!(id in next.sources) || renewed.has(id)) changes.push({ kind: 'removeSource', id })
  for (const [id, source] of Object.entries(next.sources)) {
    const before = previous.sources[id]
    if (!before || renewed.has(id)) changes.push({ kind: 'addSource', id, source })
    else if (source.type === 'geojson' && before.type === 'geojson' && source.data !== before.data) {
      const diff = dataDiff(before.data, source.data, source.promoteId)
      changes.push(diff ? { kind: 'updateData', id, diff } : { kind: 'setData', id, data: source.data })
    }
  }
  const before = new Map(previous.layers.map((layer) => [layer.id, layer]))
  next.layers.forEach((layer, index) => {
    const old = before.get(layer.id)
    if (old && kept.has(layer.id)) changes.push(...restyle(old, layer))
    else changes.push({ kind: 'addLayer', layer, before: firstKeptAbove(next.layers, index, kept) })
  })
  return changes
}

/** Sources that must be made anew: everything but the data of a GeoJSON source differs. */
function renewedSources(previous: Scene, next: Scene): Set<string> {
  const renewed = new Set<string>()
  for (const [id, source] of Object.entries(next.sources)) {
    const before = previous.sources[id]
    if (before && !isSame(withoutData(before), withoutData(source))) renewed.add(id)
  }
  return renewed
}

/** Layers that stay on the map: same kind, same source, and in the same order among each other. */
function keptLayers(previous: Scene, next: Scene, renewed: ReadonlySet<string>): Set<string> {
  const place = new Map(next.layers.map((layer, index) => [layer.id, index]))
  const kept = new Set<string>()
  let last = -1
  for (const layer of previous.layers) {
    const index = place.get(layer.id)
    if (index === undefined || index < last) continue
    const successor = next.layers[index]!
    if (!isSame(frameOf(layer), frameOf(successor)) || renewed.has(sourceOf(layer) ?? '')) continue
    kept.add(layer.id)
    last = index
  }
  return kept
}

function restyle(old: LayerSpecification, layer: LayerSpecification): Change[] {
  const changes: Change[] = []
  if (old === layer) return changes
  const sides = [
    ['setPaint', old.paint ?? {}, layer.paint ?? {}],
    ['setLayout', old.layout ?? {}, layer.layout ?? {}],
  ] as const
  for (const [kind, was, is] of sides)
    for (const key of new Set([...Object.keys(was), ...Object.keys(is)])) {
      const value = (is as Record<string, unknown>)[key]
      if (!isSame((was as Record<string, unknown>)[key], value)) changes.push({ kind, id: layer.id, key, value })
    }
  const filter = filterOf(layer)
  if (!isSame(filterOf(old), filter)) changes.push({ kind: 'setFilter', id: layer.id, filter })
  return changes
}

/** What cannot be changed in a drawn layer. */
function frameOf(layer: LayerSpecification): unknown {
  const { minzoom, maxzoom } = layer
  const sourceLayer = 'source-layer' in layer ? layer['source-layer'] : null
  return [layer.type, sourceOf(layer), sourceLayer, minzoom ?? null, maxzoom ?? null]
}

function firstKeptAbove(layers: readonly LayerSpecification[], index: number, kept: ReadonlySet<string>) {
  return layers.slice(index + 1).find((layer) => kept.has(layer.id))?.id
}

function sourceOf(layer: LayerSpecification): string | null {
  return 'source' in layer && typeof layer.source === 'string' ? layer.source : null
}

function filterOf(layer: LayerSpecification): unknown {
  return 'filter' in layer ? layer.filter : undefined
}

function withoutData(source: SourceSpecification): unknown {
  return source.type === 'geojson' ? { ...source, data: null } : source
}

function isSame(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other)
}
