import { between, distance, type Foot, isExpress, type Piece, type Spot, type StreetGraph } from './street-graph.ts'

/**
 * A line of about the length along a street, `start` in its middle where the street goes on both ways: straight on over
 * crossings, up to a sharper turn, an expressway, or a piece that fails `test`.
 */
export function streetAlong(
  graph: StreetGraph,
  { piece, spot }: Foot,
  lengthKm: number,
  test: (spots: Spot[]) => boolean,
): Spot[] {
  const forth = walk(graph, piece, piece.to, spot, lengthKm / 2, test)
  const back = walk(graph, piece, piece.from, spot, lengthKm - lengthOf([spot, ...forth]), test)
  return [...back.reverse(), spot, ...forth]
}

function walk(
  graph: StreetGraph,
  start: Piece,
  towards: number,
  from: Spot,
  lengthKm: number,
  test: (spots: Spot[]) => boolean,
): Spot[] {
  const line: Spot[] = []
  let [piece, node, at, left]: [Piece | undefined, number, Spot, number] = [start, towards, from, lengthKm]
  while (piece && left > 0.02) {
    const end = graph.spots[node]!
    const km = distance(at, end)
    const next = km > left ? between(at, end, left / km) : end
    if (!test([between(at, next, 0.5), next])) break
    if (km > 0) line.push(next)
    left -= km
    ;[at, piece] = [end, straightOn(graph, piece, node)]
    if (piece) node = piece.from === node ? piece.to : piece.from
  }
  return line
}

/** The piece that leaves a node most nearly in the direction of the one that arrives, within 45°. */
function straightOn(graph: StreetGraph, arriving: Piece, node: number): Piece | undefined {
  const heading = direction(graph, arriving, node)
  let [best, most]: [Piece | undefined, number] = [undefined, 0.7]
  for (const piece of graph.around[node]!) {
    if (piece === arriving || isExpress(piece.way)) continue
    const leaving = direction(graph, piece, node)
    const cosine = -(heading[0] * leaving[0] + heading[1] * leaving[1])
    if (cosine > most) [best, most] = [piece, cosine]
  }
  return best
}

/** From a node into a piece, one long. */
function direction(graph: StreetGraph, piece: Piece, node: number): Spot {
  const [a, b] = [graph.spots[node]!, graph.spots[piece.from === node ? piece.to : piece.from]!]
  const long = distance(a, b) || 1
  return [(b[0] - a[0]) / long, (b[1] - a[1]) / long]
}

function lengthOf(line: Spot[]): number {
  return line.slice(1).reduce((sum, spot, i) => sum + distance(line[i]!, spot), 0)
}
