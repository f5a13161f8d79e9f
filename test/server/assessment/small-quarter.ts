import { sql } from 'kysely'
import type { Party } from '../../../server/contract/index.ts'
import type { Db } from '../../../server/db/connect.ts'
import { levelOf } from '../../../server/submissions/parties.ts'

export const quarter = '2026Q3'
/** A day after everything of the quarter was due. */
export const now = new Date('2026-10-20T02:00:00Z')
export const by = { id: 0, name: '测试' }

/**
 * Two districts, firms 1–2 contractors, 3 supervision, 4 client, persons 1–2 managers and 3 a chief engineer; a set of ten
 * indicators of 10 points, two a class in the order C1 C1 C2 C2 …, of which the fourth (C2-组-4) is a veto and the last
 * (C5-组-10) applies to S2 only; the quarter, closed; and one site.
 */
export async function fillSmallQuarter(db: Db): Promise<void> {
  await sql
    .raw(`
    insert into agency (code, name_zh, name_en) values ('110105', '朝阳区', 'Chaoyang'), ('110106', '丰台区', 'Fengtai');
    insert into firm (kind, name) values ('contractor', '施工甲'), ('contractor', '施工乙'), ('supervision', '监理丙'),
      ('client', '建设丁');
    insert into person (firm_id, role, name) values (1, 'project_manager', '张三'), (2, 'project_manager', '李四'),
      (3, 'chief_supervision_engineer', '王五');
    insert into indicator_set (version, name, is_sample, state, valid_from, source, created_by)
      values ('t1', '测试', true, 'in_force', '2026Q1', '测试', 'test');
    insert into indicator_class (version, code, name_zh, name_en)
      select 't1', 'C' || i, '类' || i, 'Class ' || i from generate_series(1, 5) i;
    insert into indicator_group (version, code, class_code, name_zh, name_en, position)
      select 't1', 'C' || i || '-组', 'C' || i, '组' || i, 'Group ' || i, i from generate_series(1, 5) i;
    insert into indicator (version, position, code, group_code, text_zh, text_en, angle, domain, stages, is_veto, max_points)
      select 't1', i - 1, 'C' || (i + 1) / 2 || '-组-' || i, 'C' || (i + 1) / 2 || '-组', '指标' || i, 'Indicator ' || i,
        'entity', 'safety', case when i = 10 then array['S2'] else '{}' end, i = 4, 10
      from generate_series(1, 10) i;
    insert into assessment_period (quarter, indicator_version, opens_on, due_on, closes_on, state) values
      ('${quarter}', 't1', '2026-07-01', '2026-10-10', '2026-10-15', 'closed');
    insert into account (login, name, role, firm_id, person_id) values ('viewer', '旁观', 'viewer', null, null),
      ('city', '市级', 'city', null, null), ('firm-1', '施工甲', 'firm', 1, null), ('firm-2', '施工乙', 'firm', 2, null),
      ('project-1', '张三项目部', 'project', null, 1);
  `)
    .execute(db)
  await addSite(db)
}

type SiteValues = Partial<{
  agency_code: string
  works_type: 'building' | 'municipal' | 'rail'
  status: 'active' | 'suspended' | 'precompletion' | 'completed' | 'cancelled'
  stage: string
  area_m2: number | null
  cost_yuan: number | null
  is_affordable: boolean
  contractor_id: number
  manager_id: number
  permit_date: string
}>

/** One more site, of firm 1 in 110105 unless said otherwise; answers its number. */
export async function addSite(db: Db, values: SiteValues = {}): Promise<number> {
  const { rows } = await sql<{ next: number }>`select count(*) + 1 as next from site`.execute(db)
  const point = sql<string>`'SRID=4326;POINT(116.4 39.9)'::geometry`
  const { id } = await db
    .insertInto('site')
    .values({
      permit_number: `P${rows[0]!.next}`,
      name: `工程${rows[0]!.next}`,
      agency_code: '110105',
      works_type: 'building',
      stage: 'S4',
      shape: point,
      place: point,
      area_m2: 10_000,
      contractor_id: 1,
      supervision_id: 3,
      client_id: 4,
      manager_id: 1,
      chief_engineer_id: 3,
      permit_date: '2025-01-01',
      ...values,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

type Sending = Partial<{
  month: number | null
  agency_code: string
  stages: string[]
  site_status: 'active' | 'suspended' | 'precompletion'
  state: 'draft' | 'submitted' | 'replaced' | 'rejected'
  is_late: boolean
  submitted_at: string
  firm_id: number | null
  person_id: number | null
}>

/** A sheet with nothing deducted but what is named, by place; the last indicator does not apply. */
export function answers(deducted: Record<number, number> = {}): number[] {
  return Array.from({ length: 10 }, (_, place) => deducted[place] ?? (place === 9 ? -1 : 0))
}

/** One party's sheet, sent in time; answers its number. */
export async function send(
  db: Db,
  siteId: number,
  party: Party,
  deducted: Record<number, number> | number[],
  more: Sending = {},
): Promise<number> {
  const firms: Partial<Record<Party, number>> = { contractor: 1, supervision: 3, client: 4 }
  const { id } = await db
    .insertInto('submission')
    .values({
      quarter,
      site_id: siteId,
      level: levelOf(party),
      party,
      month: party === 'project' ? 1 : null,
      firm_id: firms[party] ?? null,
      stages: ['S4'],
      works_type: 'building',
      site_status: 'active',
      agency_code: '110105',
      indicator_version: 't1',
      answers: Array.isArray(deducted) ? deducted : answers(deducted),
      state: 'submitted',
      due_on: '2026-10-10',
      submitted_at: '2026-10-01T00:00:00Z',
      written_by: '测试',
      ...more,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Everything that is due of a site, each sheet alike: three months and three firms. */
export async function sendAll(
  db: Db,
  siteId: number,
  deducted: Record<number, number>,
  more: Sending = {},
): Promise<void> {
  for (const month of [1, 2, 3]) await send(db, siteId, 'project', deducted, { month, ...more })
  for (const party of ['contractor', 'supervision', 'client'] as const) await send(db, siteId, party, deducted, more)
}

/** What a run says of a site. */
export async function siteOf(db: Db, runId: number, siteId: number) {
  return db
    .selectFrom('site_assessment')
    .selectAll()
    .where('run_id', '=', runId)
    .where('site_id', '=', siteId)
    .executeTakeFirst()
}

/** A board of a run as `[subject, rank, score]`, in the order of the subjects. */
export async function boardOf(
  db: Db,
  runId: number,
  board: string,
): Promise<[number | string, number | null, number | null][]> {
  const { rows } = await sql<{ subject: number; code: string; rank: number | null; score: number | null }>`
    select coalesce(site_id, firm_id, person_id) as subject, agency_code as code, rank, score from assessment_rank
    where run_id = ${runId} and board = ${board} order by 1, 2`.execute(db)
  return rows.map((row) => [row.subject ?? row.code, row.rank, row.score])
}

export async function publish(db: Db, runId: number, state: 'published' | 'objection' | 'superseded' = 'published') {
  await db.updateTable('assessment_run').set({ state, published_at: now }).where('id', '=', runId).execute()
}
