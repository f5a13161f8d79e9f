import { expect, test, vi } from 'vitest'
import { closeQuartersHourly } from '../../server/close-quarters.ts'
import { ensurePeriod } from '../../server/submissions/periods.ts'
import { database, reset } from '../support/database.ts'
import { buildAssessedCity } from './submissions/assessed-city.ts'

const db = database()

test('a quarter is closed by itself once its last day has passed, and what is missing is flagged', async () => {
  await reset(db)
  await buildAssessedCity(db)
  await ensurePeriod(db, '2026Q4')
  let day = new Date('2027-01-15T15:59:00Z')
  const asked = vi.fn(() => day)
  const errors: unknown[] = []
  const stop = closeQuartersHourly(db, { now: asked, onError: (error) => errors.push(error), everyMs: 100 })
  const state = async () => (await db.selectFrom('assessment_period').select('state').executeTakeFirstOrThrow()).state
  try {
    await vi.waitFor(() => expect(asked.mock.calls.length).toBeGreaterThan(1), 5000)
    expect(await state()).toBe('open')
    day = new Date('2027-01-15T16:01:00Z')
    await vi.waitFor(async () => expect(await state()).toBe('closed'), 5000)
  } finally {
    stop()
  }
  expect(errors).toEqual([])
  expect((await db.selectFrom('submission_flag').select('id').execute()).length).toBeGreaterThan(0)
})
