import type { LonLat, Words } from '../contract/index.ts'

/**
 * How far to trust travel times: `estimate` (估算) is the air line with a detour factor and area speeds, `roads` our own
 * street network, `osrm` a routing server.
 */
export type TravelSource = 'estimate' | 'roads' | 'osrm'

/** Row-major: whole seconds and whole metres from the row's place to the column's; −1 in both: no way known. */
export type TravelTable = { readonly durationSeconds: Int32Array; readonly distanceMetres: Int32Array }

/** One way from a place to the next, with the line to draw. */
export type TravelLeg = {
  readonly durationSeconds: number
  readonly distanceMetres: number
  readonly line: readonly LonLat[]
}

/** Something that knows travel times from streets. It may fail as a whole with `TravelUnavailable`. */
export type TravelProvider = {
  readonly source: 'roads' | 'osrm'
  /** What its answers are kept under: changes whenever they would. */
  readonly key: string
  /** The stored network that the answers stand on, if any: they go when it goes. */
  readonly roadVersionId: number | null
  /** What a reader of its times should know although they are used; null: nothing. */
  readonly caution: Words | null
  between(from: readonly LonLat[], to: readonly LonLat[]): Promise<TravelTable>
  /** The ways between each place and the next; undefined where it knows none. */
  legs(places: readonly LonLat[]): Promise<(TravelLeg | undefined)[]>
}

/** A provider that cannot answer now; the words say why, and what to do. Planning goes on without it. */
export class TravelUnavailable extends Error {
  readonly words: Words

  constructor(words: Words) {
    super(words.en)
    this.words = words
  }
}

/** Places × places, complete: what the streets do not know is estimated. */
export type TravelMatrix = TravelTable & {
  readonly source: TravelSource
  /** Places whose every way is estimated although the source knows streets: too far from them, or cut off. */
  readonly estimatedPlaces: readonly number[]
  /** Why the source is not the one that was asked for, or what else a reader should know; null: nothing. */
  readonly note: Words | null
}

/** The travel times of an agency's plans. */
export type Travel = {
  matrix(places: readonly LonLat[]): Promise<TravelMatrix>
  legs(places: readonly LonLat[]): Promise<(TravelLeg & { readonly isEstimated: boolean })[]>
}
