import { sql } from 'kysely'
import type { RoadReport } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import type { BuiltRoads } from './build-roads.ts'
import { edgeFlag, type RoadNetwork } from './road-network.ts'
import { type OnProgress, type RoadSource, roadClasses } from './road-way.ts'

/** Whoever imports: an account, or nobody (the command line, the sample city). */
export type RoadAuthor = { readonly accountId: number | null }

// Few enough that one statement stays a few megabytes, many enough that statements do not count.
const ROWS_A_STATEMENT = 4000

/** Puts a network in the place of the one in use, in the transaction given; returns its number. */
export async function saveNetwork(
  trx: Db,
  source: RoadSource,
  { network, isMain, report }: BuiltRoads,
  { accountId }: RoadAuthor,
  onProgress: OnProgress = () => undefined,
): Promise<number> {
  await dropNetworkInUse(trx)
  const { id } = await trx
    .insertInto('road_version')
    .values({
      source_name: source.name.slice(0, 200),
      source_kind: source.kind,
      sha256: source.sha256,
      report: JSON.stringify(report satisfies RoadReport),
      account_id: accountId,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const total = network.nodes + network.edges
  for (let first = 0; first < network.nodes; first += ROWS_A_STATEMENT) {
    onProgress('store', first, total)
    await insertNodes(trx, id, network, first, Math.min(network.nodes, first + ROWS_A_STATEMENT))
  }
  for (let first = 0; first < network.edges; first += ROWS_A_STATEMENT) {
    onProgress('store', network.nodes + first, total)
    await insertEdges(trx, id, network, isMain, first, Math.min(network.edges, first + ROWS_A_STATEMENT))
  }
  await insertBans(trx, id, network.bans)
  onProgress('store', total, total)
  return id
}

/** Rows of what is replaced go; its name and numbers stay, because plans were made on it. */
async function dropNetworkInUse(trx: Db): Promise<void> {
  const old = await trx
    .updateTable('road_version')
    .set({ replaced_at: sql<Date>`now()` })
    .where('replaced_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!old) return
  for (const table of ['road_edge', 'road_node', 'road_ban', 'road_graph'] as const) {
    await trx.deleteFrom(table).where('version_id', '=', old.id).execute()
  }
  await trx.deleteFrom('travel_matrix').where('road_version_id', '=', old.id).execute()
}

async function insertNodes(trx: Db, version: number, network: RoadNetwork, first: number, end: number): Promise<void> {
  const numbers = range(first, end)
  const places = numbers.map((node) => pointHex(network.points, network.nodePoint[node]!))
  await sql`
    insert into road_node (version_id, number, place)
    select ${version}, number, place::geometry from unnest(${numbers}::integer[], ${places}::text[]) as t (number, place)`.execute(
    trx,
  )
}

async function insertEdges(
  trx: Db,
  version: number,
  network: RoadNetwork,
  isMain: Uint8Array,
  first: number,
  end: number,
): Promise<void> {
  const numbers = range(first, end)
  const flag = (bit: number): boolean[] => numbers.map((edge) => (network.flags[edge]! & bit) !== 0)
  const part = (array: Int32Array | Float64Array): number[] => Array.from(array.subarray(first, end))
  await sql`
    insert into road_edge (version_id, number, from_node, to_node, way_id, class, name, is_open_forward, is_open_backward,
      max_km_per_hour, is_toll, is_unpaved, is_destination, is_roundabout, is_main, length_decimetres, shape)
    select ${version}, t.*
    from (select number, from_node, to_node, way_id, class, name, forward, backward, nullif(signed, 0), toll, unpaved, destination,
        roundabout, main, length, shape::geometry
      from unnest(${numbers}::integer[], ${part(network.from)}::integer[], ${part(network.to)}::integer[],
        ${part(network.wayId)}::bigint[], ${numbers.map((edge) => roadClasses[network.class[edge]!]!)}::text[],
        ${numbers.map((edge) => network.names[network.name[edge]!] ?? null)}::text[],
        ${flag(edgeFlag.forward)}::boolean[], ${flag(edgeFlag.backward)}::boolean[],
        ${numbers.map((edge) => network.maxspeed[edge]!)}::smallint[], ${flag(edgeFlag.toll)}::boolean[],
        ${flag(edgeFlag.unpaved)}::boolean[], ${flag(edgeFlag.destination)}::boolean[],
        ${flag(edgeFlag.roundabout)}::boolean[], ${numbers.map((edge) => isMain[edge] === 1)}::boolean[],
        ${part(network.lengthDecimetres)}::integer[], ${numbers.map((edge) => lineHex(network, edge))}::text[])
      as t (number, from_node, to_node, way_id, class, name, forward, backward, signed, toll, unpaved, destination, roundabout,
        main, length, shape)) as t`.execute(trx)
}

async function insertBans(trx: Db, version: number, bans: readonly (readonly number[])[]): Promise<void> {
  for (let first = 0; first < bans.length; first += ROWS_A_STATEMENT) {
    const rows = bans.slice(first, first + ROWS_A_STATEMENT)
    await trx
      .insertInto('road_ban')
      .values(rows.map((arcs, i) => ({ version_id: version, number: first + i, arcs: [...arcs] })))
      .execute()
  }
}

function range(first: number, end: number): number[] {
  return Array.from({ length: end - first }, (_, i) => first + i)
}

const LITTLE_ENDIAN = 1
const POINT_WITH_SRID = 0x20000001
const LINE_WITH_SRID = 0x20000002
const WGS_84 = 4326

/** Extended WKB, which PostGIS reads without a function call of its own. */
function pointHex(points: Int32Array, point: number): string {
  const bytes = header(POINT_WITH_SRID, 16)
  bytes.writeDoubleLE(points[2 * point]! / 1e7, 9)
  bytes.writeDoubleLE(points[2 * point + 1]! / 1e7, 17)
  return bytes.toString('hex')
}

function lineHex({ points, pointsFrom }: RoadNetwork, edge: number): string {
  const first = pointsFrom[edge]!
  const count = pointsFrom[edge + 1]! - first
  const bytes = header(LINE_WITH_SRID, 4 + 16 * count)
  bytes.writeUInt32LE(count, 9)
  for (let i = 0; i < 2 * count; i++) bytes.writeDoubleLE(points[2 * first + i]! / 1e7, 13 + 8 * i)
  return bytes.toString('hex')
}

function header(type: number, bodyBytes: number): Buffer {
  const bytes = Buffer.alloc(9 + bodyBytes)
  bytes.writeUInt8(LITTLE_ENDIAN, 0)
  bytes.writeUInt32LE(type, 1)
  bytes.writeUInt32LE(WGS_84, 5)
  return bytes
}
