import type { Db } from '../../server/db/connect.ts'
import type { AssessmentRankTable } from '../../server/db/schema.ts'

/** One row of a board, as little as a test needs to say. */
export type TestRank = {
  readonly board: AssessmentRankTable['board']
  readonly siteId?: number
  readonly firmId?: number
  readonly personId?: number
  readonly rank: number | null
  readonly population: number
  readonly status?: AssessmentRankTable['status']
  readonly score?: number
}

/** The period of a quarter, closed, on an indicator set of its own, where there is none yet. */
export async function insertPeriod(db: Db, quarter: string): Promise<void> {
  const year = quarter.slice(0, 4)
  await db
    .insertInto('indicator_set')
    .values({
      version: 'test',
      name: '试',
      state: 'in_force',
      valid_from: '2020Q1',
      source: 'test',
      created_by: 'test',
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await db
    .insertInto('assessment_period')
    .values({
      ...{ quarter, indicator_version: 'test', state: 'closed' as const },
      ...{ opens_on: `${year}-01-01`, due_on: `${year}-12-30`, closes_on: `${year}-12-31` },
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** A run with ranks but without the answers behind them. */
export async function insertRun(
  db: Db,
  {
    quarter,
    state = 'provisional',
    isSample = false,
    ranks,
  }: {
    quarter: string
    state?: 'provisional' | 'objection' | 'published' | 'superseded'
    isSample?: boolean
    ranks: readonly TestRank[]
  },
): Promise<number> {
  await insertPeriod(db, quarter)
  const { id } = await db
    .insertInto('assessment_run')
    .values({
      ...{ quarter, state, rule_version: '2026.1', indicator_version: 'test', inputs_sha256: 'test', counts: '{}' },
      ...{ milliseconds: 1, computed_by: 'test', is_sample: isSample },
      published_at: state === 'published' ? new Date('2026-10-20T00:00:00Z') : null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  if (ranks.length > 0) {
    await db
      .insertInto('assessment_rank')
      .values(
        ranks.map(({ board, siteId, firmId, personId, rank, population, status, score }) => ({
          ...{ quarter, board, rank, population, run_id: id },
          ...{ site_id: siteId ?? null, firm_id: firmId ?? null, person_id: personId ?? null },
          status: status ?? (rank === null ? ('excluded' as const) : ('ranked' as const)),
          score: score ?? (rank === null ? null : 100 - rank),
        })),
      )
      .execute()
  }
  return id
}
