import { sql } from 'kysely'
import { readRun } from '../assessment/run-queries.ts'
import type { Account, BodyOf, fileObjection as endpoint, Objection } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { AppError, notFound } from '../http/app-error.ts'
import { recordAudit } from '../http/audit.ts'
import { beijingDay } from '../staff/iso-week.ts'
import { readViewer } from '../submissions/read-viewer.ts'
import { readObjection } from './objection-rows.ts'
import { lockRuns } from './run-state.ts'

type Subject = { readonly kind: 'site' | 'firm' | 'person'; readonly id: number }

/**
 * A firm objects to its own result in a run, or to that of a site that it builds, supervises or owns, or of its person; for a
 * firm that went into another its successor does.
 */
export async function fileObjection(
  db: Db,
  runId: number,
  { text, ...body }: BodyOf<typeof endpoint>,
  { by, now }: { by: Account; now: Date },
): Promise<Objection> {
  const subject = subjectOf(body)
  const { quarter } = await readRun(db, runId)
  await requireOwn(db, runId, subject, by)
  const id = await db.transaction().execute(async (trx) => {
    await lockRuns(trx, quarter)
    const { state, objectionUntil } = await readRun(trx, runId)
    if (state !== 'objection' || objectionUntil === null || objectionUntil < beijingDay(now)) {
      throw new AppError('conflict', {
        zh: state === 'objection' ? `异议期已于 ${objectionUntil} 结束` : '本结果不在异议期内',
        en: state === 'objection' ? `Objections ended on ${objectionUntil}` : 'This run is not open to objections',
      })
    }
    const column = `${subject.kind}_id` as const
    const open = await trx
      .selectFrom('objection')
      .select('id')
      .where('run_id', '=', runId)
      .where(column, '=', subject.id)
      .where('state', '=', 'open')
      .executeTakeFirst()
    if (open !== undefined) {
      throw new AppError('conflict', {
        zh: `对同一对象已有未处理的异议（${open.id}）`,
        en: `An objection on the same subject is open already (${open.id})`,
      })
    }
    const { id } = await trx
      .insertInto('objection')
      .values({ run_id: runId, [column]: subject.id, text, filed_at: now, filed_by: by.name, account_id: by.id })
      .returning('id')
      .executeTakeFirstOrThrow()
    await recordAudit(trx, by, 'objection.file', `objection:${id}`, { run: runId, ...subject })
    return id
  })
  return readObjection(db, id)
}

function subjectOf({ siteId, firmId, personId }: Omit<BodyOf<typeof endpoint>, 'text'>): Subject {
  const named = [
    ...(siteId === undefined ? [] : [{ kind: 'site', id: siteId } as const]),
    ...(firmId === undefined ? [] : [{ kind: 'firm', id: firmId } as const]),
    ...(personId === undefined ? [] : [{ kind: 'person', id: personId } as const]),
  ]
  if (named.length === 1) return named[0]!
  throw new AppError('bad-input', { zh: '请指明一个对象', en: 'Name one subject' }, [
    { path: 'body', message: 'siteId、firmId、personId 三选一 / give one of siteId, firmId, personId' },
  ])
}

/** What is not its own does not exist for a firm: the answer is the same as for a subject that is not in the run. */
async function requireOwn(db: Db, runId: number, { kind, id }: Subject, by: Account): Promise<void> {
  if (by.role !== 'firm' || by.firmId === null) {
    throw new AppError('not-allowed', {
      zh: `账号（${by.name}）不代表被测评企业，不能提出异议`,
      en: `The account ${by.name} speaks for no assessed firm and cannot object`,
    })
  }
  const { firmIds } = await readViewer(db, by)
  const ofOwn = sql`any(${firmIds}::bigint[])`
  const own = {
    site: sql`select from site_assessment x where x.run_id = ${runId} and x.site_id = ${id}
      and (x.client_id = ${ofOwn} or x.contractor_id = ${ofOwn} or x.supervision_id = ${ofOwn})`,
    firm: sql`select from assessment_rank r where r.run_id = ${runId} and r.firm_id = ${id} and r.firm_id = ${ofOwn}`,
    person: sql`select from assessment_rank r join person p on p.id = r.person_id
      where r.run_id = ${runId} and r.person_id = ${id} and p.firm_id = ${ofOwn}`,
  }[kind]
  const { rows } = await sql<{ found: boolean }>`select exists (${own}) as found`.execute(db)
  if (rows[0]?.found) return
  throw notFound({ zh: '本企业在该结果中的这一对象', en: 'subject of this firm in the run' })
}
