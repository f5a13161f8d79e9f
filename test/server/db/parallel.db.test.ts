import { sql } from 'kysely'
import pg from 'pg'
import { expect, inject, test } from 'vitest'
import { database } from '../../support/database.ts'

const db = database()

test('queries at the same time keep their own parameters and rows, however large', async () => {
  const filler = 'x'.repeat(200_000)
  const ask = async (index: number) => {
    const { rows } = await (index % 3 === 0
      ? sql<{ answer: string }>`select ${index}::int as answer`
      : index % 3 === 1
        ? sql<{ answer: string }>`select ${`t${index}`}::text as answer`
        : sql<{ answer: string }>`select left(${filler}::text, 1) || ${index}::int as answer`
    ).execute(db)
    return String(rows[0]?.answer)
  }
  const expected = Array.from({ length: 90 }, (_, index) => `${['', 't', 'x'][index % 3]}${index}`)
  expect(await Promise.all(expected.map((_, index) => ask(index)))).toEqual(expected)
})

test('a refused query leaves the others alone', async () => {
  const answers = await Promise.allSettled(
    Array.from({ length: 30 }, (_, index) =>
      index % 2 === 0
        ? sql<{ n: number }>`select ${index}::int as n`.execute(db)
        : sql`select ${'no number'}::int`.execute(db),
    ),
  )
  answers.forEach((answer, index) => {
    expect(answer.status).toBe(index % 2 === 0 ? 'fulfilled' : 'rejected')
    if (answer.status === 'fulfilled') expect(answer.value.rows[0]).toEqual({ n: index })
  })
})

test('a transaction is not joined by others, and is undone when its connection goes away', async () => {
  const address = inject('address')
  const where =
    'url' in address
      ? { connectionString: address.url }
      : { host: address.socketFolder, port: address.port, user: 'postgres', database: 'postgres' }
  const count = async () =>
    (await sql<{ n: number }>`select count(*)::int as n from calendar_day where name = 'lost'`.execute(db)).rows[0]?.n
  const client = new pg.Client(where)
  client.on('error', () => undefined)
  await client.connect()
  await client.query('begin')
  await client.query(`insert into calendar_day values ('2031-01-01', false, 'lost', 'test')`)
  const counting = count()
  // The connection breaks as when its process dies: no rollback is sent.
  ;(client as unknown as { connection: { stream: { destroy: () => void } } }).connection.stream.destroy()
  expect(await counting).toBe(0)
  expect(await count()).toBe(0)
})
