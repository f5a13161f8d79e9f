import type { RoadReport } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import type { RoadSource } from './road-way.ts'

/** The streets in use. */
export type RoadVersion = {
  readonly id: number
  readonly sha256: string
  readonly kind: RoadSource['kind']
  readonly report: RoadReport
  readonly createdAt: Date
}

/** The streets in use; undefined before any were imported. */
export async function findRoadsInUse(db: Db): Promise<RoadVersion | undefined> {
  const row = await db
    .selectFrom('road_version')
    .select(['id', 'sha256', 'source_kind', 'report', 'created_at'])
    .where('replaced_at', 'is', null)
    .executeTakeFirst()
  return row && { id: row.id, sha256: row.sha256, kind: row.source_kind, report: row.report, createdAt: row.created_at }
}
