import { readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { generateSchema } from '../../../server/db/generate-schema.ts'
import { migrate } from '../../../server/db/migrate.ts'
import { database, reset } from '../../support/database.ts'

const db = database()

test('migrations are applied once', async () => {
  expect(await migrate(db)).toEqual([])
})

test('schema.ts says what the tables are', async () => {
  const file = await readFile(new URL('../../../server/db/schema.ts', import.meta.url), 'utf8')
  const normalise = (text: string): string => text.replace(/\s+/g, ' ')
  expect(normalise(file)).toBe(normalise(await generateSchema(db)))
})

test('numbers and days come out as the types say', async () => {
  const { rows } = await sql`select 9007199254740991::int8 as big, 1.5::numeric as exact, date '2026-02-28' as day,
    array[1, 2]::int8[] as list`.execute(db)
  expect(rows[0]).toEqual({ big: 9007199254740991, exact: 1.5, day: '2026-02-28', list: [1, 2] })
})

test('transactions of several connections do not see each other', async () => {
  await reset(db)
  await db.transaction().execute(async (trx) => {
    await trx.insertInto('setting').values({ key: 'a', value: '1' }).execute()
    expect(await trx.selectFrom('setting').selectAll().execute()).toHaveLength(1)
  })
  await expect(
    db.transaction().execute(async (trx) => {
      await trx.insertInto('setting').values({ key: 'b', value: '2' }).execute()
      throw new Error('undo')
    }),
  ).rejects.toThrow('undo')
  expect(await db.selectFrom('setting').select('key').execute()).toEqual([{ key: 'a' }])
})

test('functions in C are looked up when they are created, also after PostGIS was installed', async () => {
  await expect(
    sql`create function nothing_there() returns integer language c as 'postgis-3', 'no_such_function'`.execute(db),
  ).rejects.toThrow()
})
