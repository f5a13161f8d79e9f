import type { Run } from './pieces.ts'
import type { Polygon, Ring } from './plane.ts'
import type { Box, Cell } from './power-cells.ts'
import { keyCorners } from './simplify.ts'

/**
 * The border of an area as loose edges, interior on the left: ax, ay, bx, by, how much longer the real border is
 * between the two ends, and 1 where a ring begins.
 */
export type Border = Float64Array
/** Numbers for each edge. */
export const BORDER_WIDTH = 6

/** All edges of all rings, simplified to about `corners` corners a ring; their lengths stay those of the real border. */
export function borderOf(polygons: readonly Polygon[], corners = Infinity): Border {
  const edges: number[] = []
  for (const ring of polygons.flat()) {
    const kept = keyCorners(ring, corners)
    for (const [i, from] of kept.entries()) {
      const to = kept[i + 1 === kept.length ? 0 : i + 1]!
      const [ax, ay] = ring[from]!
      const [bx, by] = ring[to]!
      const longer = lengthAlong(ring, from, to) / Math.sqrt((bx - ax) ** 2 + (by - ay) ** 2)
      edges.push(ax, ay, bx, by, longer, i === 0 ? 1 : 0)
    }
  }
  return Float64Array.from(edges)
}

function lengthAlong(ring: Ring, from: number, to: number): number {
  let sum = 0
  for (let i = from; i !== to; ) {
    const next = i + 1 === ring.length ? 0 : i + 1
    sum += Math.sqrt((ring[next]![0] - ring[i]![0]) ** 2 + (ring[next]![1] - ring[i]![1]) ** 2)
    i = next
  }
  return sum
}

/** What of the border lies in the cell: its part of the area and of the perimeter, and the runs it makes through it. */
export function borderWithin(cell: Cell, border: Border): { runs: Run[]; area: number; perimeter: number } {
  const runs: Run[] = []
  let area = 0
  let perimeter = 0
  if (cell.x.length < 3) return { runs, area, perimeter }
  const [west, south, east, north] = boxOf(cell)
  // A ring that begins inside the cell closes its last run with its first one.
  let head: Run | undefined
  let run: Run | undefined
  for (let at = 0; at < border.length; at += BORDER_WIDTH) {
    const ax = border[at]!
    const ay = border[at + 1]!
    const bx = border[at + 2]!
    const by = border[at + 3]!
    if (border[at + 5] === 1) {
      closeRing(runs, head, run)
      head = undefined
      run = undefined
    }
    if ((ax < west && bx < west) || (ax > east && bx > east)) continue
    if ((ay < south && by < south) || (ay > north && by > north)) continue
    if (!clip(cell, ax, ay, bx, by)) continue
    const { from, to, fromEdge, toEdge } = CLIPPED
    const cross = (to - from) * (ax * by - bx * ay)
    perimeter += (to - from) * Math.sqrt((bx - ax) ** 2 + (by - ay) ** 2) * border[at + 4]!
    area += cross / 2
    if (fromEdge >= 0 || !run) {
      run = { enter: -1, leave: -1, cross: 0 }
      if (fromEdge < 0) head = run
      else runs.push(run)
    }
    run.cross += cross
    if (fromEdge >= 0) run.enter = positionOn(cell, fromEdge, ax + from * (bx - ax), ay + from * (by - ay))
    if (toEdge < 0) continue
    run.leave = positionOn(cell, toEdge, ax + to * (bx - ax), ay + to * (by - ay))
    run = undefined
  }
  closeRing(runs, head, run)
  const isWhole = runs.every(({ enter, leave }) => enter >= 0 && leave >= 0)
  return { runs: isWhole ? runs : [], area, perimeter }
}

function closeRing(runs: readonly Run[], head: Run | undefined, tail: Run | undefined): void {
  if (!head || !tail || head === tail || !runs.includes(tail)) return
  tail.leave = head.leave
  tail.cross += head.cross
}

const CLIPPED = { from: 0, to: 1, fromEdge: -1, toEdge: -1 }

/** Leaves in CLIPPED which part of a → b lies in the cell and which of its edges cut it; false when none does. */
function clip({ x, y }: Cell, ax: number, ay: number, bx: number, by: number): boolean {
  let from = 0
  let to = 1
  let fromEdge = -1
  let toEdge = -1
  for (let e = 0; e < x.length; e++) {
    const next = e + 1 === x.length ? 0 : e + 1
    const dx = x[next]! - x[e]!
    const dy = y[next]! - y[e]!
    const a = dx * (ay - y[e]!) - dy * (ax - x[e]!)
    const b = dx * (by - y[e]!) - dy * (bx - x[e]!)
    if (a < 0 && b < 0) return false
    if (a < 0 && a / (a - b) > from) {
      from = a / (a - b)
      fromEdge = e
    } else if (b < 0 && a / (a - b) < to) {
      to = a / (a - b)
      toEdge = e
    }
  }
  CLIPPED.from = from
  CLIPPED.to = to
  CLIPPED.fromEdge = fromEdge
  CLIPPED.toEdge = toEdge
  return from < to
}

function positionOn({ x, y }: Cell, edge: number, px: number, py: number): number {
  const next = edge + 1 === x.length ? 0 : edge + 1
  const dx = x[next]! - x[edge]!
  const dy = y[next]! - y[edge]!
  const along = ((px - x[edge]!) * dx + (py - y[edge]!) * dy) / (dx * dx + dy * dy)
  return edge + Math.min(0.999999, Math.max(0, along))
}

function boxOf({ x, y }: Cell): Box {
  let west = Infinity
  let south = Infinity
  let east = -Infinity
  let north = -Infinity
  for (let e = 0; e < x.length; e++) {
    if (x[e]! < west) west = x[e]!
    if (x[e]! > east) east = x[e]!
    if (y[e]! < south) south = y[e]!
    if (y[e]! > north) north = y[e]!
  }
  return [west, south, east, north]
}
