import type { StreetNetwork } from '../../../server/streets/index.ts'

/** An edge by the names of its junctions: `A-B` both ways, `A>B` one way; seconds, 10 m a second unless metres are given. */
export type HandEdge = { readonly road: string; readonly seconds: number; readonly metres?: number }

/** A network drawn by hand, with its edges and junctions by name. */
export type HandNetwork = {
  readonly network: StreetNetwork
  /** The edge of a road, e.g. `A-B`. */
  readonly edge: (road: string) => number
  /** The arc from one junction to the next, e.g. `AB`. */
  readonly arc: (ends: string) => number
}

/** Builds a network from roads like `A-B` (both ways) and `A>B` (one way); bans are ways over junctions, e.g. `ABC`. */
export function drawNetwork(
  roads: readonly HandEdge[],
  options: { bans?: readonly string[]; at?: Readonly<Record<string, readonly [number, number]>> } = {},
): HandNetwork {
  const names = [...new Set(roads.flatMap(({ road }) => [road[0] ?? '', road[2] ?? '']))].sort()
  const node = (name: string): number => names.indexOf(name)
  const place = (name: string): readonly [number, number] =>
    options.at?.[name] ?? [1_164_000_000 + node(name) * 100_000, 399_000_000]
  const arc = (ends: string): number => {
    const forward = roads.findIndex(({ road }) => road[0] === ends[0] && road[2] === ends[1])
    if (forward >= 0) return 2 * forward
    return 2 * roads.findIndex(({ road }) => road[0] === ends[1] && road[2] === ends[0]) + 1
  }
  const network: StreetNetwork = {
    nodes: names.length,
    from: Int32Array.from(roads, ({ road }) => node(road[0] ?? '')),
    to: Int32Array.from(roads, ({ road }) => node(road[2] ?? '')),
    forwardMs: Int32Array.from(roads, ({ seconds }) => seconds * 1000),
    backwardMs: Int32Array.from(roads, ({ road, seconds }) => (road[1] === '-' ? seconds * 1000 : -1)),
    lengthDecimetres: Int32Array.from(roads, ({ seconds, metres }) => (metres ?? seconds * 10) * 10),
    pointsFrom: Int32Array.from({ length: roads.length + 1 }, (_, i) => 2 * i),
    points: Int32Array.from(roads.flatMap(({ road }) => [...place(road[0] ?? ''), ...place(road[2] ?? '')])),
    mayStop: new Uint8Array(roads.length).fill(1),
    bans: (options.bans ?? []).map((way) => Array.from({ length: way.length - 1 }, (_, i) => arc(way.slice(i, i + 2)))),
  }
  return { network, arc, edge: (road) => roads.findIndex((one) => one.road === road) }
}
