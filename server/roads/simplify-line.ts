import type { LonLat } from '../contract/index.ts'
import { METRES_PER_DEGREE } from './ground.ts'

/** A line with only those of its points that keep it within some metres of where it ran (Douglas and Peucker 1973). */
export function simplifyLine(line: readonly LonLat[], withinMetres: number): LonLat[] {
  if (line.length < 3) return [...line]
  const squeeze = Math.cos((line[0]![1] * Math.PI) / 180)
  const x = line.map((point) => point[0] * METRES_PER_DEGREE * squeeze)
  const y = line.map((point) => point[1] * METRES_PER_DEGREE)
  const keep = new Uint8Array(line.length)
  keep[0] = keep[line.length - 1] = 1
  const open: [number, number][] = [[0, line.length - 1]]
  for (let span = open.pop(); span; span = open.pop()) {
    const [first, last] = span
    let farthest = -1
    let most = withinMetres * withinMetres
    for (let i = first + 1; i < last; i++) {
      const square = squareToSegment(x[i]!, y[i]!, x[first]!, y[first]!, x[last]!, y[last]!)
      if (square <= most) continue
      most = square
      farthest = i
    }
    if (farthest < 0) continue
    keep[farthest] = 1
    open.push([first, farthest], [farthest, last])
  }
  return line.filter((_, i) => keep[i] === 1)
}

function squareToSegment(x: number, y: number, ax: number, ay: number, bx: number, by: number): number {
  const [dx, dy] = [bx - ax, by - ay]
  const square = dx * dx + dy * dy
  const share = square === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / square))
  const [offX, offY] = [x - ax - share * dx, y - ay - share * dy]
  return offX * offX + offY * offY
}
