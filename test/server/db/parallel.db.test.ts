import { sql } from 'kysely'
import { expect, test } from 'vitest'
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
