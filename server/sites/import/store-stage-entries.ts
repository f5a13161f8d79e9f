import { type Kysely, sql } from 'kysely'
import type { Database } from '../../db/schema.ts'
import type { SiteDraft } from './gather-sites.ts'

/**
 * Keeps on which day sites have entered their stages: the day that the file gives; else today in Beijing, where the register has known the
 * site in other stages; else unknown. A day that is known is only replaced by one that a file gives. Returns the permits of the
 * sites with news.
 */
export async function storeStageEntries(trx: Kysely<Database>, batch: readonly SiteDraft[]): Promise<Set<string>> {
  const entries = batch.flatMap((site) =>
    site.stageEntries.map(({ stage, day }) => ({ permit: site.value.permitNumber, stage, day })),
  )
  const { rows } = await sql<{ permit: string }>`
    with given as (
      select site.id, r.permit, r.stage, r.day
      from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as r(permit text, stage text, day date)
      join site on site.permit_number = r.permit),
    kept as (
      insert into stage_entry (site_id, stage, entered_on)
      select given.id, given.stage, coalesce(given.day, before.entered_on,
        case when before.site_id is null and exists (select from stage_entry e where e.site_id = given.id)
          then (now() at time zone 'Asia/Shanghai')::date end)
      from given left join stage_entry before on before.site_id = given.id and before.stage = given.stage
      order by given.id, given.stage
      on conflict (site_id, stage) do update set entered_on = excluded.entered_on
      where stage_entry.entered_on is distinct from excluded.entered_on
      returning site_id)
    update site set updated_at = now() where id in (select site_id from kept)
    returning permit_number as permit`.execute(trx)
  return new Set(rows.map((row) => row.permit))
}
