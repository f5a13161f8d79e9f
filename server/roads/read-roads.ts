import type { readRoads as endpoint, ResponseOf } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { findRuleVersionAt } from '../db/rule-version.ts'
import { roadTileVersion } from './read-road-tile.ts'
import { findStreets } from './streets-in-use.ts'
import { findRoadsInUse } from './version-queries.ts'

/** The streets in use and how far they are ready; asking begins to prepare them. */
export async function readRoads(
  db: Db,
  chosen: ResponseOf<typeof endpoint>['chosen'],
  now: Date,
): Promise<ResponseOf<typeof endpoint>> {
  const version = await findRoadsInUse(db)
  const found = await findStreets(db, await findRuleVersionAt(db, now))
  return {
    chosen,
    streets: version ? { ...version.report, state: 'imported', versionId: version.id } : null,
    importedAt: version?.createdAt.toISOString() ?? null,
    state: found.state,
    tileVersion: version ? roadTileVersion(version) : '',
    error: found.state === 'failed' ? found.error : null,
  }
}
