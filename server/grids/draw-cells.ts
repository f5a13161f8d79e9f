import { roundLeft } from './exact.ts'
import { isInside, type Plane, type Polygon, type Position } from './plane.ts'
import { boxAround, type Cell, ownerOf, powerCells, type Seeds } from './power-cells.ts'
import type { HalfEdge } from './trace-rings.ts'

/** A planar drawing: the area's border and the cuts between cells, split wherever they meet. */
export type Drawing = {
  readonly nodes: Position[]
  /** `owner` is the seed whose cell lies on the left; `twin` the other side of a cut, −1 on the area's border. */
  readonly edges: (HalfEdge & { readonly owner: number; readonly twin: number })[]
}

/** Corners closer than this are one corner. */
const SAME_CORNER_METRES = 0.01
/** A cut that meets the border this close to one of its corners ends in that corner. */
const SAME_NODE_SHARE = 1e-9

type Cut = { readonly left: number; readonly right: number; readonly from: number; readonly to: number }

/** Draws the cells of `seeds` (in the plane) inside one polygon (in degrees); all the area's own corners stay as given. */
export function drawCells(area: Polygon, seeds: Seeds, plane: Plane): Drawing {
  const nodes: Position[] = []
  const edges: Drawing['edges'] = []
  const flat = area.map((ring) => ring.map(plane.toPlane))
  const cuts = cutsBetween(powerCells(seeds, boxAround([flat])), plane, nodes)
  const onCut: { at: number; node: number }[][] = cuts.map(() => [])

  for (const ring of area) {
    const first = nodes.length
    nodes.push(...ring)
    for (let i = 0; i < ring.length; i++) {
      const from = first + i
      const to = first + (i + 1 === ring.length ? 0 : i + 1)
      const crossings = crossingsOf(nodes, cuts, from, to, onCut)
      let last = from
      for (const node of [...crossings, to]) {
        if (node === last) continue
        const [x, y] = plane.toPlane(middle(nodes[last]!, nodes[node]!))
        edges.push({ from: last, to: node, owner: ownerOf(seeds, x, y), twin: -1 })
        last = node
      }
    }
  }
  for (const [index, cut] of cuts.entries()) addCut(nodes, edges, area, cut, onCut[index]!)
  return { nodes, edges }
}

/** Each pair of neighbouring cells once, with corners shared by all the cells that meet there. */
function cutsBetween(cells: readonly Cell[], plane: Plane, nodes: Position[]): Cut[] {
  const corners: Position[] = []
  const nodeAt = (place: Position): number => {
    const known = corners.findIndex(
      ([x, y]) => Math.abs(x - place[0]) < SAME_CORNER_METRES && Math.abs(y - place[1]) < SAME_CORNER_METRES,
    )
    if (known >= 0) return known
    nodes.push(plane.toDegrees(place))
    return corners.push(place) - 1
  }
  const cuts: Cut[] = []
  for (const [left, { x, y, beyond }] of cells.entries()) {
    for (const [e, right] of beyond.entries()) {
      if (right < left) continue
      const next = e + 1 === x.length ? 0 : e + 1
      const from = nodeAt([x[e]!, y[e]!])
      const to = nodeAt([x[next]!, y[next]!])
      if (from !== to) cuts.push({ left, right, from, to })
    }
  }
  return cuts
}

/** Nodes where cuts meet the border from one corner to the next, in order; each is noted on its cut as well. */
function crossingsOf(
  nodes: Position[],
  cuts: readonly Cut[],
  from: number,
  to: number,
  onCut: { at: number; node: number }[][],
): number[] {
  const a = nodes[from]!
  const b = nodes[to]!
  const found: { at: number; node: number }[] = []
  for (const [index, cut] of cuts.entries()) {
    const u = nodes[cut.from]!
    const v = nodes[cut.to]!
    const sideA = cross(u, v, a)
    const sideB = cross(u, v, b)
    // A corner exactly on the cut counts as left of it, for both edges that meet there: crossings stay paired.
    if (sideA >= 0 === sideB >= 0) continue
    const sideU = cross(a, b, u)
    const sideV = cross(a, b, v)
    if (sideU >= 0 === sideV >= 0) continue
    const onBorder = sideA / (sideA - sideB)
    const at = sideU / (sideU - sideV)
    let node = onBorder < SAME_NODE_SHARE ? from : onBorder > 1 - SAME_NODE_SHARE ? to : -1
    if (node < 0) {
      node = nodes.length
      nodes.push(roundLeft(a, b, [a[0] + onBorder * (b[0] - a[0]), a[1] + onBorder * (b[1] - a[1])]))
    }
    found.push({ at: onBorder, node })
    onCut[index]!.push({ at, node })
  }
  return found.sort((one, two) => one.at - two.at).map(({ node }) => node)
}

/** The parts of a cut that lie inside the area, as edges with both sides. */
function addCut(
  nodes: readonly Position[],
  edges: Drawing['edges'],
  area: Polygon,
  cut: Cut,
  crossings: { at: number; node: number }[],
): void {
  crossings.sort((one, two) => one.at - two.at)
  let inside = isInside(area, nodes[cut.from]!)
  let last = cut.from
  for (const node of [...crossings.map((crossing) => crossing.node), cut.to]) {
    if (inside && node !== last) {
      const index = edges.length
      edges.push({ from: last, to: node, owner: cut.left, twin: index + 1 })
      edges.push({ from: node, to: last, owner: cut.right, twin: index })
    }
    inside = !inside
    last = node
  }
}

function cross([ax, ay]: Position, [bx, by]: Position, [px, py]: Position): number {
  return (bx - ax) * (py - ay) - (by - ay) * (px - ax)
}

function middle([ax, ay]: Position, [bx, by]: Position): Position {
  return [(ax + bx) / 2, (ay + by) / 2]
}
