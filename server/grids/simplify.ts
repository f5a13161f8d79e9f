import type { Position, Ring } from './plane.ts'

/** Indices of at most about `most` corners that together stay as near to the ring as that allows (Douglas–Peucker). */
export function keyCorners(ring: Ring, most: number): number[] {
  const all = ring.map((_, index) => index)
  if (ring.length <= most) return all
  const worth = worths(ring)
  const limit = [...worth].sort((one, two) => two - one)[most]!
  const kept = all.filter((index) => worth[index]! > limit)
  return kept.length >= 3 ? kept : all
}

/** For each corner the deviation at which Douglas–Peucker would begin to keep it. */
function worths(ring: Ring): Float64Array {
  const worth = new Float64Array(ring.length)
  let far = 0
  for (let i = 1; i < ring.length; i++) if (distance(ring[0]!, ring[i]!) > distance(ring[0]!, ring[far]!)) far = i
  worth[0] = Infinity
  worth[far] = Infinity
  const spans: [number, number, number][] = [
    [0, far, Infinity],
    [far, ring.length, Infinity],
  ]
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [from, to, ceiling] = span
    let peak = -1
    let most = -1
    for (let i = from + 1; i < to; i++) {
      const off = distanceToLine(ring[from]!, ring[to % ring.length]!, ring[i]!)
      if (off > most) {
        most = off
        peak = i
      }
    }
    if (peak < 0) continue
    // Never worth more than the corner that it depends on, so that any limit keeps a consistent set.
    worth[peak] = Math.min(most, ceiling)
    spans.push([from, peak, worth[peak]!], [peak, to, worth[peak]!])
  }
  return worth
}

function distance([ax, ay]: Position, [bx, by]: Position): number {
  return Math.sqrt((bx - ax) ** 2 + (by - ay) ** 2)
}

function distanceToLine([ax, ay]: Position, [bx, by]: Position, [x, y]: Position): number {
  const dx = bx - ax
  const dy = by - ay
  const length = dx * dx + dy * dy
  const t = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length))
  return distance([ax + t * dx, ay + t * dy], [x, y])
}
