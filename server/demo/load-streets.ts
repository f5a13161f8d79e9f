import { createHash } from 'node:crypto'
import type { RoadReport } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { storeRoads } from '../roads/store-roads.ts'
import { findRoadsInUse } from '../roads/version-queries.ts'
import { readLand } from './land.ts'
import { makeStreets, toRoadWays } from './streets/make-streets.ts'

/**
 * Gives the sample city its streets, the schematic network (示意路网) of the same seed, unless some are in use already.
 * `onProgress` runs from 0 to 1.
 */
export async function loadSampleStreets(
  db: Db,
  { seed, onProgress = () => {} }: { seed: number; onProgress?: (share: number) => void },
): Promise<RoadReport> {
  const inUse = await findRoadsInUse(db)
  if (inUse) return { ...inUse.report, state: 'unchanged', versionId: inUse.id }
  const ways = toRoadWays(makeStreets(seed, readLand()))
  const sha256 = createHash('sha256').update(JSON.stringify(ways)).digest('hex')
  const source = { name: '示意路网', kind: 'schematic', sha256 } as const
  return storeRoads(db, source, ways, [], { id: 0, name: '经纬' }, (stage, done, total) => {
    if (stage === 'store') onProgress(done / total)
  })
}
