import { type Drawing, drawCells } from './draw-cells.ts'
import { isInside, type Plane, type Polygon, type Position, type Ring, ringArea } from './plane.ts'
import type { Seeds } from './power-cells.ts'
import { traceRings } from './trace-rings.ts'

/** One connected piece of a cell: half-edges of its rings, the outer one first. */
type Piece = { readonly rings: number[][]; readonly area: number; owner: number }

/**
 * Cuts one polygon (degrees) into the cells of `seeds` (plane). Every grid is one piece: where a bend of the border
 * breaks a cell apart, its largest piece stays and each other one goes to the neighbour with the longest common border.
 * Neighbours share their corners to the last bit. Seeds whose cell misses the area have no polygon.
 */
export function cutArea(area: Polygon, seeds: Seeds, plane: Plane): (Polygon | undefined)[] {
  if (seeds.x.length === 1) return [area]
  const drawing = drawCells(area, seeds, plane)
  const pieces = piecesOf(drawing)
  const pieceOf = new Int32Array(drawing.edges.length).fill(-1)
  for (const [index, piece] of pieces.entries())
    for (const ring of piece.rings) for (const edge of ring) pieceOf[edge] = index
  joinLoosePieces(drawing, pieces, pieceOf)
  return outlines(drawing, pieces, pieceOf, seeds.x.length)
}

function piecesOf({ nodes, edges }: Drawing): Piece[] {
  const pieces: Piece[] = []
  const holes: number[][] = []
  for (const ring of traceRings(nodes, edges, () => 0)) {
    const size = ringArea(places(nodes, edges, ring))
    if (size > 0) pieces.push({ rings: [ring], area: size, owner: ownerOfRing(nodes, edges, ring) })
    else holes.push(ring)
  }
  for (const hole of holes) {
    const [start] = places(nodes, edges, hole)
    const holders = pieces.filter((piece) => isInside([places(nodes, edges, piece.rings[0]!)], start!))
    const holder = holders.toSorted((one, two) => one.area - two.area)[0]
    holder?.rings.push(hole)
  }
  return pieces
}

/** The owner that most of the ring's length names. */
function ownerOfRing(nodes: Drawing['nodes'], edges: Drawing['edges'], ring: readonly number[]): number {
  const lengths = new Map<number, number>()
  for (const edge of ring) {
    const { from, to, owner } = edges[edge]!
    lengths.set(owner, (lengths.get(owner) ?? 0) + length(nodes[from]!, nodes[to]!))
  }
  return [...lengths].toSorted((one, two) => two[1] - one[1])[0]![0]
}

function joinLoosePieces({ nodes, edges }: Drawing, pieces: Piece[], pieceOf: Int32Array): void {
  const main = new Map<number, number>()
  for (const [index, { owner, area }] of pieces.entries()) {
    const known = main.get(owner)
    if (known === undefined || area > pieces[known]!.area) main.set(owner, index)
  }
  const settled = new Set(main.values())
  while (settled.size < pieces.length) {
    let best = { length: 0, piece: -1, owner: -1 }
    for (const [index, piece] of pieces.entries()) {
      if (settled.has(index)) continue
      const shared = new Map<number, number>()
      for (const edge of piece.rings.flat()) {
        const { from, to, twin } = edges[edge]!
        const neighbour = twin < 0 ? -1 : pieceOf[twin]!
        if (neighbour < 0 || !settled.has(neighbour)) continue
        const owner = pieces[neighbour]!.owner
        const total = (shared.get(owner) ?? 0) + length(nodes[from]!, nodes[to]!)
        shared.set(owner, total)
        if (total > best.length) best = { length: total, piece: index, owner }
      }
    }
    if (best.piece < 0) return
    pieces[best.piece]!.owner = best.owner
    settled.add(best.piece)
  }
}

/** Rings around everything that one owner has, inner cuts dissolved. */
function outlines(
  drawing: Drawing,
  pieces: readonly Piece[],
  pieceOf: Int32Array,
  count: number,
): (Polygon | undefined)[] {
  const { nodes, edges } = drawing
  const owner = (edge: number): number => pieces[pieceOf[edge]!]?.owner ?? -1
  const kept = edges.map((_, edge) => edge).filter((edge) => owner(edge) >= 0)
  const outer = kept.filter((edge) => edges[edge]!.twin < 0 || owner(edges[edge]!.twin) !== owner(edge))
  const outerEdges = outer.map((edge) => edges[edge]!)
  const polygons: Ring[][] = Array.from({ length: count }, () => [])
  for (const ring of traceRings(nodes, outerEdges, (index) => owner(outer[index]!))) {
    const line = places(nodes, outerEdges, ring)
    const polygon = polygons[owner(outer[ring[0]!]!)]!
    if (ringArea(line) > 0) polygon.unshift(line)
    else polygon.push(line)
  }
  return polygons.map((polygon) => (polygon.length > 0 ? polygon : undefined))
}

function places(nodes: Drawing['nodes'], edges: Drawing['edges'], ring: readonly number[]): Position[] {
  return ring.map((edge) => nodes[edges[edge]!.from]!)
}

function length([ax, ay]: Position, [bx, by]: Position): number {
  return Math.sqrt((bx - ax) ** 2 + (by - ay) ** 2)
}
