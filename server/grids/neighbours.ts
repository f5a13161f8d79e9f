import type { Polygon, Position } from './plane.ts'

/** For each polygon the indices of those that share an edge with it. Common corners must be equal to the last bit. */
export function neighboursOf(polygons: readonly Polygon[]): number[][] {
  const owner = new Map<string, number>()
  const neighbours = polygons.map(() => new Set<number>())
  for (const [index, polygon] of polygons.entries())
    forEachEdge(polygon, (from, to) => owner.set(`${from} ${to}`, index))
  for (const [index, polygon] of polygons.entries()) {
    forEachEdge(polygon, (from, to) => {
      const other = owner.get(`${to} ${from}`)
      if (other !== undefined && other !== index) neighbours[index]!.add(other)
    })
  }
  return neighbours.map((set) => [...set].sort((one, two) => one - two))
}

function forEachEdge(polygon: Polygon, visit: (from: Position, to: Position) => void): void {
  for (const ring of polygon) {
    for (let i = 0; i < ring.length; i++) visit(ring[i]!, ring[i + 1 === ring.length ? 0 : i + 1]!)
  }
}

/** How many connected groups the members form among themselves. */
export function groupCount(members: readonly number[], neighbours: readonly (readonly number[])[]): number {
  const left = new Set(members)
  let groups = 0
  for (const start of members) {
    if (!left.delete(start)) continue
    groups++
    const open = [start]
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      for (const next of neighbours[at]!) if (left.delete(next)) open.push(next)
    }
  }
  return groups
}
