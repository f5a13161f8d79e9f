import { sql } from 'kysely'
import type { Account, RoadReport } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { recordAudit } from '../http/audit.ts'
import type { BuiltRoads } from './build-roads.ts'
import type { OnProgress, RoadSource } from './road-way.ts'
import { saveNetwork } from './save-network.ts'
import { findRoadsInUse } from './version-queries.ts'

// Any number no other lock has: "road".
const roadsLock = 0x726f6164

/**
 * Puts built streets in the place of those in use, in one transaction: all of them or none. Whoever comes second waits, and
 * then replaces what the first has brought; content that is in use by then changes nothing.
 */
export function replaceRoads(
  db: Db,
  source: RoadSource,
  built: BuiltRoads,
  account: Pick<Account, 'id' | 'name'>,
  onProgress: OnProgress = () => undefined,
): Promise<RoadReport> {
  return db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(${roadsLock})`.execute(trx)
    const inUse = await findSameRoads(trx, source)
    if (inUse) return inUse
    const id = await saveNetwork(trx, source, built, { accountId: account.id > 0 ? account.id : null }, onProgress)
    await recordAudit(trx, account, 'roads.import', `roads:${id}`, { file: source.name, edges: built.network.edges })
    return { ...built.report, state: 'imported' as const, versionId: id }
  })
}

/** The report of the streets in use if they are of the same content. */
export async function findSameRoads(db: Db, source: RoadSource): Promise<RoadReport | undefined> {
  const inUse = await findRoadsInUse(db)
  return inUse?.sha256 === source.sha256 ? { ...inUse.report, state: 'unchanged', versionId: inUse.id } : undefined
}
