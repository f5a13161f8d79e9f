import type { Position } from './plane.ts'

/** One side of an edge of a planar drawing; what it bounds lies on its left. */
export type HalfEdge = { readonly from: number; readonly to: number }

/**
 * Follows half-edges into closed rings, keeping what they bound on the left. Where several continue from a node, the
 * first one clockwise from the way back is taken, so every ring bounds one face. `group` keeps apart what must not be
 * mixed: a ring stays within one group.
 */
export function traceRings(
  nodes: readonly Position[],
  edges: readonly HalfEdge[],
  group: (edge: number) => number,
): number[][] {
  const leaving = new Map<number, number[]>()
  for (const [index, { from }] of edges.entries()) {
    const others = leaving.get(from)
    if (others) others.push(index)
    else leaving.set(from, [index])
  }
  const used = new Uint8Array(edges.length)
  const rings: number[][] = []
  for (let start = 0; start < edges.length; start++) {
    if (used[start]) continue
    const ring: number[] = []
    let edge: number | undefined = start
    while (edge !== undefined && !used[edge]) {
      used[edge] = 1
      ring.push(edge)
      edge = nextEdge(nodes, edges, leaving, edge, group(start), group)
    }
    // A ring that does not close can only come from a broken drawing; it is left out, and the caller's checks see it.
    if (edge === start) rings.push(ring)
  }
  return rings
}

function nextEdge(
  nodes: readonly Position[],
  edges: readonly HalfEdge[],
  leaving: ReadonlyMap<number, readonly number[]>,
  edge: number,
  wanted: number,
  group: (edge: number) => number,
): number | undefined {
  const { from, to } = edges[edge]!
  const candidates = (leaving.get(to) ?? []).filter((other) => group(other) === wanted)
  if (candidates.length < 2) return candidates[0]
  const back = angle(nodes[to]!, nodes[from]!)
  let best: number | undefined
  let least = Infinity
  for (const other of candidates) {
    let turn = back - angle(nodes[to]!, nodes[edges[other]!.to]!)
    if (turn <= 0) turn += 2 * Math.PI
    if (turn < least) {
      least = turn
      best = other
    }
  }
  return best
}

function angle([ax, ay]: Position, [bx, by]: Position): number {
  return Math.atan2(by - ay, bx - ax)
}
