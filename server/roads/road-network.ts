/** What else is known of an edge, as bits. */
export const edgeFlag = { forward: 1, backward: 2, toll: 4, unpaved: 8, destination: 16, roundabout: 32 } as const

/**
 * A street network cut at its junctions, in flat arrays: a million edges fit into a few hundred megabytes. Edge and node
 * numbers are those of the stored rows.
 */
export type RoadNetwork = {
  readonly nodes: number
  /** Node → its point among `points`. */
  readonly nodePoint: Int32Array
  readonly edges: number
  readonly from: Int32Array
  readonly to: Int32Array
  /** Edge → the index of its class in `roadClasses`. */
  readonly class: Uint8Array
  readonly flags: Uint8Array
  /** Edge → km/h, 0 where no sign says. */
  readonly maxspeed: Uint8Array
  /** Edge → its name's index, −1 without. */
  readonly name: Int32Array
  readonly names: readonly string[]
  readonly wayId: Float64Array
  readonly lengthDecimetres: Int32Array
  readonly pointsFrom: Int32Array
  /** Longitude and latitude by turns, in ten-millionths of a degree. */
  readonly points: Int32Array
  /** Rows of arcs that may not follow one another; arc 2e along edge e, 2e + 1 against it. */
  readonly bans: readonly (readonly number[])[]
}
