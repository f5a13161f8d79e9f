import { expect, test } from 'vitest'
import { calendarDay } from '../../../server/staff/calendar.ts'
import { addDays } from '../../../server/staff/iso-week.ts'
import { statutoryHoliday } from '../../../server/staff/statutory-holidays.ts'

const daysOf = (year: number): string[] => Array.from({ length: 365 }, (_, day) => addDays(`${year}-01-01`, day))

test('the law fixes thirteen days a year', () => {
  expect(daysOf(2027).filter((day) => statutoryHoliday(day) !== null)).toEqual([
    '2027-01-01',
    '2027-02-05',
    '2027-02-06',
    '2027-02-07',
    '2027-02-08',
    '2027-04-05',
    '2027-05-01',
    '2027-05-02',
    '2027-06-09',
    '2027-09-15',
    '2027-10-01',
    '2027-10-02',
    '2027-10-03',
  ])
})

test.each([2025, 2026])('in %d every one of them is off by the notice too, under the same name', (year) => {
  const differing = daysOf(year).filter((day) => {
    const holiday = statutoryHoliday(day)
    const official = calendarDay(day)
    return holiday !== null && (official.isWorkday || official.name?.zh !== holiday.zh)
  })
  expect(differing).toEqual([])
})
