import { type RawBuilder, sql } from 'kysely'
import type { PointsEntry } from '../../contract/index.ts'
import type { Db } from '../../db/connect.ts'

/** Entries of the ledger that meet a condition on `e` (points_entry), `firm` and `person`; a page, newest first. */
export async function readEntries(
  db: Db,
  condition: RawBuilder<unknown>,
  { limit, offset, today }: { limit: number; offset: number; today: string },
): Promise<{ total: number; entries: PointsEntry[] }> {
  const { rows } = await sql<PointsEntry & { matching: number }>`
    with page as materialized (
      select e.*, count(*) over ()::int as matching, coalesce(firm.name, person.name) as name
      from points_entry e left join firm on firm.id = e.firm_id left join person on person.id = e.person_id
      where ${condition} order by e.occurred_on desc, e.id desc limit ${limit} offset ${offset}
    )
    select page.matching, page.id,
      json_build_object('kind', case when page.firm_id is null then 'person' else 'firm' end,
        'id', coalesce(page.firm_id, page.person_id), 'name', page.name) as subject,
      page.code, page.points, page.reason, page.occurred_on as "occurredOn", page.expires_on as "expiresOn", page.state,
      coalesce((
        select sum(one.points) from points_entry one
        where (one.firm_id = page.firm_id or one.person_id = page.person_id) and one.state <> 'cancelled'
          and one.occurred_on <= ${today} and one.expires_on > ${today}), 0) as total,
      (select json_agg(json_build_object('at', to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
          'actor', actor, 'action', action, 'pointsBefore', points_before, 'pointsAfter', points_after, 'note', note)
          order by points_event.id)
        from points_event where points_event.entry_id = page.id) as events
    from page order by page.occurred_on desc, page.id desc`.execute(db)
  return {
    total: rows[0]?.matching ?? 0,
    entries: rows.map(({ matching: _, events, ...entry }) => ({ ...entry, events: events ?? [] })),
  }
}
