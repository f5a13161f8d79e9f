import { expect, test } from 'vitest'
import { addDays, beijingTime, daysBetween } from '../../../client/state/days.ts'
import { dayOfWeek, shiftWeek, weekSpan } from '../../../client/state/iso-week.ts'

test('weeks step over the end of a year, also of one with 53', () => {
  expect(shiftWeek('2026-W48', 1)).toBe('2026-W49')
  expect(shiftWeek('2026-W53', 1)).toBe('2027-W01')
  expect(shiftWeek('2027-W01', -1)).toBe('2026-W53')
  expect(shiftWeek('2025-W52', 1)).toBe('2026-W01')
})

test('a week runs from Monday to Sunday', () => {
  expect(weekSpan('2026-W48')).toEqual({ year: 2026, number: 48, from: '11-23', to: '11-29' })
  // 29 December 2025 is the Monday of the first week of 2026.
  expect(dayOfWeek('2026-W01', 0)).toBe('2025-12-29')
  expect(dayOfWeek('2026-W01', 6)).toBe('2026-01-04')
})

test('days are counted across months and leap days', () => {
  expect(addDays('2028-02-28', 2)).toBe('2028-03-01')
  expect(daysBetween('2026-11-22', '2026-12-02')).toBe(10)
  expect(daysBetween('2026-11-22', '2026-11-20')).toBe(-2)
})

test('a moment late in the day of Greenwich is the next day in Beijing', () => {
  expect(beijingTime('2026-11-24T19:46:03.123Z')).toBe('2026-11-25 03:46')
  expect(beijingTime('2026-11-24T15:59:59+00:00')).toBe('2026-11-24 23:59')
})
