import { beforeEach, expect, test } from 'vitest'
import { readWeekDays } from '../../../server/staff/calendar-queries.ts'
import { database, reset } from '../../support/database.ts'

const db = database()
beforeEach(() => reset(db))

test('days in the table go before the calendar, within their week only', async () => {
  await db
    .insertInto('calendar_day')
    .values([
      { day: '2026-11-22', is_workday: true, name: '上周', source: 'test' },
      { day: '2026-11-23', is_workday: false, name: '停课停工', source: 'test' },
      { day: '2026-11-29', is_workday: true, name: '调休', source: 'test' },
      { day: '2026-11-30', is_workday: false, name: '下周', source: 'test' },
    ])
    .execute()
  const days = await readWeekDays(db, '2026-W48')
  expect(days.map((day) => day.isWorkday)).toEqual([false, true, true, true, true, false, true])
  expect(days[0]?.name).toEqual({ zh: '停课停工', en: '停课停工' })
})
