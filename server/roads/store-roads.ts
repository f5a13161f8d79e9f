import type { RoadReport } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { buildRoads } from './build-roads.ts'
import type { OnProgress, RoadSource, RoadWay, TurnRestriction } from './road-way.ts'
import { saveNetwork } from './save-network.ts'
import { findRoadsInUse } from './version-queries.ts'

/**
 * Makes a street network from ways and puts it in the place of the one in use, in one transaction of its own: all of it or
 * nothing. Content that is in use already changes nothing. `restrictions` are read after the last way.
 */
export async function storeRoads(
  db: Db,
  source: RoadSource,
  ways: Iterable<RoadWay> | AsyncIterable<RoadWay>,
  restrictions: Iterable<TurnRestriction>,
  onProgress: OnProgress = () => undefined,
): Promise<RoadReport> {
  const inUse = await findRoadsInUse(db)
  if (inUse && inUse.sha256 === source.sha256) return { ...inUse.report, state: 'unchanged', versionId: inUse.id }
  const built = await buildRoads(source, ways, restrictions, onProgress)
  const versionId = await db
    .transaction()
    .execute((trx) => saveNetwork(trx, source, built, { accountId: null }, onProgress))
  return { ...built.report, state: 'imported', versionId }
}
