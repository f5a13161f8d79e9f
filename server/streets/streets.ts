import { buildHierarchy } from './hierarchy.ts'
import { arcCosts, checkNetwork, type StreetNetwork } from './network.ts'
import { strongParts } from './strong-parts.ts'
import { expandTurns, type TurnGraph } from './turns.ts'

const MAGIC = 0x5453574a // "JWST", little-endian
const VERSION = 1
const HEADER_INTS = 8

/** Every array in the buffer: 8-byte ones first, so that each begins where its type may. Lengths by the counts below. */
const layout = {
  upCost: [Float64Array, 'ups'],
  downCost: [Float64Array, 'downs'],
  forwardMs: [Int32Array, 'edges'],
  backwardMs: [Int32Array, 'edges'],
  lengthDecimetres: [Int32Array, 'edges'],
  pointsFrom: [Int32Array, 'edges1'],
  points: [Int32Array, 'coordinates'],
  /** State → its first move, move → the state it leads to and the arc it drives. */
  moveStart: [Int32Array, 'states1'],
  moveHead: [Int32Array, 'moves'],
  moveArc: [Int32Array, 'moves'],
  /** Arc → its first way onto it; way → the state from which the arc may be driven. */
  ontoStart: [Int32Array, 'arcs1'],
  ontoState: [Int32Array, 'moves'],
  /** Arc → the state of who just drove it. */
  arcState: [Int32Array, 'arcs'],
  /** Junction → the state of who begins there. */
  nodeState: [Int32Array, 'nodes'],
  upStart: [Int32Array, 'states1'],
  upOther: [Int32Array, 'ups'],
  upVia: [Int32Array, 'ups'],
  downStart: [Int32Array, 'states1'],
  downOther: [Int32Array, 'downs'],
  downVia: [Int32Array, 'downs'],
  /** Arc → 1 when it lies in the main part of the network, from where everywhere in it can be reached and back. */
  isMain: [Uint8Array, 'arcs'],
  mayStop: [Uint8Array, 'edges'],
} as const

type Layout = typeof layout
type Name = keyof Layout
type Counts = { readonly edges: number; readonly nodes: number; readonly states: number; readonly moves: number } & {
  readonly [key in 'ups' | 'downs' | 'coordinates']: number
}
type Arrays = { readonly [N in Name]: InstanceType<Layout[N][0]> }

/** Streets ready for questions: the network, its turns and its hierarchy as views over one buffer. */
export class Streets {
  readonly buffer: ArrayBuffer
  readonly counts: Counts
  readonly arrays: Arrays
  /** Arc → its cost; infinity where it may not be driven. Made on opening, from times and lengths. */
  readonly arcCost: Float64Array

  private constructor(buffer: ArrayBuffer) {
    this.buffer = buffer
    this.counts = readCounts(buffer)
    this.arrays = viewArrays(buffer, this.counts)
    this.arcCost = arcCosts(this.arrays)
  }

  /** Opens what `prepare` made; copies nothing. Throws when the bytes are something else. */
  static from(buffer: ArrayBuffer): Streets {
    return new Streets(buffer)
  }

  /** Prepares a network for questions; takes seconds for a city. Throws with the numbers when the network cannot be one. */
  static prepare(network: StreetNetwork, onProgress?: (done: number, total: number) => void): Streets {
    checkNetwork(network)
    const turns = expandTurns(network)
    const { rank, up, down } = buildHierarchy(turns, onProgress)
    const counts: Counts = {
      edges: network.from.length,
      nodes: network.nodes,
      states: turns.states,
      moves: turns.arc.length,
      ups: up.other.length,
      downs: down.other.length,
      coordinates: network.points.length,
    }
    const buffer = new ArrayBuffer(byteLength(counts))
    writeHeader(buffer, counts)
    const arrays = viewArrays(buffer, counts)
    arrays.upStart.set(up.start)
    arrays.upOther.set(up.other)
    arrays.upCost.set(up.cost)
    arrays.upVia.set(up.via)
    arrays.downStart.set(down.start)
    arrays.downOther.set(down.other)
    arrays.downCost.set(down.cost)
    arrays.downVia.set(down.via)
    arrays.forwardMs.set(network.forwardMs)
    arrays.backwardMs.set(network.backwardMs)
    arrays.lengthDecimetres.set(network.lengthDecimetres)
    arrays.pointsFrom.set(network.pointsFrom)
    arrays.points.set(network.points)
    arrays.mayStop.set(network.mayStop)
    arrays.nodeState.set(rank.subarray(0, network.nodes))
    writeTurns(arrays, turns, rank)
    arrays.isMain.set(mainArcs(turns))
    return new Streets(buffer)
  }
}

