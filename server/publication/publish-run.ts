import { readRun } from '../assessment/run-queries.ts'
import type { AssessmentRun, PublicationRow } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { AppError } from '../http/app-error.ts'
import { recordAudit } from '../http/audit.ts'
import { markOutdated } from '../risk/outdated.ts'
import { beijingDay } from '../staff/iso-week.ts'
import { requireClosed } from '../submissions/periods.ts'
import { freezeBoards, freezeLinkage, type Publisher } from './freeze.ts'
import { listPublications } from './publication-rows.ts'
import { lockRuns, requireLatest } from './run-state.ts'

/**
 * Publishes a run: its boards and its result for the bidding market are frozen and signed, and its ranks are the quarter's from
 * now on. Refused while objections may still come, while one to any run of the quarter is open, after one to this run was
 * upheld, and when a newer run exists. A sample
 * run needs no window, and what comes of it is marked. Scores are to be made anew afterwards, and are
 * marked as outdated until they are.
 */
export async function publishRun(
  db: Db,
  runId: number,
  { by, now, isSample = false }: Publisher & { readonly isSample?: boolean },
): Promise<PublicationRow[]> {
  const { quarter } = await readRun(db, runId)
  const ids = await db.transaction().execute(async (trx) => {
    await lockRuns(trx, quarter)
    await requireClosed(trx, quarter)
    const run = await readRun(trx, runId)
    await requireLatest(trx, run)
    if (!isSample) requireWindowOver(run, beijingDay(now))
    await requireNoObjections(trx, run)
    await trx
      .updateTable('assessment_run')
      .set({ state: 'superseded' })
      .where('quarter', '=', quarter)
      .where('id', '<>', runId)
      .execute()
    await trx
      .updateTable('assessment_run')
      .set({ state: 'published', published_at: now, ...(isSample ? { is_sample: true } : {}) })
      .where('id', '=', runId)
      .execute()
    const published = { ...run, isSample: run.isSample || isSample }
    const ids = [await freezeBoards(trx, published, { by, now }), await freezeLinkage(trx, published, { by, now })]
    await markOutdated(trx, null)
    await recordAudit(trx, by, 'publication.publish', `run:${runId}`, { quarter, publications: ids })
    return ids
  })
  return (await listPublications(db)).filter((row) => ids.includes(row.id)).sort((a, b) => a.id - b.id)
}

/**
 * Freezes the market's result of a quarter anew, after the city's list has changed; the version before gives way. Null where
 * nothing is published that could be renewed.
 */
export async function renewLinkage(db: Db, quarter: string, { by, now }: Publisher): Promise<number | null> {
  return db.transaction().execute(async (trx) => {
    await lockRuns(trx, quarter)
    const run = await trx
      .selectFrom('assessment_run')
      .select([
        'id',
        'quarter',
        'rule_version as ruleVersion',
        'indicator_version as indicatorVersion',
        'is_sample as isSample',
      ])
      .where('quarter', '=', quarter)
      .where('state', '=', 'published')
      .executeTakeFirst()
    const last = await trx
      .selectFrom('publication')
      .select(['withdrawn_at', 'expires_on'])
      .where('quarter', '=', quarter)
      .where('kind', '=', 'linkage')
      .orderBy('version', 'desc')
      .executeTakeFirst()
    const stands = last !== undefined && last.withdrawn_at === null && last.expires_on >= beijingDay(now)
    if (run === undefined || !stands) return null
    const id = await freezeLinkage(trx, run, { by, now })
    await recordAudit(trx, by, 'publication.renew', `run:${run.id}`, { quarter, publications: [id] })
    return id
  })
}

function requireWindowOver({ id, state, objectionUntil }: AssessmentRun, today: string): void {
  if (state === 'provisional') {
    throw new AppError('conflict', {
      zh: `测评结果 ${id} 尚未公告，异议期未开始`,
      en: `Run ${id} has not been announced; its window for objections has not begun`,
    })
  }
  if (objectionUntil !== null && today <= objectionUntil) {
    throw new AppError('conflict', {
      zh: `异议期至 ${objectionUntil}，期满后方可公示`,
      en: `Objections may come until ${objectionUntil}; only then can it be published`,
    })
  }
}

/** An objection outlives the run that it was filed to: a newer run does not answer it, a decision does. */
async function requireNoObjections(trx: Db, { id, quarter }: AssessmentRun): Promise<void> {
  const rows = await trx
    .selectFrom('objection')
    .innerJoin('assessment_run', 'assessment_run.id', 'objection.run_id')
    .select(['objection.run_id as runId', 'objection.state'])
    .where('assessment_run.quarter', '=', quarter)
    .orderBy('objection.run_id')
    .execute()
  const open = rows.filter((row) => row.state === 'open')
  if (open.length > 0) {
    const runs = [...new Set(open.map((row) => row.runId))]
    throw new AppError('conflict', {
      zh: `还有 ${open.length} 件异议未处理（测评结果 ${runs.join('、')}）`,
      en: `${open.length} objections are still open (run ${runs.join(', ')})`,
    })
  }
  const upheld = rows.filter((row) => row.state === 'upheld' && row.runId === id).length
  if (upheld > 0) {
    throw new AppError('conflict', {
      zh: `${upheld} 件异议成立：请更正后重新计算本季度，公示新的结果`,
      en: `${upheld} objections were upheld: correct what they found, score the quarter anew and publish that`,
    })
  }
}
