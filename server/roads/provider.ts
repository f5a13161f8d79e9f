import type { LonLat } from '../contract/index.ts'

/** Row-major places × places: whole seconds and whole metres from the row's place to the column's. */
export type TravelMatrix = { readonly durationSeconds: Int32Array; readonly distanceMetres: Int32Array }

/** The way through some places in order: one leg between each two, and the line to draw. */
export type TravelRoute = {
  readonly legs: readonly { readonly durationSeconds: number; readonly distanceMetres: number }[]
  readonly line: readonly LonLat[]
}

/**
 * Where travel times come from. `source` says how far to trust them: `estimate` (估算) is the air line with a detour
 * factor and area speeds, `roads` our own street network, `osrm` a routing server.
 */
export type TravelProvider = {
  readonly source: 'estimate' | 'roads' | 'osrm'
  matrix(places: readonly LonLat[]): Promise<TravelMatrix>
  route(places: readonly LonLat[]): Promise<TravelRoute>
}
