import { sql } from 'kysely'
import type { Db } from '../db/connect.ts'
import { AppError } from '../http/app-error.ts'
import { Growing } from './growing.ts'
import { edgeFlag, type RoadNetwork } from './road-network.ts'
import { type RoadClass, roadClasses } from './road-way.ts'

type Row = {
  from_node: number
  to_node: number
  way_id: number
  class: string
  name: string | null
  flags: number
  signed: number | null
  length_decimetres: number
  shape: string
}

const ROWS_A_QUERY = 20_000

/** A stored network as it was stored. Throws when it is replaced while it is being read: an import does not wait for readers. */
export async function readNetwork(db: Db, versionId: number): Promise<RoadNetwork> {
  const { rows } = await sql<{ nodes: number; edges: number }>`
    select (select coalesce(max(number) + 1, 0) from road_node where version_id = ${versionId}) as nodes,
      (select coalesce(max(number) + 1, 0) from road_edge where version_id = ${versionId}) as edges`.execute(db)
  const { nodes = 0, edges = 0 } = rows[0] ?? {}
  const network = emptyNetwork(nodes, edges)
  const points = new Growing()
  const names = new Map<string, number>()
  for (let first = 0; first < edges; first += ROWS_A_QUERY) {
    const part = await sql<Row>`
      select from_node, to_node, way_id, class, name, max_km_per_hour as signed, length_decimetres, shape,
        is_open_forward::integer * ${edgeFlag.forward}::integer + is_open_backward::integer * ${edgeFlag.backward}::integer
          + is_toll::integer * ${edgeFlag.toll}::integer + is_unpaved::integer * ${edgeFlag.unpaved}::integer
          + is_destination::integer * ${edgeFlag.destination}::integer
          + is_roundabout::integer * ${edgeFlag.roundabout}::integer as flags
      from road_edge
      where version_id = ${versionId} and number >= ${first} and number < ${first + ROWS_A_QUERY}
      order by number`.execute(db)
    if (part.rows.length < Math.min(ROWS_A_QUERY, edges - first)) throw replaced()
    for (const [i, row] of part.rows.entries()) fill(network, first + i, row, names, points)
  }
  const bans = await db
    .selectFrom('road_ban')
    .select('arcs')
    .where('version_id', '=', versionId)
    .orderBy('number')
    .execute()
  return { ...network, names: [...names.keys()], points: points.toInt32(), bans: bans.map((row) => row.arcs) }
}

function replaced(): AppError {
  return new AppError('conflict', {
    zh: '读取路网时路网已被替换',
    en: 'The streets were replaced while they were being read',
  })
}

type Filling = Omit<RoadNetwork, 'names' | 'points' | 'bans'>

function emptyNetwork(nodes: number, edges: number): Filling {
  return {
    ...{ nodes, edges, nodePoint: new Int32Array(nodes) },
    ...{ from: new Int32Array(edges), to: new Int32Array(edges), wayId: new Float64Array(edges) },
    ...{ class: new Uint8Array(edges), flags: new Uint8Array(edges), maxspeed: new Uint8Array(edges) },
    ...{ name: new Int32Array(edges), lengthDecimetres: new Int32Array(edges) },
    pointsFrom: new Int32Array(edges + 1),
  }
}

function fill(network: Filling, edge: number, row: Row, names: Map<string, number>, points: Growing): void {
  network.from[edge] = row.from_node
  network.to[edge] = row.to_node
  network.wayId[edge] = row.way_id
  network.class[edge] = roadClasses.indexOf(row.class as RoadClass)
  network.flags[edge] = row.flags
  network.maxspeed[edge] = row.signed ?? 0
  network.lengthDecimetres[edge] = row.length_decimetres
  if (row.name !== null && !names.has(row.name)) names.set(row.name, names.size)
  network.name[edge] = row.name === null ? -1 : (names.get(row.name) ?? -1)
  network.nodePoint[row.from_node] = points.length / 2
  pushLine(points, row.shape)
  network.pointsFrom[edge + 1] = points.length / 2
  network.nodePoint[row.to_node] = points.length / 2 - 1
}

/** The points of a line in extended WKB: byte order, type, SRID, count, then doubles. */
function pushLine(points: Growing, hex: string): void {
  const bytes = Buffer.from(hex, 'hex')
  const isLittle = bytes[0] === 1
  const count = isLittle ? bytes.readUInt32LE(9) : bytes.readUInt32BE(9)
  for (let i = 0; i < 2 * count; i++) {
    const degrees = isLittle ? bytes.readDoubleLE(13 + 8 * i) : bytes.readDoubleBE(13 + 8 * i)
    points.push(Math.round(degrees * 1e7))
  }
}
