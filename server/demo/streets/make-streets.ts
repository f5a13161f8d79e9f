import type { RoadWay } from '../../roads/road-way.ts'
import type { Land } from '../land.ts'
import type { Random } from '../random.ts'
import { addFabric } from './fabric.ts'
import { toLonLat, toSpot } from './plane.ts'
import { addNode, addWay, emptyGraph, type StreetGraph, type StreetWay } from './street-graph.ts'

/** The main streets of the land with local streets around every place: one connected network (示意路网). */
export function makeStreets(random: Random, land: Land): StreetGraph {
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
  addFabric(graph, land, random)
  return connected(trimmed(graph))
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

/** The same without the through streets, or ends of them, that lead nowhere. */
function trimmed(graph: StreetGraph): StreetGraph {
  const uses = graph.around.map((pieces) => pieces.length)
  const ways = graph.ways.map((way) => ({ ...way, nodes: [...way.nodes] }))
  const loose = ({ class: street, nodes }: StreetWay, end: 0 | -1) =>
    street === 'secondary' && nodes.length > 1 && uses[nodes.at(end)!] === 1
  for (let isDone = false; !isDone; ) {
    isDone = true
    for (const way of ways)
      for (const end of [0, -1] as const)
        while (loose(way, end)) {
          uses[(end === 0 ? way.nodes.shift() : way.nodes.pop())!]! -= 1
          uses[way.nodes.at(end)!]! -= 1
          isDone = false
        }
  }
  return assembled(
    graph,
    ways.filter((way) => way.nodes.length > 1),
  )
}

/** The same without the ways that cannot be reached from the first. */
function connected(graph: StreetGraph): StreetGraph {
  const reached = new Set([graph.ways[0]!.nodes[0]!])
  for (const node of reached)
    for (const { from, to } of graph.around[node]!) {
      reached.add(from)
      reached.add(to)
    }
  return assembled(
    graph,
    graph.ways.filter((way) => reached.has(way.nodes[0]!)),
  )
}

/** A graph of some ways, its nodes numbered anew. */
function assembled(graph: StreetGraph, ways: StreetWay[]): StreetGraph {
  const made = emptyGraph()
  const numbers = new Map<number, number>()
  const number = (node: number) => {
    const known = numbers.get(node) ?? addNode(made, graph.spots[node]!)
    numbers.set(node, known)
    return known
  }
  for (const way of ways) addWay(made, { ...way, nodes: way.nodes.map(number) })
  return made
}
