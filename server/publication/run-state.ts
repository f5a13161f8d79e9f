import { sql } from 'kysely'
import type { AssessmentRun } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { AppError } from '../http/app-error.ts'

/** Holds the runs of a quarter, so that no two acts on them cross; run it in a transaction, before reading them. */
export async function lockRuns(trx: Db, quarter: string): Promise<void> {
  await sql`select from assessment_run where quarter = ${quarter} order by id for update`.execute(trx)
}

/** Refuses to go on with a run that is published or superseded, or that a newer one of its quarter has overtaken. */
export async function requireLatest(trx: Db, { id, quarter, state }: AssessmentRun): Promise<void> {
  if (state === 'published' || state === 'superseded') {
    const zh = { published: '已公示', superseded: '已被取代' }[state]
    throw new AppError('conflict', { zh: `测评结果 ${id} ${zh}`, en: `Run ${id} is ${state}` })
  }
  const newer = await trx
    .selectFrom('assessment_run')
    .select('id')
    .where('quarter', '=', quarter)
    .where('id', '>', id)
    .where('state', '<>', 'superseded')
    .orderBy('id', 'desc')
    .executeTakeFirst()
  if (newer === undefined) return
  throw new AppError('conflict', {
    zh: `${quarter} 有更新的测评结果 ${newer.id}，请以它为准`,
    en: `There is a newer run of ${quarter}, ${newer.id}; go on with that one`,
  })
}
