import { sql } from 'kysely'
import { afterAll, inject } from 'vitest'
import { type Address, connect, type Db } from '../../server/db/connect.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    address: Address
  }
}

// Rules come with the migrations; everything else starts empty.
const KEPT = ['rule_', 'travel_speed', 'spatial_ref_sys', 'kysely_', 'visit_cap']

/** The database under test, migrated; embedded or real, as the test project has it. */
export function database(): Db {
  const db = connect(inject('address'), 4)
  afterAll(() => db.destroy())
  return db
}

const DEADLOCK = '40P01'
const ATTEMPTS = 5

/** Empties every table but the rules and starts the identifiers again at 1. */
export async function reset(db: Db): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = 'public'`.execute(db)
  const names = rows.map((row) => row.name).filter((name) => !KEPT.some((prefix) => name.startsWith(prefix)))
  const truncate = sql`truncate ${sql.join(names.map((name) => sql.table(name)))} restart identity cascade`
  // A request that a test did not wait for may still read: PostgreSQL breaks the deadlock with it, and by then it has ended.
  for (let attempt = 1; ; attempt++) {
    try {
      await truncate.execute(db)
      return
    } catch (error) {
      if (attempt === ATTEMPTS || (error as { code?: string }).code !== DEADLOCK) throw error
    }
  }
}
