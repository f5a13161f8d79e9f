import { type RawBuilder, sql } from 'kysely'
import type { listFlags as endpoint, QueryOf, ResponseOf } from '../../contract/index.ts'
import type { Db } from '../../db/connect.ts'
import { readFlags } from './read-flags.ts'

/** What looks wrong, open cases first; of all closed quarters unless one is named. */
export async function listFlags(db: Db, query: QueryOf<typeof endpoint>): Promise<ResponseOf<typeof endpoint>> {
  const parts: RawBuilder<unknown>[] = [sql`true`]
  if (query.quarter) parts.push(sql`f.quarter = ${query.quarter}`)
  if (query.agency) parts.push(sql`site.agency_code = ${query.agency}`)
  if (query.state) parts.push(sql`f.state = ${query.state}`)
  if (query.kind) parts.push(sql`f.kind = ${query.kind}`)
  return readFlags(db, sql.join(parts, sql` and `), query)
}
