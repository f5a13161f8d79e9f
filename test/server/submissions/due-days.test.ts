import { expect, test } from 'vitest'
import { periodDays } from '../../../server/submissions/due-days.ts'

const rules = { monthDueDays: 5, quarterDueDays: 10, closeDays: 15 }

test('months are due on the fifth of the next, the quarter ten days after it, and it closes after fifteen', () => {
  expect(periodDays('2026Q4', rules)).toEqual({
    opensOn: '2026-10-01',
    months: [
      { month: 1, firstDay: '2026-10-01', lastDay: '2026-10-31', dueOn: '2026-11-05' },
      { month: 2, firstDay: '2026-11-01', lastDay: '2026-11-30', dueOn: '2026-12-05' },
      { month: 3, firstDay: '2026-12-01', lastDay: '2026-12-31', dueOn: '2027-01-05' },
    ],
    dueOn: '2027-01-10',
    closesOn: '2027-01-15',
  })
})

test('February ends where it does', () => {
  expect(periodDays('2028Q1', rules).months.map((one) => one.lastDay)).toEqual([
    '2028-01-31',
    '2028-02-29',
    '2028-03-31',
  ])
  expect(periodDays('2026Q1', rules).months[1]).toMatchObject({ lastDay: '2026-02-28', dueOn: '2026-03-05' })
})