/** Arc → 1 when it lies in the strong part with the most arcs. */
export function mainArcs(turns: TurnGraph): Uint8Array {
  const { partOf, parts } = strongParts(turns)
  const inside = new Int32Array(parts)
  eachMove(turns, (state, move) => {
    if (partOf[state] === partOf[turns.head[move]]) inside[partOf[state]]++
  })
  let main = 0
  for (let part = 1; part < parts; part++) if (inside[part] > inside[main]) main = part
  const isMain = new Uint8Array(turns.cost.length)
  eachMove(turns, (state, move) => {
    const arc = turns.arc[move]
    if (partOf[state] === main && partOf[turns.arcState[arc]] === main) isMain[arc] = 1
  })
  return isMain
}

function eachMove({ states, start }: TurnGraph, visit: (state: number, move: number) => void): void {
  for (let state = 0; state < states; state++) {
    for (let move = start[state]; move < start[state + 1]; move++) visit(state, move)
  }
}

function writeTurns(arrays: Arrays, turns: TurnGraph, rank: Int32Array): void {
  const { moveStart, moveHead, moveArc, ontoStart, ontoState, arcState } = arrays
  eachMove(turns, (state, move) => {
    moveStart[rank[state] + 1]++
    ontoStart[turns.arc[move] + 1]++
  })
  for (let i = 1; i < moveStart.length; i++) moveStart[i] += moveStart[i - 1]
  for (let i = 1; i < ontoStart.length; i++) ontoStart[i] += ontoStart[i - 1]
  const nextMove = moveStart.slice()
  const nextOnto = ontoStart.slice()
  eachMove(turns, (state, move) => {
    const at = nextMove[rank[state]]++
    moveHead[at] = rank[turns.head[move]]
    moveArc[at] = turns.arc[move]
    ontoState[nextOnto[turns.arc[move]]++] = rank[state]
  })
  for (let arc = 0; arc < arcState.length; arc++) {
    arcState[arc] = turns.arcState[arc] < 0 ? -1 : rank[turns.arcState[arc]]
  }
}

function lengthOf(name: Name, counts: Counts): number {
  const key = layout[name][1]
  if (key === 'edges1') return counts.edges + 1
  if (key === 'arcs') return counts.edges * 2
  if (key === 'arcs1') return counts.edges * 2 + 1
  if (key === 'states1') return counts.states + 1
  return counts[key]
}

const names = Object.keys(layout) as Name[]

function byteLength(counts: Counts): number {
  return names.reduce(
    (sum, name) => sum + lengthOf(name, counts) * layout[name][0].BYTES_PER_ELEMENT,
    HEADER_INTS * Int32Array.BYTES_PER_ELEMENT,
  )
}

function viewArrays(buffer: ArrayBuffer, counts: Counts): Arrays {
  let offset = HEADER_INTS * Int32Array.BYTES_PER_ELEMENT
  const views = names.map((name) => {
    const length = lengthOf(name, counts)
    const view = new layout[name][0](buffer, offset, length)
    offset += view.byteLength
    return [name, view] as const
  })
  return Object.fromEntries(views) as Arrays
}

function writeHeader(buffer: ArrayBuffer, counts: Counts): void {
  const { nodes, edges, states, moves, ups, downs, coordinates } = counts
  // Magic and version share the first number, so that the header is a whole number of eight bytes.
  new Int32Array(buffer, 0, HEADER_INTS).set([MAGIC ^ VERSION, nodes, edges, states, moves, ups, downs, coordinates])
}

function readCounts(buffer: ArrayBuffer): Counts {
  const isLongEnough = buffer.byteLength >= HEADER_INTS * Int32Array.BYTES_PER_ELEMENT
  const header = isLongEnough ? new Int32Array(buffer, 0, HEADER_INTS) : new Int32Array(HEADER_INTS)
  const [magic, nodes, edges, states, moves, ups, downs, coordinates] = header
  if (magic !== (MAGIC ^ VERSION)) throw new TypeError('These bytes are not prepared streets of this version')
  const counts: Counts = { nodes, edges, states, moves, ups, downs, coordinates }
  if (buffer.byteLength !== byteLength(counts)) {
    throw new RangeError(`Prepared streets of ${byteLength(counts)} bytes are ${buffer.byteLength} bytes long`)
  }
  return counts
}
