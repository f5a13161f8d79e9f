import type { RoadWay } from '../../roads/road-way.ts'
import type { Land } from '../land.ts'
import { seededRandom } from '../random.ts'
import { addFabric } from './fabric.ts'
import { toLonLat, toSpot } from './plane.ts'
import { addNode, addWay, emptyGraph, type StreetGraph, type StreetWay } from './street-graph.ts'
import { connected, joined, trimmed } from './tidy.ts'

/** The main streets of the land with local streets around every place: one connected network (示意路网), the same for one seed. */
export function makeStreets(seed: number, land: Land): StreetGraph {
  const graph = emptyGraph()
  const nodes = new Map<string, number>()
  for (const { name, class: street, maxspeedKmPerHour, line } of land.mainStreets) {
    const way: StreetWay = { name, class: street, maxspeedKmPerHour, nodes: [] }
    for (const point of line) {
      const key = point.join()
      const node = nodes.get(key) ?? addNode(graph, toSpot(point))
      nodes.set(key, node)
      way.nodes.push(node)
    }
    addWay(graph, way)
  }
  addFabric(graph, land, seededRandom(seed, 'streets'))
  return connected(joined(trimmed(graph)))
}

/** The network as the road store takes it. */
export function toRoadWays(graph: StreetGraph): RoadWay[] {
  const points = graph.spots.map(toLonLat)
  return graph.ways.map(({ name, class: street, maxspeedKmPerHour, nodes }, i) => ({
    id: i + 1,
    nodeIds: nodes.map((node) => node + 1),
    points: nodes.map((node) => points[node]!),
    class: street,
    oneway: 'no',
    maxspeedKmPerHour,
    name,
    access: 'yes',
    isUnpaved: false,
    isToll: false,
    isRoundabout: false,
  }))
}
