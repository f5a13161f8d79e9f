import { sql } from 'kysely'
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

/** The quarters that a board has published results of, earliest first. */
export async function readPublishedQuarters(db: Db): Promise<Map<Board, string[]>> {
  const { rows } = await sql<{ board: Board; quarter: string }>`
    select distinct board, quarter from published_rank order by board, quarter`.execute(db)
  const quarters = new Map<Board, string[]>()
  for (const { board, quarter } of rows) quarters.set(board, [...(quarters.get(board) ?? []), quarter])
  return quarters
}

/** Published results of sites on the board of their works type up to a quarter, earliest first; of one agency when named. */
export async function readSiteRanks(db: Db, upTo: string, agencyCode?: string): Promise<RankRow[]> {
  const ofAgency = agencyCode === undefined ? sql`true` : sql`s.agency_code = ${agencyCode}`
  const { rows } = await sql<RankRow>`
    select s.id as "subjectId", r.board, r.quarter, r.rank, r.population, r.status
    from published_rank r join site s on s.id = r.site_id
    where r.board = s.works_type and r.quarter <= ${upTo} and ${ofAgency}
    order by r.quarter`.execute(db)
  return rows
}

/** Published results of firms up to a quarter, earliest first. */
export async function readFirmRanks(db: Db, upTo: string): Promise<RankRow[]> {
  const { rows } = await sql<RankRow>`
    select firm_id as "subjectId", board, quarter, rank, population, status
    from published_rank where firm_id is not null and quarter <= ${upTo} order by quarter`.execute(db)
  return rows
}
