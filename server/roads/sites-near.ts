import type { BuiltRoads } from './build-roads.ts'

// Cells of a few hundred metres: near is what lies in a cell with a street or next to one that has.
const METRES_PER_DEGREE = 111_195

/** How many places lie within about a distance of the streets of the main part; a count to judge by, not to plan by. */
export function countSitesNear(
  { network, isMain }: BuiltRoads,
  places: readonly { readonly lon: number; readonly lat: number }[],
  metres: number,
): number {
  if (places.length === 0) return 0
  const step = metres / METRES_PER_DEGREE
  const squeeze = Math.cos(((places[0]?.lat ?? 0) * Math.PI) / 180) || 1
  const cell = (lon: number, lat: number): readonly [number, number] => [
    Math.floor((lon * squeeze) / step),
    Math.floor(lat / step),
  ]
  const taken = new Set<string>()
  for (let edge = 0; edge < network.edges; edge++) {
    if (!isMain[edge]) continue
    for (let i = network.pointsFrom[edge]!; i < network.pointsFrom[edge + 1]!; i++) {
      taken.add(cell(network.points[2 * i]! / 1e7, network.points[2 * i + 1]! / 1e7).join())
    }
  }
  const around = [-1, 0, 1]
  return places.filter(({ lon, lat }) => {
    const [column, row] = cell(lon, lat)
    return around.some((dc) => around.some((dr) => taken.has(`${column + dc},${row + dr}`)))
  }).length
}
