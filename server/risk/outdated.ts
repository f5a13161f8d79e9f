import { sql } from 'kysely'
import type { Db } from '../db/connect.ts'

const PREFIX = 'scores-outdated:'
const CITY = 'city'

/**
 * Notes, in the very transaction of an act that changes what scores stand on, that those of the city or of one agency must be
 * made anew. The note goes when they are, so that scoring that fails after the act is made up for later.
 */
export async function markOutdated(trx: Db, agencyCode: string | null): Promise<void> {
  await sql`
    insert into setting (key, value) values (${PREFIX + (agencyCode ?? CITY)}, gen_random_uuid()::text)
    on conflict (key) do update set value = excluded.value`.execute(trx)
}

/** A note that scores are outdated; a later act makes it another note. */
export type OutdatedMark = { readonly key: string; readonly value: string }

/** The notes that scoring the city, or one agency, answers. */
export async function readOutdated(db: Db, agencyCode?: string): Promise<OutdatedMark[]> {
  const marks = db.selectFrom('setting').select(['key', 'value']).orderBy('key')
  if (agencyCode === undefined) return marks.where('key', 'like', `${PREFIX}%`).execute()
  return marks.where('key', '=', PREFIX + agencyCode).execute()
}

/** Whether any scores are noted to be outdated. */
export async function isOutdated(db: Db): Promise<boolean> {
  return (await readOutdated(db)).length > 0
}

/** Takes away notes that have been answered, but for those renewed meanwhile. */
export async function clearOutdated(trx: Db, marks: readonly OutdatedMark[]): Promise<void> {
  for (const { key, value } of marks) {
    await trx.deleteFrom('setting').where('key', '=', key).where('value', '=', value).execute()
  }
}
