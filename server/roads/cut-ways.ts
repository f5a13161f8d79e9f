import { greatCircleMetres } from './ground.ts'
import { Growing } from './growing.ts'
import { edgeFlag, type RoadNetwork } from './road-network.ts'
import { type RoadWay, roadClasses } from './road-way.ts'
import { SortedIds } from './sorted-ids.ts'

/** A network with what its restrictions need to find their edges. */
export type CutWays = {
  readonly network: Omit<RoadNetwork, 'bans'>
  /** The edges of a way in the order of its points; empty for one that was not kept. */
  readonly edgesOf: (wayId: number) => readonly number[]
  /** The node of an identifier; −1 where no junction is. */
  readonly nodeOf: (nodeId: number) => number
}

/** Cuts ways where they meet, cross themselves or end. */
export async function cutWays(ways: Iterable<RoadWay> | AsyncIterable<RoadWay>): Promise<CutWays> {
  const held = await holdWays(ways)
  return cut(held, findJunctions(held))
}

type Held = {
  readonly ids: number[]
  readonly attributes: { class: number; flags: number; maxspeed: number; name: number }[]
  readonly names: string[]
  /** Way → its first point; ways + 1 entries. */
  readonly start: Growing
  readonly nodeIds: Growing
  readonly points: Growing
}

async function holdWays(ways: Iterable<RoadWay> | AsyncIterable<RoadWay>): Promise<Held> {
  const held: Held = {
    ...{ ids: [], attributes: [], names: [] },
    ...{ start: new Growing(), nodeIds: new Growing(), points: new Growing() },
  }
  const names = new Map<string, number>()
  held.start.push(0)
  for await (const way of ways) {
    if (way.points.length !== way.nodeIds.length || way.points.length < 2) {
      throw new RangeError(`Way ${way.id} has ${way.points.length} points and ${way.nodeIds.length} node identifiers`)
    }
    held.ids.push(way.id)
    if (way.name !== null && !names.has(way.name)) names.set(way.name, names.size)
    held.attributes.push({
      class: roadClasses.indexOf(way.class),
      flags: flagsOf(way),
      maxspeed: Math.min(255, way.maxspeedKmPerHour ?? 0),
      name: way.name === null ? -1 : (names.get(way.name) ?? -1),
    })
    for (const id of way.nodeIds) held.nodeIds.push(id)
    for (const [lon, lat] of way.points) {
      held.points.push(Math.round(lon * 1e7))
      held.points.push(Math.round(lat * 1e7))
    }
    held.start.push(held.nodeIds.length)
  }
  held.names.push(...names.keys())
  return held
}

function flagsOf(way: RoadWay): number {
  return (
    (way.oneway === 'reverse' ? 0 : edgeFlag.forward) |
    (way.oneway === 'yes' ? 0 : edgeFlag.backward) |
    (way.isToll ? edgeFlag.toll : 0) |
    (way.isUnpaved ? edgeFlag.unpaved : 0) |
    (way.access === 'destination' ? edgeFlag.destination : 0) |
    (way.isRoundabout ? edgeFlag.roundabout : 0)
  )
}

type Junctions = {
  readonly ids: SortedIds
  /** Position in `ids` → whether ways are cut there. */
  readonly isJunction: Uint8Array
}

/** A node is a junction when more than one way passes it, one way passes it twice, or a way ends there. */
function findJunctions(held: Held): Junctions {
  const ids = new SortedIds(held.nodeIds.toFloat64())
  const isUsed = new Uint8Array(ids.count)
  const isJunction = new Uint8Array(ids.count)
  for (let way = 0; way < held.ids.length; way++) {
    const first = held.start.at(way)
    const last = held.start.at(way + 1) - 1
    for (let i = first; i <= last; i++) {
      const at = ids.find(held.nodeIds.at(i))
      if (isUsed[at] || i === first || i === last) isJunction[at] = 1
      isUsed[at] = 1
    }
  }
  return { ids, isJunction }
}

function cut(held: Held, { ids, isJunction }: Junctions): CutWays {
  const nodeAt = new Int32Array(ids.count).fill(-1)
  const nodePoint = new Growing()
  const columns = {
    ...{ from: new Growing(), to: new Growing(), way: new Growing(), length: new Growing() },
    ...{ pointsFrom: new Growing(), points: new Growing() },
  }
  const firstEdge = new Int32Array(held.ids.length + 1)
  columns.pointsFrom.push(0)
  const node = (at: number): number => {
    if (nodeAt[at] === -1) {
      nodeAt[at] = nodePoint.length
      nodePoint.push(columns.points.length / 2 - 1)
    }
    return nodeAt[at]!
  }
  for (let way = 0; way < held.ids.length; way++) {
    const end = held.start.at(way + 1)
    let begin = -1
    let length = 0
    for (let i = held.start.at(way); i < end; i++) {
      const at = ids.find(held.nodeIds.at(i))
      const isRepeated = begin >= 0 && samePoint(held, i - 1, i) && !isJunction[at]
      if (isRepeated) continue
      if (begin >= 0) length += metresBetween(held, i - 1, i)
      pushPoint(columns.points, held, i)
      if (!isJunction[at]) continue
      const here = node(at)
      if (begin >= 0) {
        columns.from.push(begin)
        columns.to.push(here)
        columns.way.push(way)
        columns.length.push(Math.round(length * 10))
        columns.pointsFrom.push(columns.points.length / 2)
        if (i + 1 < end) pushPoint(columns.points, held, i)
      }
      begin = here
      length = 0
    }
    firstEdge[way + 1] = columns.from.length
  }
  const wayOf = columns.way.toInt32()
  const attribute = (key: 'class' | 'flags' | 'maxspeed'): Uint8Array =>
    Uint8Array.from(wayOf, (way) => held.attributes[way]![key])
  const wayIndex = new Map(held.ids.map((id, way) => [id, way]))
  return {
    network: {
      nodes: nodePoint.length,
      nodePoint: nodePoint.toInt32(),
      edges: wayOf.length,
      from: columns.from.toInt32(),
      to: columns.to.toInt32(),
      class: attribute('class'),
      flags: attribute('flags'),
      maxspeed: attribute('maxspeed'),
      name: Int32Array.from(wayOf, (way) => held.attributes[way]!.name),
      names: held.names,
      wayId: Float64Array.from(wayOf, (way) => held.ids[way]!),
      lengthDecimetres: columns.length.toInt32(),
      pointsFrom: columns.pointsFrom.toInt32(),
      points: columns.points.toInt32(),
    },
    edgesOf: (wayId) => {
      const way = wayIndex.get(wayId)
      if (way === undefined) return []
      const first = firstEdge[way]!
      return Array.from({ length: firstEdge[way + 1]! - first }, (_, i) => first + i)
    },
    nodeOf: (nodeId) => {
      const at = ids.find(nodeId)
      return at < 0 ? -1 : nodeAt[at]!
    },
  }
}

function pushPoint(points: Growing, held: Held, i: number): void {
  points.push(held.points.at(2 * i))
  points.push(held.points.at(2 * i + 1))
}

function samePoint({ points }: Held, a: number, b: number): boolean {
  return points.at(2 * a) === points.at(2 * b) && points.at(2 * a + 1) === points.at(2 * b + 1)
}

function metresBetween({ points }: Held, a: number, b: number): number {
  return greatCircleMetres(
    [points.at(2 * a) / 1e7, points.at(2 * a + 1) / 1e7],
    [points.at(2 * b) / 1e7, points.at(2 * b + 1) / 1e7],
  )
}
