import type { ServiceLimit } from './route-limits.ts'
import type { Stops } from './stops.ts'

/**
 * Which stops may come next after which in a route that is worth looking for: those after stop i are
 * `to[offset[i]] … to[offset[i + 1] − 1]`.
 */
export type Arcs = { readonly offset: Int32Array; readonly to: Int16Array }

/** The arcs of routes that can be worth more than their floor; of each stop's no more than the `most` shortest. */
export function arcsOf(stops: Stops, limit: ServiceLimit, floors: Float64Array, most: number): Arcs {
  const { family, count: n, gain, fits, service, ways, there, home, restAfter } = stops
  const m = n + 2
  const time = family.length - restAfter[0]
  const offset = new Int32Array(n + 1)
  const to: number[] = []
  for (let i = 0; i < n && family.maxStops > 1; i++) {
    const row: number[] = []
    for (let j = 0; j < n; j++) {
      if (j === i) continue
      const way = there[i] + ways[i * m + j] + home[j]
      if (way > family.maxDriving) continue
      const worth = limit.mostWith(time, family.maxStops - 1, way, service[i] + service[j], gain[i] + gain[j])
      if (worth > floors[fits[i] & fits[j]]) row.push(j)
    }
    if (row.length > most) row.sort((a, b) => ways[i * m + a] - ways[i * m + b] || a - b).length = most
    for (const j of row) to.push(j)
    offset[i + 1] = to.length
  }
  return { offset, to: Int16Array.from(to) }
}
