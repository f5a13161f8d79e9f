import type { Cell } from './power-cells.ts'

/**
 * A run of the area's border through a cell. `enter` and `leave` say where it crosses the cell's own border: edge number
 * plus the share of that edge. `cross` is the run's part of twice the area.
 */
export type Run = { enter: number; leave: number; cross: number }

/**
 * How badly a bend of the area's border breaks a cell apart: the share of all its pieces but the largest, and a little
 * for each of them. 0 when it is in one piece.
 */
export function loosenessOf(cell: Cell, runs: readonly Run[], area: number): number {
  if (runs.length < 2 || !(area > 0)) return 0
  const byEntry = runs.map((_, index) => index).sort((one, two) => runs[one]!.enter - runs[two]!.enter)
  const left = new Set(byEntry)
  let largest = 0
  let pieces = 0
  for (const first of byEntry) {
    let at = first
    let twice = 0
    // Along a run, then counter-clockwise along the cell to where the next run enters, until the piece closes.
    while (left.delete(at)) {
      const { leave, cross } = runs[at]!
      at = byEntry.find((index) => runs[index]!.enter >= leave) ?? byEntry[0]!
      twice += cross + crossAlong(cell, leave, runs[at]!.enter)
    }
    if (twice === 0) continue
    pieces++
    largest = Math.max(largest, twice / 2)
  }
  return pieces < 2 ? 0 : Math.max(0, 1 - largest / area) + EACH_PIECE * (pieces - 1)
}

const EACH_PIECE = 0.02

/** Twice the area swept from the origin while going counter-clockwise along the cell's border. */
function crossAlong(cell: Cell, from: number, to: number): number {
  const count = cell.x.length
  const end = to >= from ? to : to + count
  let [x, y] = pointAt(cell, from)
  let sum = 0
  for (let corner = Math.floor(from) + 1; ; corner++) {
    const [nextX, nextY] = corner < end ? pointAt(cell, corner % count) : pointAt(cell, to)
    sum += x * nextY - nextX * y
    if (corner >= end) return sum
    x = nextX
    y = nextY
  }
}

function pointAt({ x, y }: Cell, position: number): [number, number] {
  const edge = Math.min(x.length - 1, Math.floor(position))
  const next = edge + 1 === x.length ? 0 : edge + 1
  const t = position - edge
  return [x[edge]! + t * (x[next]! - x[edge]!), y[edge]! + t * (y[next]! - y[edge]!)]
}
