import type { LonLat } from '../contract/index.ts'

/** The classes of streets that cars use, after OpenStreetMap's `highway` values; `ferry` carries cars over water. */
export const roadClasses = [
  'motorway',
  'motorway_link',
  'trunk',
  'trunk_link',
  'primary',
  'primary_link',
  'secondary',
  'secondary_link',
  'tertiary',
  'tertiary_link',
  'unclassified',
  'residential',
  'living_street',
  'service',
  'ferry',
] as const
export type RoadClass = (typeof roadClasses)[number]

/**
 * One way of a street network before it is cut at its junctions, whatever it was read from. Ways meet where they share a
 * node identifier, and only there: two ways that cross without one do not meet (a bridge).
 */
export type RoadWay = {
  /** Unique among the ways of one source; turn restrictions name it. */
  readonly id: number
  /** One node per point, in the same order; a safe integer. */
  readonly nodeIds: readonly number[]
  readonly points: readonly LonLat[]
  readonly class: RoadClass
  /** `yes`: only in the order of its points; `reverse`: only against it. */
  readonly oneway: 'yes' | 'no' | 'reverse'
  readonly maxspeedKmPerHour: number | null
  readonly name: string | null
  /** `destination`: only for those who have business there. */
  readonly access: 'yes' | 'destination'
  readonly isUnpaved: boolean
  readonly isToll: boolean
  readonly isRoundabout: boolean
}

/** A turn that is forbidden (`no`), or the only one allowed (`only`), for who comes along `fromWay`. */
export type TurnRestriction = {
  readonly kind: 'no' | 'only'
  readonly fromWay: number
  /** The junction, or the ways between two junctions that are driven on the way. */
  readonly via: { readonly node: number } | { readonly ways: readonly number[] }
  readonly toWay: number
}

/** What a street network was made from. */
export type RoadSource = {
  /** File name, or the name of our own network. */
  readonly name: string
  /** `schematic`: drawn by us, labelled 示意路网; `osm`: OpenStreetMap, © its contributors. */
  readonly kind: 'osm' | 'schematic'
  /** SHA-256 of the content, hexadecimal: the same content is stored once. */
  readonly sha256: string
}

/** How far a long work has come. */
export type OnProgress = (stage: 'read' | 'build' | 'store' | 'prepare', done: number, total: number) => void
