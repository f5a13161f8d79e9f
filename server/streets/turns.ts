import { arcCosts, arcHead, arcTail, type StreetNetwork } from './network.ts'

/**
 * What is driven over: *states* instead of junctions. State v < nodes stands at junction v with nothing to remember. At a
 * junction where a ban is under way there is one more state per banned beginning, so that what may not follow simply has
 * no move; everywhere else a state is a junction, and the graph stays as small as the network.
 */
export type TurnGraph = {
  readonly states: number
  /** State → its first move; states + 1 entries. */
  readonly start: Int32Array
  /** Move → the state it leads to, and the arc it drives. */
  readonly head: Int32Array
  readonly arc: Int32Array
  /** Arc → the state of who just drove it, having come onto it from a place beside it. */
  readonly arcState: Int32Array
  /** Arc → its cost; infinity where it may not be driven. */
  readonly cost: Float64Array
}

/** Spreads the bans of a network over states (the automaton of Aho and Corasick, with arcs for letters). */
export function expandTurns(network: StreetNetwork): TurnGraph {
  const cost = arcCosts(network)
  const outgoing = outgoingArcs(network, cost)
  const bans = [...network.bans, ...turnsInMidStreet(network, outgoing, cost)]
  const automaton = new Bans(network, bans)
  const states = network.nodes + automaton.prefixes.length
  const start = new Int32Array(states + 1)
  const head: number[] = []
  const arc: number[] = []
  for (let state = 0; state < states; state++) {
    const prefix = state < network.nodes ? NOTHING : automaton.prefixes[state - network.nodes]
    const node = prefix.length === 0 ? state : arcHead(network, prefix.at(-1) ?? 0)
    for (let i = outgoing.start[node]; i < outgoing.start[node + 1]; i++) {
      const next = automaton.step(prefix, outgoing.arcs[i])
      if (next < 0) continue
      head.push(next)
      arc.push(outgoing.arcs[i])
    }
    start[state + 1] = head.length
  }
  const arcState = Int32Array.from(cost, (_, i) => automaton.step(NOTHING, i))
  return { states, start, head: Int32Array.from(head), arc: Int32Array.from(arc), arcState, cost }
}

const NOTHING: readonly number[] = []

class Bans {
  /** Every beginning of a ban that is not a whole ban; its state is the number of nodes plus its index. */
  readonly prefixes: readonly (readonly number[])[]
  readonly #network: StreetNetwork
  readonly #stateOf = new Map<string, number>()
  readonly #whole = new Set<string>()
  /** Arcs that occur in some ban; all others make what came before forgotten. */
  readonly #known = new Set<number>()

  constructor(network: StreetNetwork, bans: readonly (readonly number[])[]) {
    this.#network = network
    const prefixes: (readonly number[])[] = []
    for (const ban of bans) {
      this.#whole.add(ban.join())
      for (const arc of ban) this.#known.add(arc)
      for (let length = 1; length < ban.length; length++) {
        const prefix = ban.slice(0, length)
        if (this.#stateOf.has(prefix.join())) continue
        this.#stateOf.set(prefix.join(), network.nodes + prefixes.length)
        prefixes.push(prefix)
      }
    }
    this.prefixes = prefixes
  }

  /** The state after one more arc, the longest ban that may be under way; −1 when the arc may not follow. */
  step(prefix: readonly number[], arc: number): number {
    const plain = arcHead(this.#network, arc)
    if (!this.#known.has(arc)) return plain
    let found = -1
    for (let drop = 0; drop <= prefix.length; drop++) {
      const key = [...prefix.slice(drop), arc].join()
      if (this.#whole.has(key)) return -1
      if (found < 0) found = this.#stateOf.get(key) ?? -1
    }
    return found < 0 ? plain : found
  }
}

/** Junction → the open arcs that begin there. */
export type Outgoing = { readonly start: Int32Array; readonly arcs: Int32Array }

/** The open arcs of a network by the junction they begin at. */
export function outgoingArcs(network: StreetNetwork, cost: Float64Array): Outgoing {
  const start = new Int32Array(network.nodes + 1)
  const isOpen = (arc: number): boolean => cost[arc] < Number.POSITIVE_INFINITY
  for (let arc = 0; arc < cost.length; arc++) if (isOpen(arc)) start[arcTail(network, arc) + 1]++
  for (let node = 0; node < network.nodes; node++) start[node + 1] += start[node]
  const fill = start.slice()
  const arcs = new Int32Array(start[network.nodes])
  for (let arc = 0; arc < cost.length; arc++) if (isOpen(arc)) arcs[fill[arcTail(network, arc)]++] = arc
  return { start, arcs }
}

/**
 * Turning round is for junctions and dead ends. Where only two streets join (a name or a speed changes) nobody does,
 * and without this a forbidden left turn would be passed by turning round a few metres on.
 */
function turnsInMidStreet(network: StreetNetwork, outgoing: Outgoing, cost: Float64Array): number[][] {
  const edgesAt = new Int32Array(network.nodes)
  for (let edge = 0; edge < network.from.length; edge++) {
    edgesAt[network.from[edge]]++
    edgesAt[network.to[edge]]++
  }
  const bans: number[][] = []
  for (let node = 0; node < network.nodes; node++) {
    if (edgesAt[node] !== 2 || outgoing.start[node + 1] - outgoing.start[node] !== 2) continue
    for (let i = outgoing.start[node]; i < outgoing.start[node + 1]; i++) {
      const away = outgoing.arcs[i]
      if (cost[away ^ 1] < Number.POSITIVE_INFINITY) bans.push([away ^ 1, away])
    }
  }
  return bans
}
