import type { RoadClass } from '../../roads/road-way.ts'

/** Kilometres east and north. */
export type Spot = readonly [x: number, y: number]
/** A street by its nodes in order; ways meet in shared nodes, and only there. */
export type StreetWay = { name: string; class: RoadClass; maxspeedKmPerHour: number; nodes: number[] }
/** The piece of a way between two neighbouring nodes. */
export type Piece = { way: StreetWay; from: number; to: number }
/** A place on a piece, `share` of the way along it. */
export type Foot = { piece: Piece; spot: Spot; share: number; km: number }

/** Streets under construction: nodes, ways through them, and a grid of cells to find their pieces by. */
export type StreetGraph = {
  readonly spots: Spot[]
  readonly ways: StreetWay[]
  readonly cells: Map<string, Set<Piece>>
  /** The pieces that end in each node. */
  readonly around: Piece[][]
}

const cellKm = 0.5

/** Whether one drives on a way without stopping beside it. */
export function isExpress({ class: street }: StreetWay): boolean {
  return street === 'motorway' || street === 'trunk'
}

export function emptyGraph(): StreetGraph {
  return { spots: [], ways: [], cells: new Map(), around: [] }
}

export function addNode(graph: StreetGraph, spot: Spot): number {
  graph.around.push([])
  return graph.spots.push(spot) - 1
}

export function addWay(graph: StreetGraph, way: StreetWay): void {
  graph.ways.push(way)
  for (let i = 1; i < way.nodes.length; i++) addPiece(graph, { way, from: way.nodes[i - 1]!, to: way.nodes[i]! })
}

/** Lengthens a way by one node at its end. */
export function extendWay(graph: StreetGraph, way: StreetWay, node: number): void {
  addPiece(graph, { way, from: way.nodes.at(-1)!, to: node })
  way.nodes.push(node)
}

/** A node in the middle of a piece, or the end of it that lies within `mergeKm` of the foot. */
export function nodeAt(graph: StreetGraph, { piece, spot }: Foot, mergeKm: number): number {
  for (const end of [piece.from, piece.to]) if (distance(graph.spots[end]!, spot) < mergeKm) return end
  const node = addNode(graph, spot)
  const { way, from, to } = piece
  const at = way.nodes.findIndex((each, i) => each === from && way.nodes[i + 1] === to)
  way.nodes.splice(at + 1, 0, node)
  for (const key of cellsAlong(graph.spots[from]!, graph.spots[to]!)) graph.cells.get(key)!.delete(piece)
  for (const end of [from, to]) graph.around[end] = graph.around[end]!.filter((each) => each !== piece)
  addPiece(graph, { way, from, to: node })
  addPiece(graph, { way, from: node, to })
  return node
}

/** The nearest place on a street that passes `test` within `reachKm`. */
export function nearestFoot(
  graph: StreetGraph,
  spot: Spot,
  reachKm: number,
  test: (way: StreetWay) => boolean = () => true,
): Foot | undefined {
  let best: Foot | undefined
  for (const piece of piecesNear(graph, spot, spot, reachKm)) {
    if (!test(piece.way)) continue
    const [a, b] = [graph.spots[piece.from]!, graph.spots[piece.to]!]
    const share = shareOf(a, b, spot)
    const foot = between(a, b, share)
    const km = distance(foot, spot)
    if (km <= reachKm && (!best || km < best.km)) best = { piece, spot: foot, share, km }
  }
  return best
}

/** Pieces in the cells around the line from a to b. */
export function piecesNear(graph: StreetGraph, a: Spot, b: Spot, reachKm: number): Set<Piece> {
  const found = new Set<Piece>()
  const low = [Math.min(a[0], b[0]) - reachKm, Math.min(a[1], b[1]) - reachKm] as const
  const high = [Math.max(a[0], b[0]) + reachKm, Math.max(a[1], b[1]) + reachKm] as const
  for (const key of cellsAlong(low, high)) for (const piece of graph.cells.get(key) ?? []) found.add(piece)
  return found
}

/** Whether two segments cross inside both of them. */
export function isCrossing(a: Spot, b: Spot, c: Spot, d: Spot): boolean {
  const side = (p: Spot, q: Spot, r: Spot) => (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])
  return side(a, b, c) > 0 !== side(a, b, d) > 0 && side(c, d, a) > 0 !== side(c, d, b) > 0
}

export function distance(a: Spot, b: Spot): number {
  const [east, north] = [a[0] - b[0], a[1] - b[1]]
  return Math.sqrt(east * east + north * north)
}

export function between(a: Spot, b: Spot, share: number): Spot {
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share]
}

function shareOf(a: Spot, b: Spot, spot: Spot): number {
  const [east, north] = [b[0] - a[0], b[1] - a[1]]
  const square = east * east + north * north
  if (square === 0) return 0
  return Math.min(1, Math.max(0, ((spot[0] - a[0]) * east + (spot[1] - a[1]) * north) / square))
}

function addPiece(graph: StreetGraph, piece: Piece): void {
  for (const end of [piece.from, piece.to]) graph.around[end]!.push(piece)
  for (const key of cellsAlong(graph.spots[piece.from]!, graph.spots[piece.to]!)) {
    const cell = graph.cells.get(key) ?? new Set()
    graph.cells.set(key, cell.add(piece))
  }
}

/** The cells of the rectangle that two corners span. */
function cellsAlong(a: Spot, b: Spot): string[] {
  const keys: string[] = []
  for (let i = cell(Math.min(a[0], b[0])); i <= cell(Math.max(a[0], b[0])); i++)
    for (let j = cell(Math.min(a[1], b[1])); j <= cell(Math.max(a[1], b[1])); j++) keys.push(`${i},${j}`)
  return keys
}

function cell(km: number): number {
  return Math.floor(km / cellKm)
}
