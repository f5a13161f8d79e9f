import { type Land, passes } from '../land.ts'
import { toLonLat } from './plane.ts'
import {
  distance,
  isCrossing,
  isExpress,
  type Piece,
  piecesNear,
  type StreetGraph,
  type StreetWay,
} from './street-graph.ts'

/** Whether a local street can lead from one node to the next: on land, across nothing, along no other street. */
export function canJoin(
  graph: StreetGraph,
  land: Land,
  from: number,
  to: number,
  main: Set<StreetWay>,
  isUnderpass: boolean,
): boolean {
  const [a, b] = [graph.spots[from]!, graph.spots[to]!]
  const sharesMain = graph.around[from]!.some(
    ({ way }) => main.has(way) && graph.around[to]!.some((other) => other.way === way),
  )
  if (sharesMain || isAlong(graph, main, from, to) || isAlong(graph, main, to, from)) return false
  if (land.closed.some((region) => passes(region, toLonLat(a), toLonLat(b)))) return false
  const isBlocked = (piece: Piece) =>
    piece.from !== from &&
    piece.to !== from &&
    piece.from !== to &&
    piece.to !== to &&
    isCrossing(a, b, graph.spots[piece.from]!, graph.spots[piece.to]!) &&
    !(isUnderpass && isExpress(piece.way))
  return ![...piecesNear(graph, a, b, 0)].some(isBlocked)
}

/** Whether a street already leaves `from` in the direction of `to`: within about 20°, a main street within 37°. */
function isAlong(graph: StreetGraph, main: Set<StreetWay>, from: number, to: number): boolean {
  const [a, b] = [graph.spots[from]!, graph.spots[to]!]
  return graph.around[from]!.some((piece) => {
    const other = graph.spots[piece.from === from ? piece.to : piece.from]!
    const dot = (other[0] - a[0]) * (b[0] - a[0]) + (other[1] - a[1]) * (b[1] - a[1])
    return dot > (main.has(piece.way) ? 0.8 : 0.94) * distance(a, other) * distance(a, b)
  })
}
