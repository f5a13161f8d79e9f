import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { Account, AssessmentRun, Board, BoardRow, BoardSummary, readBoard as endpoint } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { latestScore } from '../grids/queries.ts'
import { quarterBefore } from '../staff/months.ts'
import { ownerColumn, subjectColumn, subjectFields, subjectJoins, subjectName } from './board-subjects.ts'
import { findRun, isGovernment, requireOpenBoard } from './find-run.ts'
import { readBoardSummary } from './read-board-summary.ts'

type Query = z.output<typeof endpoint.query>
type BoardPage = { total: number; run: AssessmentRun; summary: BoardSummary; rows: BoardRow[] }

/**
 * One page of a board, whoever has no rank behind those that have one, and what the whole board looks like. Risk levels
 * are for the government: they tell how often a site is visited, and visits are unannounced.
 */
export async function readBoard(db: Db, account: Account, board: Board, query: Query): Promise<BoardPage> {
  requireOpenBoard(account, board)
  const run = await findRun(db, account, query, { ofOwn: false })
  const where = conditionOf(run.id, board, query)
  const { rows } = await sql<{ total: number; rows: BoardRow[] }>`
    with matching as materialized (
      select r.*, before.rank - r.rank as gained, row_number() over (order by ${orderOf(query)}, r.id) as place
      from assessment_rank r ${subjectJoins}
      left join published_rank before on before.quarter = ${quarterBefore(run.quarter)} and before.board = r.board
        and before.${sql.ref(subjectColumn(board))} = r.${sql.ref(subjectColumn(board))}
      where r.run_id = ${run.id} and r.board = ${board} and ${where}
    )
    select (select count(*) from matching)::int as total, coalesce((
      select json_agg(json_build_object('subject', ${subjectFields}, 'status', r.status, 'combined', r.score,
        'rank', r.rank, 'safety', r.safety_score, 'safetyRank', r.safety_rank, 'quality', r.quality_score,
        'qualityRank', r.quality_rank, 'gained', r.gained, 'siteCount', r.site_count,
        'excludedCount', r.excluded_count, 'level', ${isGovernment(account) ? sql`latest.level` : sql`null`},
        'isWithoutGovernment', coalesce(a.is_without_government, false)) order by r.place)
      from matching r ${subjectJoins} ${latestScore}
      where r.place > ${query.offset} and r.place <= ${query.offset + query.limit}), '[]') as rows`.execute(db)
  const page = rows[0]!
  return { total: page.total, run, summary: await readBoardSummary(db, run, board), rows: page.rows }
}

function conditionOf(runId: number, board: Board, { agency, search }: Query): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [sql`true`]
  if (search) parts.push(sql`${subjectName()} ilike ${`%${search.replaceAll(/[\\%_]/g, '\\$&')}%`}`)
  if (agency) {
    // A firm or a person belongs to every district that it has a site in.
    parts.push(sql`r.${sql.ref(subjectColumn(board))} in (
      select own.${sql.ref(ownerColumn(board))} from site_assessment own
      where own.run_id = ${runId} and own.agency_code = ${agency})`)
  }
  return sql.join(parts, sql` and `)
}

const columns = { combined: sql`r.rank`, safety: sql`r.safety_rank`, quality: sql`r.quality_rank` }

function orderOf({ sort, order }: Query): RawBuilder<unknown> {
  // A low rank is a good one; many ranks gained are.
  if (sort === 'gained') {
    return order === 'best' ? sql`before.rank - r.rank desc nulls last` : sql`before.rank - r.rank nulls last`
  }
  return order === 'best' ? sql`${columns[sort]} nulls last` : sql`${columns[sort]} desc nulls last`
}
