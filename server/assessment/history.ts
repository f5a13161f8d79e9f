import { sql } from 'kysely'
import type { SiteAssessment, SubjectAssessment } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'

/** A site's published quarters before one, on the board of its type of works as it was then; earliest first. */
export async function readSiteHistory(db: Db, siteId: number, before: string): Promise<SiteAssessment['history']> {
  const { rows } = await sql<SiteAssessment['history'][number]>`
    select quarter, score as combined, rank, population from published_rank
    where site_id = ${siteId} and board <> 'affordable' and quarter < ${before} order by quarter`.execute(db)
  return rows
}

/** A subject's published quarters before one on a board, earliest first. */
export async function readSubjectHistory(
  db: Db,
  { board, column, subject, before }: { board: string; column: string; subject: number | string; before: string },
): Promise<SubjectAssessment['history']> {
  const { rows } = await sql<SubjectAssessment['history'][number]>`
    select quarter, score as combined, rank, population from published_rank
    where board = ${board} and ${sql.ref(column)} = ${subject} and quarter < ${before} order by quarter`.execute(db)
  return rows
}
