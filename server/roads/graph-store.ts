import { sql } from 'kysely'
import type { LonLat } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'

// One value of a few megabytes is read and sent without a peak in memory; the whole graph of a city would not be.
const PART_BYTES = 4 * 1024 * 1024

/** The prepared graph of a network with these weights; undefined when it was not prepared yet. */
export async function readGraph(db: Db, versionId: number, weights: string): Promise<ArrayBuffer | undefined> {
  const graph = await db
    .selectFrom('road_graph')
    .select(['id', 'bytes'])
    .where('version_id', '=', versionId)
    .where('weights', '=', weights)
    .executeTakeFirst()
  if (!graph) return undefined
  const bytes = new Uint8Array(graph.bytes)
  let filled = 0
  for (let part = 0; filled < graph.bytes; part++) {
    const row = await db
      .selectFrom('road_graph_part')
      .select('data')
      .where('graph_id', '=', graph.id)
      .where('part', '=', part)
      .executeTakeFirst()
    // Replaced while it was read: as if it had not been there.
    if (!row) return undefined
    bytes.set(row.data, filled)
    filled += row.data.length
  }
  return bytes.buffer
}

/** Keeps a prepared graph in the place of earlier ones of its network; does nothing when the network was replaced meanwhile. */
export async function saveGraph(
  db: Db,
  graph: { versionId: number; weights: string; centre: LonLat; buffer: ArrayBuffer; preparedMs: number },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const inUse = await trx
      .selectFrom('road_version')
      .select('id')
      .where('id', '=', graph.versionId)
      .where('replaced_at', 'is', null)
      .forUpdate()
      .executeTakeFirst()
    if (!inUse) return
    await trx.deleteFrom('road_graph').where('version_id', '=', graph.versionId).execute()
    const { id } = await trx
      .insertInto('road_graph')
      .values({
        version_id: graph.versionId,
        weights: graph.weights,
        centre_lon: graph.centre[0],
        centre_lat: graph.centre[1],
        bytes: graph.buffer.byteLength,
        prepared_ms: Math.round(graph.preparedMs),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    for (let from = 0, part = 0; from < graph.buffer.byteLength; from += PART_BYTES, part++) {
      const data = Buffer.from(graph.buffer, from, Math.min(PART_BYTES, graph.buffer.byteLength - from))
      await sql`insert into road_graph_part (graph_id, part, data) values (${id}, ${part}, ${data})`.execute(trx)
    }
  })
}

/** The middle that the streets of a network were last weighed around; undefined before. */
export async function findGraphCentre(db: Db, versionId: number): Promise<LonLat | undefined> {
  const row = await db
    .selectFrom('road_graph')
    .select(['centre_lon', 'centre_lat'])
    .where('version_id', '=', versionId)
    .executeTakeFirst()
  return row && [row.centre_lon, row.centre_lat]
}
