import { sql } from 'kysely'
import type { Account, BodyOf, proposeMeasures as endpoint, MeasureRow } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { AppError, notFound } from '../http/app-error.ts'
import { recordAudit } from '../http/audit.ts'
import { beijingDay } from '../staff/iso-week.ts'
import { draftCampaigns } from './draft-campaigns.ts'
import { type Basis, draftFirmList, draftLevels, draftProjectLists } from './draft-measures.ts'
import { readMeasureNumbers } from './measure-numbers.ts'
import { readMeasureRows } from './measure-rows.ts'
import { readLevelGround } from './read-level-ground.ts'
import { findResults } from './read-places.ts'
import type { MeasureDraft } from './subject.ts'

/** Who proposes or decides. */
export type Actor = Pick<Account, 'id' | 'name'>

/**
 * Proposes measures of a quarter by rule and returns them. Nothing is in force before somebody approves it; a proposal that
 * nobody has decided yet is superseded by the new one of its kind.
 */
export async function proposeMeasures(
  db: Db,
  request: BodyOf<typeof endpoint>,
  { by, now, isSample = false }: { by: Actor; now: Date; isSample?: boolean },
): Promise<MeasureRow[]> {
  requireFitting(request)
  if (request.agency !== undefined) await requireAgencyExists(db, request.agency)
  const results = await findResults(db, request.quarter)
  const today = beijingDay(now)
  const ground = await readLevelGround(db, { now })
  const numbers = await readMeasureNumbers(db, today)
  const drafts = await draft(db, request, { results, ground, numbers, today })
  const ids = await db.transaction().execute(async (trx) => {
    // Numbers of versions are given one after another.
    await sql`lock table measure in share row exclusive mode`.execute(trx)
    const ids: number[] = []
    for (const one of drafts) {
      const id = await insertMeasure(trx, one, { ...results, by, now, isSample })
      await recordAudit(trx, by, 'measure.propose', `measure:${id}`, {
        ...{ quarter: results.quarter, kind: one.kind, agency: one.agencyCode, campaign: one.campaign },
        subjects: one.subjects.length,
      })
      ids.push(id)
    }
    return ids
  })
  return readMeasureRows(db, { ids })
}

async function draft(db: Db, request: BodyOf<typeof endpoint>, basis: Basis): Promise<MeasureDraft[]> {
  switch (request.kind) {
    case 'levels':
      return [draftLevels(basis, request.thresholds)]
    case 'firm_list':
      return [await draftFirmList(db, basis, request.share)]
    case 'project_list':
      return draftProjectLists(db, basis, request)
    case 'campaign':
      return draftCampaigns(db, basis, request)
  }
}

async function insertMeasure(
  trx: Db,
  one: MeasureDraft,
  about: { quarter: string; runId: number | null; by: Actor; now: Date; isSample: boolean },
): Promise<number> {
  const same = sql`quarter = ${about.quarter} and agency_code is not distinct from ${one.agencyCode}
    and kind = ${one.kind} and campaign is not distinct from ${one.campaign}`
  await sql`update measure set state = 'superseded' where ${same} and state = 'proposed'`.execute(trx)
  const { rows } = await sql<{ id: number }>`
    insert into measure (quarter, run_id, agency_code, kind, campaign, version, parameters, summary, valid_from,
      valid_until, created_at, created_by, account_id, is_sample)
    select ${about.quarter}, ${about.runId}, ${one.agencyCode}, ${one.kind}, ${one.campaign},
      coalesce((select max(version) from measure where ${same}), 0) + 1, ${JSON.stringify(one.parameters)}::jsonb,
      ${JSON.stringify(one.summary)}::jsonb, ${one.validFrom}::date, ${one.validUntil}::date, ${about.now},
      ${about.by.name}, ${about.by.id > 0 ? about.by.id : null}::bigint, ${about.isSample}::boolean
    returning id`.execute(trx)
  const id = rows[0]!.id
  await sql`
    insert into measure_subject (measure_id, site_id, firm_id, position, reason)
    select ${id}, "siteId", "firmId", position, reason
    from jsonb_to_recordset(${JSON.stringify(one.subjects.map((subject, position) => ({ ...subject, position })))}::jsonb)
      as row("siteId" bigint, "firmId" bigint, position integer, reason jsonb)`.execute(trx)
  return id
}

function requireFitting({ kind, agency, campaign }: BodyOf<typeof endpoint>): void {
  const isCityOnly = kind === 'levels' || kind === 'firm_list'
  const issues = [
    ...(isCityOnly && agency !== undefined ? ['agency'] : []),
    ...(kind !== 'campaign' && campaign !== undefined ? ['campaign'] : []),
  ].map((name) => ({ path: `body.${name}`, message: `不适用于 ${kind} / does not go with ${kind}` }))
  if (issues.length === 0) return
  throw new AppError(
    'bad-input',
    { zh: '参数与措施种类不符', en: 'These parameters do not fit the kind of measure' },
    issues,
  )
}

async function requireAgencyExists(db: Db, code: string): Promise<void> {
  const agency = await db.selectFrom('agency').select('code').where('code', '=', code).executeTakeFirst()
  if (agency === undefined) throw notFound({ zh: `机构 ${code}`, en: `agency ${code}` })
}
