import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, beijingDay, daysBetween, isoWeekOf, mondayOf, weekdayOf } from '../../../server/staff/iso-week.ts'

describe('ISO weeks', () => {
  test.each([
    ['2026-11-22', '2026-W47'],
    ['2026-11-23', '2026-W48'],
    ['2026-01-01', '2026-W01'],
    ['2027-01-03', '2026-W53'],
    ['2024-12-30', '2025-W01'],
    ['2021-01-03', '2020-W53'],
  ])('%s lies in %s', (date, week) => {
    expect(isoWeekOf(date)).toBe(week)
  })

  test('the Monday of a day’s week is at most six days before it, and in the same week', () => {
    fc.assert(
      fc.property(fc.integer({ min: -20_000, max: 30_000 }), (offset) => {
        const date = addDays('2000-01-01', offset)
        const monday = mondayOf(isoWeekOf(date))
        expect(daysBetween(monday, date)).toBe(weekdayOf(date) - 1)
      }),
    )
  })

  test.each(['2025-W53', '2026-W00', '2026-W54', '2026-48', 'next week'])('refuses %s', (week) => {
    expect(() => mondayOf(week)).toThrow(week)
  })

  test('refuses what is not a day', () => {
    expect(() => addDays('2026-13-01', 1)).toThrow('2026-13-01')
  })

  test('the day in Beijing begins eight hours before UTC', () => {
    expect(beijingDay(new Date('2026-11-22T15:59:59Z'))).toBe('2026-11-22')
    expect(beijingDay(new Date('2026-11-22T16:00:00Z'))).toBe('2026-11-23')
  })
})
