import { type RawBuilder, sql } from 'kysely'
import { type LevelThresholds, levelThresholds, type Measure } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { AppError } from '../http/app-error.ts'
import { recordAudit } from '../http/audit.ts'
import { markOutdated } from '../risk/outdated.ts'
import { addDays, beijingDay, daysBetween, weekdayOf } from '../staff/iso-week.ts'
import { adoptLevels } from './adopt-levels.ts'
import { requireOpen } from './change-subject.ts'
import { readMeasure } from './measure-rows.ts'
import type { Actor } from './propose-measures.ts'

type Decision = { readonly decision: 'approved' | 'rejected'; readonly note: string }

/**
 * Approves a proposal, which puts it in force from today, or rejects it. An approved list replaces the one before: of its
 * quarter outright, of an earlier quarter from today on. What follows for scores is settled by the caller.
 */
export async function decideMeasure(
  db: Db,
  id: number,
  { decision, note }: Decision,
  { by, now }: { by: Actor; now: Date },
): Promise<Measure> {
  const measure = await readMeasure(db, id)
  if (decision === 'rejected' && note.length < 2) {
    throw new AppError('bad-input', { zh: '否决须说明理由', en: 'Rejecting needs a reason' }, [
      { path: 'body.note', message: '请填写理由 / give the reason' },
    ])
  }
  await db.transaction().execute(async (trx) => {
    await sql`lock table measure in share row exclusive mode`.execute(trx)
    const row = await trx.selectFrom('measure').select('state').where('id', '=', id).executeTakeFirstOrThrow()
    requireOpen({ id, state: row.state })
    if (decision === 'approved') await requirePublished(trx, measure)
    const effect = decision === 'approved' ? await putInForce(trx, measure, { by, now }) : {}
    await trx
      .updateTable('measure')
      .set({
        ...{ state: decision, note, decided_at: now, decided_by: by.name },
        ...(decision === 'approved' ? validity(measure, beijingDay(now)) : {}),
      })
      .where('id', '=', id)
      .execute()
    if (decision === 'approved' && measure.kind === 'firm_list') await listFirms(trx, id)
    if (decision === 'approved' && measure.kind !== 'campaign') await markOutdated(trx, measure.agencyCode)
    await recordAudit(trx, by, `measure.${decision === 'approved' ? 'approve' : 'reject'}`, `measure:${id}`, {
      ...{ note, quarter: measure.quarter, kind: measure.kind, agency: measure.agencyCode },
      ...effect,
    })
  })
  return readMeasure(db, id)
}

/** From today, for as long as it was proposed for; a campaign keeps its Monday unless that has passed. */
function validity(
  { kind, validFrom, validUntil }: Measure,
  today: string,
): { valid_from: string; valid_until: string } {
  const late = kind === 'campaign' && validFrom < today ? addDays(today, 8 - weekdayOf(today)) : validFrom
  const from = kind === 'campaign' ? late : today
  return { valid_from: from, valid_until: addDays(from, daysBetween(validFrom, validUntil)) }
}

async function putInForce(
  trx: Db,
  measure: Measure,
  { by, now }: { by: Actor; now: Date },
): Promise<{ ruleVersion?: string }> {
  const today = beijingDay(now)
  const same = sql`kind = ${measure.kind} and agency_code is not distinct from ${measure.agencyCode}
    and campaign is not distinct from ${measure.campaign} and state = 'approved'`
  await requireNewest(trx, measure, same, today)
  if (measure.kind === 'firm_list') await unlistFirms(trx)
  await sql`update measure set state = 'superseded' where ${same} and quarter = ${measure.quarter}`.execute(trx)
  await sql`
    update measure set valid_until = greatest(valid_from, ${today}::date - 1)
    where ${same} and quarter < ${measure.quarter} and valid_until >= ${today}::date`.execute(trx)
  if (measure.kind !== 'levels') return {}
  const thresholds: LevelThresholds = levelThresholds.parse(measure.parameters.thresholds)
  const source = `[A] ${by.name} 批准的等级标准（措施 ${measure.id}）`
  return { ruleVersion: await adoptLevels(trx, { thresholds, day: today, source, by: by.name, now }) }
}

/**
 * Only what stands on ranks in force comes in force: those of the quarter's published run, or given ones where no run is
 * published. Levels stand on no ranks.
 */
async function requirePublished(trx: Db, { id, kind, quarter, runId }: Measure): Promise<void> {
  if (kind === 'levels') return
  const run = await trx
    .selectFrom('assessment_run')
    .select('id')
    .where('quarter', '=', quarter)
    .where('state', '=', 'published')
    // held, so that no other run is published meanwhile
    .forUpdate()
    .executeTakeFirst()
  if ((run?.id ?? null) === runId) return
  const of =
    runId === null
      ? { zh: '给定名次', en: 'ranks given from elsewhere' }
      : { zh: `测评结果 ${runId}`, en: `run ${runId}` }
  throw new AppError('conflict', {
    zh: `措施 ${id} 依据的是${of.zh}，不是 ${quarter} 已公示的结果：请公示后重新生成`,
    en: `Measure ${id} stands on ${of.en}, not on what is published for ${quarter}: propose it anew after publishing`,
  })
}

async function requireNewest(trx: Db, measure: Measure, same: RawBuilder<unknown>, today: string): Promise<void> {
  const { rows } = await sql<{ quarter: string }>`
    select quarter from measure where ${same} and quarter > ${measure.quarter} and valid_until >= ${today}::date
    limit 1`.execute(trx)
  if (rows[0] === undefined) return
  throw new AppError('conflict', {
    zh: `${rows[0].quarter} 的同类措施已经生效，不能再批准 ${measure.quarter} 的`,
    en: `The same measure of ${rows[0].quarter} is in force; that of ${measure.quarter} comes too late`,
  })
}

/** Firms that are listed by an approved list, and until no other day, are free again. */
async function unlistFirms(trx: Db): Promise<void> {
  await sql`
    update firm set listed_until = null
    from measure_subject l join measure m on m.id = l.measure_id
    where m.kind = 'firm_list' and m.state = 'approved' and l.is_included and firm.id = l.firm_id
      and firm.listed_until = m.valid_until`.execute(trx)
}

/** A firm that is listed until a later day from elsewhere stays so. */
async function listFirms(trx: Db, measureId: number): Promise<void> {
  await sql`
    update firm set listed_until = greatest(firm.listed_until, m.valid_until)
    from measure_subject l join measure m on m.id = l.measure_id
    where m.id = ${measureId} and l.is_included and firm.id = l.firm_id`.execute(trx)
}
