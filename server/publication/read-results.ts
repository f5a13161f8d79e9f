import { sql } from 'kysely'
import type { Db } from '../db/connect.ts'
import { quarterBefore } from '../staff/months.ts'
import { totalOn } from '../submissions/points/total.ts'
import { type PublicRow, publishedBoards } from './frozen-boards.ts'
import type { LinkageEntry } from './frozen-linkage.ts'

type Board = (typeof publishedBoards)[number]
export type ResultRow = PublicRow & { readonly board: Board; readonly population: number }

/** Every row of a run's public boards, with names as they are now and ranks gained since the quarter before. */
export async function readResultRows(db: Db, runId: number, quarter: string): Promise<ResultRow[]> {
  type Row = Omit<ResultRow, 'gained'>
  const { rows } = await sql<Row>`
    select r.board, r.population, r.status, r.score as combined, r.rank, r.safety_score as safety,
      r.safety_rank as "safetyRank", r.quality_score as quality, r.quality_rank as "qualityRank",
      r.site_count as "siteCount",
      json_build_object(
        'kind', case when r.site_id is not null then 'site' when r.firm_id is not null then 'firm' else 'person' end,
        'id', coalesce(r.site_id, r.firm_id, r.person_id), 'agencyCode', site.agency_code,
        'name', coalesce(site.name, firm.name, person.name || coalesce('（' || employer.name || '）', ''))) as subject
    from assessment_rank r
    left join site on site.id = r.site_id
    left join firm on firm.id = r.firm_id
    left join person on person.id = r.person_id
    left join firm employer on employer.id = person.firm_id
    where r.run_id = ${runId} and r.board in (${sql.join([...publishedBoards])}) order by r.id`.execute(db)
  const before = await readRanksBefore(db, quarter)
  return rows.map((row) => {
    const was = before.get(`${row.board}/${row.subject.id}`)
    return { ...row, gained: was !== undefined && row.rank !== null ? was - row.rank : null }
  })
}

/** Published ranks of the quarter before, by board and subject. */
async function readRanksBefore(db: Db, quarter: string): Promise<Map<string, number>> {
  const { rows } = await sql<{ board: string; id: number; rank: number }>`
    select board, coalesce(site_id, firm_id, person_id) as id, rank from published_rank
    where quarter = ${quarterBefore(quarter)} and rank is not null and agency_code is null`.execute(db)
  return new Map(rows.map((row) => [`${row.board}/${row.id}`, row.rank]))
}

/** What the market may ask of: firms with a credit code and people with a registration number that the run has results of. */
export async function readLinkageEntries(
  db: Db,
  runId: number,
  day: string,
): Promise<{ firms: LinkageEntry[]; persons: LinkageEntry[] }> {
  const results = sql`json_agg(json_build_object('board', r.board, 'status', r.status, 'combined', r.score::float8,
    'rank', r.rank, 'population', r.population) order by r.board) as results`
  const isOfRun = sql`r.run_id = ${runId} and r.board in (${sql.join([...publishedBoards])})`
  const [firms, persons, entries] = await Promise.all([
    sql<Omit<LinkageEntry, 'points'> & { id: number }>`
      select firm.id, firm.credit_code as code, firm.name, coalesce(firm.listed_until >= ${day}::date, false) as "isListed",
        ${results}
      from firm join assessment_rank r on r.firm_id = firm.id and ${isOfRun}
      where firm.credit_code is not null group by firm.id order by firm.id`.execute(db),
    sql<Omit<LinkageEntry, 'points' | 'isListed'> & { id: number }>`
      select person.id, person.registration_number as code, person.name, ${results}
      from person join assessment_rank r on r.person_id = person.id and ${isOfRun}
      where person.registration_number is not null group by person.id order by person.id`.execute(db),
    db
      .selectFrom('points_entry')
      .select(['firm_id', 'person_id', 'points', 'occurred_on as occurredOn', 'expires_on as expiresOn'])
      .where('state', '<>', 'cancelled')
      .orderBy('id')
      .execute(),
  ])
  const ofFirm = Map.groupBy(entries, (one) => one.firm_id)
  const ofPerson = Map.groupBy(entries, (one) => one.person_id)
  return {
    firms: firms.rows.map(({ id, ...firm }) => ({ ...firm, points: totalOn(ofFirm.get(id) ?? [], day) })),
    persons: persons.rows.map(({ id, ...person }) => ({
      ...person,
      isListed: false,
      points: totalOn(ofPerson.get(id) ?? [], day),
    })),
  }
}
