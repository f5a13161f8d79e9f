import { COST_UNIT, type StreetNetwork, type StreetPlace } from '../../../server/streets/index.ts'

type Step = { readonly path: readonly number[]; readonly cost: number }

/**
 * The quickest way between two places by the slowest means: Dijkstra over the last few arcs driven, with every ban and
 * every turning round looked at as it is written. Shares nothing with the room but the meaning of a network.
 */
export function slowCost(network: StreetNetwork, from: StreetPlace, to: StreetPlace): number {
  const memory = Math.max(2, ...network.bans.map((ban) => ban.length)) - 1
  const edges = network.from.length
  const costs = Array.from({ length: 2 * edges }, (_, arc) => {
    const ms = (arc & 1 ? network.backwardMs : network.forwardMs)[arc >> 1] ?? -1
    return ms < 0 ? Number.POSITIVE_INFINITY : ms * COST_UNIT + (network.lengthDecimetres[arc >> 1] ?? 0)
  })
  const tail = (arc: number): number => (arc & 1 ? network.to : network.from)[arc >> 1] ?? -1
  const head = (arc: number): number => (arc & 1 ? network.from : network.to)[arc >> 1] ?? -1
  const degree = new Map<number, number>()
  for (const node of [...network.from, ...network.to]) degree.set(node, (degree.get(node) ?? 0) + 1)
  const leaving = (node: number): number[] =>
    costs.flatMap((cost, arc) => (cost < Number.POSITIVE_INFINITY && tail(arc) === node ? [arc] : []))
  const turnsInMidStreet = (last: number, next: number): boolean =>
    next === (last ^ 1) && degree.get(head(last)) === 2 && leaving(head(last)).length === 2
  const isBanned = (path: readonly number[]): boolean =>
    network.bans.some(
      (ban) => ban.length <= path.length && ban.every((arc, i) => path[path.length - ban.length + i] === arc),
    )
  const split = (place: StreetPlace, arc: number): number => {
    const along = arc & 1 ? 1 - place.along : place.along
    const ms = Math.floor((costs[arc] ?? 0) / COST_UNIT)
    return Math.round(ms * along) * COST_UNIT + Math.round(((costs[arc] ?? 0) % COST_UNIT) * along)
  }

  let best = Number.POSITIVE_INFINITY
  const open: Step[] = []
  const known = new Map<string, number>()
  const reach = (path: readonly number[], cost: number): void => {
    const key = path.slice(-memory).join()
    if ((known.get(key) ?? Number.POSITIVE_INFINITY) <= cost) return
    known.set(key, cost)
    open.push({ path: path.slice(-memory), cost })
  }
  for (const arc of [2 * from.edge, 2 * from.edge + 1]) {
    if (costs[arc] === Number.POSITIVE_INFINITY) continue
    if (from.edge === to.edge && (arc & 1 ? to.along <= from.along : to.along >= from.along)) {
      best = Math.min(best, split(to, arc) - split(from, arc))
    }
    reach([arc], (costs[arc] ?? 0) - split(from, arc))
  }
  while (open.length > 0) {
    open.sort((a, b) => b.cost - a.cost)
    const { path, cost } = open.pop() ?? { path: [], cost: 0 }
    const last = path.at(-1) ?? 0
    for (const next of leaving(head(last))) {
      if (turnsInMidStreet(last, next) || isBanned([...path, next])) continue
      if (next >> 1 === to.edge) best = Math.min(best, cost + split(to, next))
      reach([...path, next], cost + (costs[next] ?? 0))
    }
  }
  return best
}
