import { addNode, addWay, emptyGraph, type StreetGraph, type StreetWay } from './street-graph.ts'

/** The same without the through streets, or ends of them, that lead nowhere. */
export function trimmed(graph: StreetGraph): StreetGraph {
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

/** The same with streets of one kind made one where nothing else meets them: names change at junctions only. */
export function joined(graph: StreetGraph): StreetGraph {
  const ways = graph.ways.map((way) => ({ ...way, nodes: [...way.nodes] }))
  const endingAt = Map.groupBy(
    ways.flatMap((way) => [way.nodes[0]!, way.nodes.at(-1)!].map((node) => ({ node, way }))),
    ({ node }) => node,
  )
  const absorbed = new Map<StreetWay, StreetWay>()
  const current = (way: StreetWay): StreetWay => (absorbed.has(way) ? current(absorbed.get(way)!) : way)
  for (const [node, ends] of endingAt) {
    if (graph.around[node]!.length !== 2 || ends.length !== 2) continue
    const [one, other] = [current(ends[0]!.way), current(ends[1]!.way)]
    if (one === other || one.class !== other.class || one.maxspeedKmPerHour !== other.maxspeedKmPerHour) continue
    if (one.nodes[0] === node) one.nodes.reverse()
    if (other.nodes[0] !== node) other.nodes.reverse()
    one.nodes.push(...other.nodes.slice(1))
    absorbed.set(other, one)
  }
  return assembled(
    graph,
    ways.filter((way) => !absorbed.has(way)),
  )
}

/** The same without the ways that cannot be reached from the first. */
export function connected(graph: StreetGraph): StreetGraph {
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
