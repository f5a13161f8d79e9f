/**
 * A street network as numbers. An *edge* is a piece of street between two junctions, an *arc* is an edge driven in one
 * direction: arc `2 × edge` along its points, `2 × edge + 1` against them.
 */
export type StreetNetwork = {
  readonly nodes: number
  /** Edge → the junction where it begins, and where it ends. */
  readonly from: Int32Array
  readonly to: Int32Array
  /** Edge → whole milliseconds, at least 1; −1: may not be driven in this direction. */
  readonly forwardMs: Int32Array
  readonly backwardMs: Int32Array
  readonly lengthDecimetres: Int32Array
  /** Edge → its first point; edges + 1 entries. */
  readonly pointsFrom: Int32Array
  /** Longitude and latitude of each point by turns, in ten-millionths of a degree. */
  readonly points: Int32Array
  /** Edge → 1 when a place beside it can be reached from it: not from a motorway. */
  readonly mayStop: Uint8Array
  /** Arcs that may not be driven one after another: two for a turn, more for a way round. */
  readonly bans: readonly (readonly number[])[]
}

/**
 * Time and distance in one number, so that the quickest way is found exactly and, among equally quick ones, the shortest:
 * milliseconds × 2²⁶ + decimetres. Sums stay whole below 37 hours and 6,700 km.
 */
export const COST_UNIT = 2 ** 26

/** The cost of a time and a distance. */
export function toCost(milliseconds: number, decimetres: number): number {
  return milliseconds * COST_UNIT + decimetres
}

/** The milliseconds of a cost; −1 for no way at all. */
export function costMilliseconds(cost: number): number {
  return cost === Number.POSITIVE_INFINITY ? -1 : Math.floor(cost / COST_UNIT)
}

/** The decimetres of a cost; −1 for no way at all. */
export function costDecimetres(cost: number): number {
  return cost === Number.POSITIVE_INFINITY ? -1 : cost % COST_UNIT
}

/** The two costs of an edge's arcs; infinity where it may not be driven. */
export function arcCosts(network: Pick<StreetNetwork, 'forwardMs' | 'backwardMs' | 'lengthDecimetres'>): Float64Array {
  const edges = network.forwardMs.length
  const costs = new Float64Array(edges * 2)
  for (let edge = 0; edge < edges; edge++) {
    const length = network.lengthDecimetres[edge]
    const there = network.forwardMs[edge]
    const back = network.backwardMs[edge]
    costs[2 * edge] = there < 0 ? Number.POSITIVE_INFINITY : toCost(there, length)
    costs[2 * edge + 1] = back < 0 ? Number.POSITIVE_INFINITY : toCost(back, length)
  }
  return costs
}

/** The junction where an arc begins. */
export function arcTail(network: StreetNetwork, arc: number): number {
  return arc & 1 ? network.to[arc >> 1] : network.from[arc >> 1]
}

/** The junction where an arc ends. */
export function arcHead(network: StreetNetwork, arc: number): number {
  return arc & 1 ? network.from[arc >> 1] : network.to[arc >> 1]
}

/** Throws with the numbers when a network cannot be one. */
export function checkNetwork(network: StreetNetwork): void {
  const edges = network.from.length
  for (const [name, array, length] of [
    ['to', network.to, edges],
    ['forwardMs', network.forwardMs, edges],
    ['backwardMs', network.backwardMs, edges],
    ['lengthDecimetres', network.lengthDecimetres, edges],
    ['pointsFrom', network.pointsFrom, edges + 1],
    ['mayStop', network.mayStop, edges],
  ] as const) {
    if (array.length !== length) throw new RangeError(`${name} holds ${array.length} entries instead of ${length}`)
  }
  for (let edge = 0; edge < edges; edge++) {
    const ends = [network.from[edge], network.to[edge]]
    if (ends.some((node) => node < 0 || node >= network.nodes)) {
      throw new RangeError(`Edge ${edge} joins ${ends.join(' and ')}, but there are ${network.nodes} nodes`)
    }
    if (network.pointsFrom[edge + 1] - network.pointsFrom[edge] < 2) {
      throw new RangeError(`Edge ${edge} has fewer than two points`)
    }
    for (const ms of [network.forwardMs[edge], network.backwardMs[edge]]) {
      if (ms === 0 || ms < -1) throw new RangeError(`Edge ${edge} takes ${ms} ms; it must be at least 1, or −1`)
    }
  }
  for (const ban of network.bans) {
    if (ban.length < 2) throw new RangeError('A ban needs at least two arcs')
    for (let i = 1; i < ban.length; i++) {
      if (arcHead(network, ban[i - 1]) !== arcTail(network, ban[i])) {
        throw new RangeError(`Ban ${ban.join(' → ')}: arc ${ban[i]} does not begin where arc ${ban[i - 1]} ends`)
      }
    }
  }
}
