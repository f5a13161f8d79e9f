import { type RawBuilder, sql } from 'kysely'
import {
  type Account,
  type listPoints as endpoint,
  isAtLeast,
  type QueryOf,
  type ResponseOf,
} from '../../contract/index.ts'
import type { Db } from '../../db/connect.ts'
import { beijingDay } from '../../staff/iso-week.ts'
import { readViewer } from '../read-viewer.ts'
import { readPointsRules } from './points-rules.ts'
import { readEntries } from './read-entries.ts'

/** The ledger: all of it for the government, their own and their people's entries for firms. */
export async function listPoints(
  db: Db,
  query: QueryOf<typeof endpoint>,
  { account, now }: { account: Account; now: Date },
): Promise<ResponseOf<typeof endpoint>> {
  const today = beijingDay(now)
  const rules = await readPointsRules(db, today)
  const parts: RawBuilder<unknown>[] = [await entriesOf(db, account)]
  if (query.firm) parts.push(sql`e.firm_id = ${query.firm}`)
  if (query.person) parts.push(sql`e.person_id = ${query.person}`)
  if (query.state) parts.push(sql`e.state = ${query.state}`)
  if (query.search) {
    const pattern = `%${query.search.replaceAll(/[\\%_]/g, '\\$&')}%`
    parts.push(sql`(firm.name ilike ${pattern} or person.name ilike ${pattern})`)
  }
  const { limit, offset } = query
  return {
    thresholds: {
      keySupervision: rules.keySupervisionAbove,
      suspension: rules.suspensionFrom,
      cycleMonths: rules.cycleMonths,
    },
    ...(await readEntries(db, sql.join(parts, sql` and `), { limit, offset, today })),
  }
}

/** The condition on entries that an account may read. */
export async function entriesOf(db: Db, account: Account): Promise<RawBuilder<unknown>> {
  if (isAtLeast(account.role, 'viewer')) return sql`true`
  const { firmIds } = await readViewer(db, account)
  return sql`(e.firm_id = any(${firmIds}::bigint[]) or person.firm_id = any(${firmIds}::bigint[]))`
}
