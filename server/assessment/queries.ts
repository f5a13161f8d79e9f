import type { Db } from '../db/connect.ts'
import type { AssessmentRankTable } from '../db/schema.ts'

export type Board = AssessmentRankTable['board']

/** What one quarter's assessment said of a site or a firm. */
export type RankRow = {
  readonly subjectId: number
  readonly board: Board
  readonly quarter: string
  readonly rank: number | null
  readonly population: number
  readonly status: AssessmentRankTable['status']
}

/** The quarters that a board has results of, earliest first. */
export async function readPublishedQuarters(db: Db): Promise<Map<Board, string[]>> {
  const rows = await db
    .selectFrom('assessment_rank')
    .select(['board', 'quarter'])
    .distinct()
    .orderBy('board')
    .orderBy('quarter')
    .execute()
  const quarters = new Map<Board, string[]>()
  for (const { board, quarter } of rows) quarters.set(board, [...(quarters.get(board) ?? []), quarter])
  return quarters
}

/** Results of sites on the board of their works type up to a quarter, earliest first; all agencies unless one is named. */
export async function readSiteRanks(db: Db, upTo: string, agencyCode?: string): Promise<RankRow[]> {
  let query = db
    .selectFrom('assessment_rank as r')
    .innerJoin('site as s', 's.id', 'r.site_id')
    .select(['s.id as subjectId', 'r.board', 'r.quarter', 'r.rank', 'r.population', 'r.status'])
    .whereRef('r.board', '=', 's.works_type')
    .where('r.quarter', '<=', upTo)
    .orderBy('r.quarter')
  if (agencyCode !== undefined) query = query.where('s.agency_code', '=', agencyCode)
  return query.execute()
}

/** Results of firms up to a quarter, earliest first. */
export async function readFirmRanks(db: Db, upTo: string): Promise<RankRow[]> {
  const rows = await db
    .selectFrom('assessment_rank')
    .select(['firm_id as subjectId', 'board', 'quarter', 'rank', 'population', 'status'])
    .where('firm_id', 'is not', null)
    .where('quarter', '<=', upTo)
    .orderBy('quarter')
    .execute()
  return rows.map((row) => ({ ...row, subjectId: Number(row.subjectId) }))
}
