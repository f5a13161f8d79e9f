import type { Account, RoadReport } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { buildRoads } from './build-roads.ts'
import { findSameRoads, replaceRoads } from './replace-roads.ts'
import type { OnProgress, RoadSource, RoadWay, TurnRestriction } from './road-way.ts'

/**
 * Makes a street network from ways and puts it in the place of the one in use, in one transaction of its own: all of it or
 * nothing. Content that is in use already changes nothing. `restrictions` are read after the last way.
 */
export async function storeRoads(
  db: Db,
  source: RoadSource,
  ways: Iterable<RoadWay> | AsyncIterable<RoadWay>,
  restrictions: Iterable<TurnRestriction>,
  account: Pick<Account, 'id' | 'name'>,
  onProgress: OnProgress = () => undefined,
): Promise<RoadReport> {
  const inUse = await findSameRoads(db, source)
  if (inUse) return inUse
  const built = await buildRoads(source, ways, restrictions, onProgress)
  return replaceRoads(db, source, built, account, onProgress)
}
