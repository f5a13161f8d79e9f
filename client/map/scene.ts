import type * as GeoJSON from 'geojson'
import type { LayerSpecification, SourceSpecification } from 'maplibre-gl'

/** What a map shows, as plain data: pure functions make it, one component draws it. */
export type Scene = {
  readonly sources: Readonly<Record<string, SourceSpecification>>
  /** From the ground up. */
  readonly layers: readonly LayerSpecification[]
  /** Layers that answer to the pointer, the foremost first. */
  readonly interactive: readonly string[]
}

/** Where to look: a box [west, south, east, north], or a point and a zoom. `covered` pixels at the bottom are not seen. */
export type Camera =
  | {
      readonly bounds: readonly [number, number, number, number]
      readonly maxZoom?: number
      readonly covered?: number
    }
  | { readonly center: readonly [number, number]; readonly zoom: number }

/** One feature that is to stand out; its layers see it as feature state `selected`. */
export type Selection = {
  readonly source: string
  readonly sourceLayer?: string
  readonly id: string | number
}

/** What lies under the pointer. */
export type Hit = {
  readonly layer: string
  readonly source: string
  readonly sourceLayer: string | null
  readonly id: string | number | null
  readonly properties: Readonly<Record<string, unknown>>
  readonly lonLat: readonly [number, number]
}

export type MapProps = {
  /** What the map shows, for those who cannot see it. */
  label: string
  scene: Scene
  /** The map moves there when this changes in content. */
  camera: Camera | null
  selection?: readonly Selection[]
  /** Maps with the same name here move together. */
  link?: string
  /** `at` is the place itself, also where nothing lies. */
  onClick?: (hit: Hit | null, at: readonly [number, number]) => void
  onHover?: (hit: Hit | null) => void
}

export const emptyScene: Scene = { sources: {}, layers: [], interactive: [] }

/** Lays scenes over each other, the later ones on top; what lies on top answers the pointer first. */
export function joinScenes(...scenes: readonly (Scene | null)[]): Scene {
  const given = scenes.filter((scene) => scene !== null)
  return {
    sources: Object.assign({}, ...given.map((scene) => scene.sources)),
    layers: given.flatMap((scene) => scene.layers),
    interactive: given.toReversed().flatMap((scene) => scene.interactive),
  }
}

/** A GeoJSON source whose features are known by one of their properties. */
export function geojson(data: GeoJSON.FeatureCollection, promoteId?: string): SourceSpecification {
  return promoteId === undefined ? { type: 'geojson', data } : { type: 'geojson', data, promoteId }
}

/** The box around features, or null when there is nothing in it. */
export function boundsOf(collection: GeoJSON.FeatureCollection): [number, number, number, number] | null {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const feature of collection.features) if (feature.geometry) widen(box, feature.geometry)
  return box[0] <= box[2] ? box : null
}

function widen(box: [number, number, number, number], geometry: GeoJSON.Geometry): void {
  if (geometry.type === 'GeometryCollection') for (const part of geometry.geometries) widen(box, part)
  else widenByCoordinates(box, geometry.coordinates)
}

function widenByCoordinates(box: [number, number, number, number], coordinates: unknown): void {
  if (!Array.isArray(coordinates)) return
  const [lon, lat] = coordinates
  if (typeof lon === 'number' && typeof lat === 'number') {
    box[0] = Math.min(box[0], lon)
    box[1] = Math.min(box[1], lat)
    box[2] = Math.max(box[2], lon)
    box[3] = Math.max(box[3], lat)
  } else for (const part of coordinates) widenByCoordinates(box, part)
}
