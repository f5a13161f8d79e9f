import type { Db } from '../../db/connect.ts'
import type { CountingEntry } from './total.ts'

/** Every entry of registered people that was not cancelled and stands for a day up to `day`, by person. */
export async function readPersonPoints(db: Db, day: string): Promise<Map<number, CountingEntry[]>> {
  const rows = await db
    .selectFrom('points_entry')
    .select(['person_id as personId', 'points', 'occurred_on as occurredOn', 'expires_on as expiresOn'])
    .where('person_id', 'is not', null)
    .where('state', '<>', 'cancelled')
    .where('occurred_on', '<=', day)
    .orderBy('id')
    .execute()
  const people = new Map<number, CountingEntry[]>()
  for (const { personId, ...entry } of rows) people.set(personId!, [...(people.get(personId!) ?? []), entry])
  return people
}
