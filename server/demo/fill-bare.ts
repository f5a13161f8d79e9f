import { sql } from 'kysely'
import type { Db } from '../db/connect.ts'

/**
 * Takes foreign keys and indexes off tables while `work` fills them, and puts them back as they were: every row is checked
 * all the same, but together, which takes a fraction of the time. For tables that nobody uses yet: they stay locked until
 * the transaction ends. What keeps rows single (primary keys, unique constraints) stays on.
 */
export async function fillBare<T>(trx: Db, tables: readonly string[], work: () => Promise<T>): Promise<T> {
  const { rows: keys } = await sql<{ table: string; name: string; definition: string }>`
    select relname as "table", conname as name, pg_get_constraintdef(pg_constraint.oid) as definition
    from pg_constraint join pg_class on pg_class.oid = conrelid
    where contype = 'f' and connamespace = 'public'::regnamespace and relname in (${sql.join(tables)})
    order by relname, conname`.execute(trx)
  const { rows: indexes } = await sql<{ name: string; definition: string }>`
    select pg_class.relname as name, pg_get_indexdef(indexrelid) as definition
    from pg_index join pg_class on pg_class.oid = indexrelid join pg_class owner on owner.oid = indrelid
    where owner.relnamespace = 'public'::regnamespace and owner.relname in (${sql.join(tables)})
      and not exists (select 1 from pg_constraint where conindid = indexrelid)
    order by pg_class.relname`.execute(trx)
  for (const { table, name } of keys)
    await sql`alter table ${sql.table(table)} drop constraint ${sql.ref(name)}`.execute(trx)
  for (const { name } of indexes) await sql`drop index ${sql.table(name)}`.execute(trx)
  const result = await work()
  for (const { definition } of indexes) await sql.raw(definition).execute(trx)
  for (const { table, name, definition } of keys)
    await sql`alter table ${sql.table(table)} add constraint ${sql.ref(name)} ${sql.raw(definition)}`.execute(trx)
  return result
}
