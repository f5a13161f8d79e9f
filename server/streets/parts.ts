import { arcHead, checkNetwork, type StreetNetwork } from './network.ts'
import { mainArcs } from './streets.ts'
import { strongParts } from './strong-parts.ts'
import { expandTurns, outgoingArcs } from './turns.ts'

/** How a network hangs together. */
export type NetworkParts = {
  /** Arc → 1 in the main part. */
  readonly isMain: Uint8Array
  /** Junctions in each strong part, most first. */
  readonly sizes: readonly number[]
}

/** The strong parts of a network: the main one by its turns, the sizes by its junctions. */
export function networkParts(network: StreetNetwork): NetworkParts {
  checkNetwork(network)
  const turns = expandTurns(network)
  const { start, arcs } = outgoingArcs(network, turns.cost)
  const { partOf, parts } = strongParts({ start, head: arcs.map((arc) => arcHead(network, arc)) })
  const sizes = new Int32Array(parts)
  for (let node = 0; node < network.nodes; node++) sizes[partOf[node]]++
  return { isMain: mainArcs(turns), sizes: Array.from(sizes).sort((a, b) => b - a) }
}
