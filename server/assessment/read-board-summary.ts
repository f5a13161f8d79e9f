import { sql } from 'kysely'
import type { AssessmentRun, Board, BoardSummary } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'

const BANDS = 20

/** What a board of a run looks like as a whole, and the median of the published quarters before it. */
export async function readBoardSummary(
  db: Db,
  { id, quarter }: Pick<AssessmentRun, 'id' | 'quarter'>,
  board: Board,
): Promise<BoardSummary> {
  const { rows } = await sql<Omit<BoardSummary, 'board' | 'quarter' | 'trend'>>`
    select count(*) filter (where status = 'ranked')::int as ranked,
      count(*) filter (where status = 'excluded')::int as excluded,
      count(*) filter (where status = 'late')::int as late,
      count(*) filter (where status = 'false')::int as falsified,
      ${median}::float8 as median,
      (select json_agg((select count(*) from assessment_rank banded
        where banded.run_id = ${id} and banded.board = ${board} and banded.status = 'ranked'
          and least(floor(banded.score / 5), ${BANDS - 1}) = band) order by band)
        from generate_series(0, ${BANDS - 1}) band) as distribution
    from assessment_rank where run_id = ${id} and board = ${board}`.execute(db)
  const { rows: before } = await sql<BoardSummary['trend'][number]>`
    select quarter, ${median}::float8 as median, count(*) filter (where status = 'ranked')::int as ranked
    from published_rank where board = ${board} and quarter < ${quarter} group by quarter order by quarter`.execute(db)
  const summary = rows[0]!
  const now = { quarter, median: summary.median, ranked: summary.ranked }
  return { board, quarter, ...summary, trend: [...before, now] }
}

const median = sql`round(percentile_cont(0.5) within group (order by score) filter (where status = 'ranked')::numeric, 2)`
