import type { RoadClass } from '../../roads/road-way.ts'
import { isOpen, type Land } from '../land.ts'
import type { Random } from '../random.ts'
import { roadName } from '../words.ts'
import { canJoin } from './joining.ts'
import { type Crossing, crossingsOf, isThrough, makeLattices } from './lattice.ts'
import { toLonLat } from './plane.ts'
import {
  addNode,
  addWay,
  between,
  distance,
  extendWay,
  isExpress,
  nearestFoot,
  nodeAt,
  type Spot,
  type StreetGraph,
  type StreetWay,
} from './street-graph.ts'

// A line this near to a main street becomes that street.
const joinKm = 0.155
// How far local streets keep from an expressway, on which they cannot end.
const clearKm = 0.09
const mergeKm = 0.06
// A street keeps its name for so many blocks.
const blocksPerName = 9
// What is missing of the lattice, so that blocks differ.
const gapShare: Partial<Record<RoadClass, number>> = { residential: 0.2, tertiary: 0.07 }
// How many of the smaller streets pass under an expressway; through streets all do.
const underpassShare = 0.2
const stitchKm = 0.42

/** A crossing with the node of the network that stands for it. */
type LatticeNode = Crossing & { node: number }

/** Lays local streets around every place of the land, joined to the main streets that are there. */
export function addFabric(graph: StreetGraph, land: Land, random: Random): void {
  const main = new Set(graph.ways)
  const lattices = makeLattices(land, random)
  const planted = lattices.map((lattice) =>
    crossingsOf(land, lattice, lattices).flatMap((crossing): LatticeNode[] => {
      const node = settle(graph, land, crossing.spot)
      return node === undefined ? [] : [{ ...crossing, node }]
    }),
  )
  for (const nodes of planted) for (const axis of [0, 1] as const) layLines(graph, land, random, nodes, axis, main)
  stitch(graph, land, random, planted, main)
}

/** Puts a crossing on the main street beside it, or clear of an expressway; none on water, in parks or in the hills. */
function settle(graph: StreetGraph, land: Land, at: Spot): number | undefined {
  const express = nearestFoot(graph, at, clearKm, isExpress)
  const spot = express ? movedOff(express.spot, at, clearKm) : at
  if (!spot || (express && nearestFoot(graph, spot, clearKm * 0.9, isExpress))) return
  const street = nearestFoot(graph, spot, joinKm, (way) => !isExpress(way))
  const place = street ? street.spot : spot
  if (!isOpen(land, toLonLat(place)) || (street && nearestFoot(graph, place, mergeKm, isExpress))) return
  return street ? nodeAt(graph, street, mergeKm) : addNode(graph, spot)
}

function movedOff(from: Spot, at: Spot, km: number): Spot | undefined {
  const away = distance(from, at)
  return away < 1e-6 ? undefined : between(from, at, km / away)
}

/** Draws the streets along one axis of a lattice, each broken where a piece of it cannot be built. */
function layLines(
  graph: StreetGraph,
  land: Land,
  random: Random,
  nodes: LatticeNode[],
  axis: 0 | 1,
  main: Set<StreetWay>,
): void {
  const lines = Map.groupBy(nodes, (each) => (axis === 0 ? each.j : each.i))
  for (const number of [...lines.keys()].sort((a, b) => a - b)) {
    const along = (each: LatticeNode) => (axis === 0 ? each.i : each.j)
    const stops = lines.get(number)!.sort((a, b) => along(a) - along(b))
    const street = classOf(number)
    let way: StreetWay | undefined
    for (let k = 1; k < stops.length; k++) {
      const [from, to] = [stops[k - 1]!, stops[k]!]
      if (along(to) % blocksPerName === 0) way = undefined
      if (from.node === to.node) continue
      const isGap = random.chance(gapShare[street.class] ?? 0)
      const isUnder = street.class === 'secondary' || random.chance(underpassShare)
      const isWanted = along(to) === along(from) + 1 && (isThrough(number) || (from.isCore && to.isCore))
      if (!isWanted || isGap || !canJoin(graph, land, from.node, to.node, main, isUnder)) {
        way = undefined
        continue
      }
      if (way?.nodes.at(-1) === from.node) extendWay(graph, way, to.node)
      else {
        way = { ...street, name: roadName(random), nodes: [from.node, to.node] }
        addWay(graph, way)
      }
    }
  }
}

/** Joins lattices that run differently where they touch: short links between crossings at their seams. */
function stitch(graph: StreetGraph, land: Land, random: Random, planted: LatticeNode[][], main: Set<StreetWay>): void {
  const seam = planted.flatMap((nodes, lattice) =>
    nodes.filter((each) => each.isSeam).map(({ node }) => ({ lattice, node, spot: graph.spots[node]! })),
  )
  for (const from of seam) {
    if (graph.around[from.node]!.length > 3) continue
    const km = (to: { spot: Spot }) => distance(from.spot, to.spot)
    const near = seam.filter((to) => to.lattice !== from.lattice && km(to) < stitchKm).sort((a, b) => km(a) - km(b))
    const to = near.find((each) => each.node !== from.node && canJoin(graph, land, from.node, each.node, main, false))
    if (to) addWay(graph, { ...classOf(1), name: roadName(random), nodes: [from.node, to.node] })
  }
}

function classOf(line: number): Omit<StreetWay, 'name' | 'nodes'> {
  if (isThrough(line)) return { class: 'secondary', maxspeedKmPerHour: 50 }
  return line % 2 === 0 ? { class: 'tertiary', maxspeedKmPerHour: 40 } : { class: 'residential', maxspeedKmPerHour: 30 }
}
