import { sql } from 'kysely'
import type { BodyOf, changeMeasureSubject, Measure } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { AppError, notFound } from '../http/app-error.ts'
import { recordAudit } from '../http/audit.ts'
import { readMeasure } from './measure-rows.ts'
import type { Actor } from './propose-measures.ts'

/** Takes a firm or site out of a proposal, puts it back, or adds one by hand; who did it and why stays with the subject. */
export async function changeSubject(
  db: Db,
  measure: Measure,
  { siteId, firmId, isIncluded, note }: BodyOf<typeof changeMeasureSubject>,
  by: Actor,
): Promise<Measure> {
  requireOpen(measure)
  if ((siteId === undefined) === (firmId === undefined)) {
    throw new AppError('bad-input', { zh: '请给出一个工程或一家企业', en: 'Name one site or one firm' }, [
      { path: 'body.siteId', message: 'siteId 与 firmId 二选一 / give siteId or firmId' },
    ])
  }
  const kind = siteId === undefined ? 'firm' : 'site'
  if (measure.kind === 'levels' || (measure.kind === 'firm_list') !== (kind === 'firm')) {
    throw new AppError('bad-input', {
      zh: kind === 'firm' ? '这项措施不列企业' : '这项措施不列工程',
      en: `This measure is not about a ${kind}`,
    })
  }
  const id = siteId ?? firmId!
  await requireFits(db, measure, kind, id)
  const known = measure.subjects.find(({ subject }) => subject.kind === kind && subject.id === id)
  if (known === undefined && !isIncluded) throw notFound({ zh: '名单中的这一项', en: 'entry on this list' })
  await db.transaction().execute(async (trx) => {
    const row = await trx
      .selectFrom('measure')
      .select('state')
      .where('id', '=', measure.id)
      .forUpdate()
      .executeTakeFirst()
    requireOpen({ ...measure, state: row?.state ?? 'superseded' })
    if (known) await change(trx, known.id, { isIncluded, note, by })
    else await add(trx, measure.id, { siteId: siteId ?? null, firmId: firmId ?? null, note, by })
    await recordAudit(trx, by, 'measure.subject', `measure:${measure.id}`, { kind, id, isIncluded, note })
  })
  return readMeasure(db, measure.id)
}

/** Refuses a change to a measure that was decided or superseded. */
export function requireOpen({ id, state }: Pick<Measure, 'id' | 'state'>): void {
  if (state === 'proposed') return
  const zh = { approved: '已批准', rejected: '已否决', superseded: '已被新方案取代' }[state]
  throw new AppError('conflict', {
    zh: `措施 ${id} ${zh}，不能再改`,
    en: `Measure ${id} is ${state} and stays as it is`,
  })
}

async function requireFits(db: Db, measure: Measure, kind: 'firm' | 'site', id: number): Promise<void> {
  if (kind === 'firm') {
    const firm = await db.selectFrom('firm').select('kind').where('id', '=', id).executeTakeFirst()
    if (firm === undefined) throw notFound({ zh: `企业 ${id}`, en: `firm ${id}` })
    if (firm.kind === 'contractor' || firm.kind === 'supervision') return
    throw new AppError('not-possible', {
      zh: '名单只列施工企业和监理单位',
      en: 'Only contractors and supervision firms can be listed',
    })
  }
  const site = await db.selectFrom('site').select('agency_code').where('id', '=', id).executeTakeFirst()
  if (site === undefined) throw notFound({ zh: `工程 ${id}`, en: `site ${id}` })
  if (measure.agencyCode === null || site.agency_code === measure.agencyCode) return
  throw new AppError('not-possible', {
    zh: `工程 ${id} 属 ${site.agency_code}，不能列入 ${measure.agencyCode} 的名单`,
    en: `Site ${id} belongs to ${site.agency_code}, not to ${measure.agencyCode}`,
  })
}

type Change = { readonly isIncluded: boolean; readonly note: string; readonly by: Actor }

async function change(trx: Db, subjectId: number, { isIncluded, note, by }: Change): Promise<void> {
  const row = await trx
    .selectFrom('measure_subject')
    .select('reason')
    .where('id', '=', subjectId)
    .executeTakeFirstOrThrow()
  if (!isIncluded && (row.reason as { rule?: string }).rule === 'accident') {
    throw new AppError('not-possible', {
      zh: '因事故列入的企业不能移出名单',
      en: 'A firm that is listed by an accident cannot be taken out',
    })
  }
  await trx
    .updateTable('measure_subject')
    .set({ is_included: isIncluded, changed_by: by.name, change_note: note })
    .where('id', '=', subjectId)
    .execute()
}

async function add(
  trx: Db,
  measureId: number,
  { siteId, firmId, note, by }: { siteId: number | null; firmId: number | null; note: string; by: Actor },
): Promise<void> {
  const reason = { rule: 'by_hand', zh: `人工列入：${note}`, en: `Added by hand: ${note}`, values: {} }
  await sql`
    insert into measure_subject (measure_id, site_id, firm_id, position, reason, changed_by, change_note)
    select ${measureId}::bigint, ${siteId}::bigint, ${firmId}::bigint, coalesce(max(position), -1) + 1,
      ${JSON.stringify(reason)}::jsonb, ${by.name}, ${note}
    from measure_subject where measure_id = ${measureId}`.execute(trx)
}
