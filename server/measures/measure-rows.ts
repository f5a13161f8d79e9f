import { sql } from 'kysely'
import type { Measure, MeasureRow } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { notFound } from '../http/app-error.ts'

type Filter = {
  readonly ids?: readonly number[]
  readonly quarter?: string | undefined
  readonly agency?: string | undefined
  readonly kind?: MeasureRow['kind'] | undefined
}

/** Measures, newest quarter first, the city's before the districts', newest version first. */
export async function readMeasureRows(db: Db, { ids, quarter, agency, kind }: Filter): Promise<MeasureRow[]> {
  const { rows } = await sql<MeasureRow & { at: Date | null }>`
    select m.id, m.quarter, m.run_id as "runId", m.agency_code as "agencyCode", m.kind, m.campaign, m.version, m.state,
      m.summary -> 'title' as title, m.summary -> 'reason' as reason, m.parameters,
      m.summary - 'title' - 'reason' as summary, m.valid_from as "validFrom", m.valid_until as "validUntil",
      m.created_by as "createdBy", m.decided_by as "decidedBy", m.decided_at as at, m.note, m.is_sample as "isSample",
      (select count(*)::int from measure_subject s where s.measure_id = m.id and s.is_included) as "subjectCount"
    from measure m
    where ${ids === undefined ? sql`true` : sql`m.id = any(${[...ids]}::bigint[])`}
      and ${quarter === undefined ? sql`true` : sql`m.quarter = ${quarter}`}
      and ${agency === undefined ? sql`true` : sql`m.agency_code = ${agency}`}
      and ${kind === undefined ? sql`true` : sql`m.kind = ${kind}`}
    order by m.quarter desc, m.agency_code nulls first,
      array_position(array['levels', 'firm_list', 'project_list', 'campaign'], m.kind),
      (m.summary ->> 'order')::int nulls first, m.campaign, m.version desc`.execute(db)
  return rows.map(({ at, ...row }) => ({ ...row, decidedAt: at?.toISOString() ?? null }))
}

/** One measure with whom it concerns; throws 404 when there is none. */
export async function readMeasure(db: Db, id: number): Promise<Measure> {
  const [row] = await readMeasureRows(db, { ids: [id] })
  if (row === undefined) throw notFound({ zh: `措施 ${id}`, en: `measure ${id}` })
  const { rows: subjects } = await sql<Measure['subjects'][number]>`
    select s.id, json_build_object('kind', case when s.site_id is null then 'firm' else 'site' end,
        'id', coalesce(s.site_id, s.firm_id), 'name', coalesce(site.name, firm.name), 'agencyCode', site.agency_code)
        as subject,
      latest.level, json_build_object('zh', s.reason ->> 'zh', 'en', s.reason ->> 'en') as reason,
      s.is_included as "isIncluded", s.changed_by as "changedBy", s.change_note as "changeNote"
    from measure_subject s
    left join site on site.id = s.site_id
    left join firm on firm.id = s.firm_id
    left join lateral (
      select level from risk_score where risk_score.site_id = s.site_id and not is_retrospective
      order by as_of desc, id desc limit 1) latest on true
    where s.measure_id = ${id} order by s.position, s.id`.execute(db)
  return { ...row, subjects }
}
