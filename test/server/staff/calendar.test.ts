import { describe, expect, test } from 'vitest'
import {
  calendarDay,
  calendarKnownUntil,
  isCalendarKnown,
  nextWorkday,
  weekDays,
} from '../../../server/staff/calendar.ts'

const workdays = (week: string): string[] =>
  weekDays(week)
    .filter((day) => day.isWorkday)
    .map((day) => day.date)

describe('weeks of the Chinese working calendar', () => {
  test('an ordinary week has five workdays without names', () => {
    const days = weekDays('2026-W48')
    expect(days.map((day) => day.date)).toEqual([
      '2026-11-23',
      '2026-11-24',
      '2026-11-25',
      '2026-11-26',
      '2026-11-27',
      '2026-11-28',
      '2026-11-29',
    ])
    expect(days.map((day) => day.isWorkday)).toEqual([true, true, true, true, true, false, false])
    expect(days.every((day) => day.name === null)).toBe(true)
    expect(days.map((day) => day.worksAs)).toEqual([1, 2, 3, 4, 5, null, null])
  })

  test('the next workday is today, or the first behind a weekend or a holiday', () => {
    expect(nextWorkday('2026-11-27')).toBe('2026-11-27')
    expect(nextWorkday('2026-11-28')).toBe('2026-11-30')
    expect(nextWorkday('2026-10-01')).toBe('2026-10-08')
    expect(nextWorkday('2026-09-20')).toBe('2026-09-20')
  })

  test('National Day 2026: Sunday 20 September and Saturday 10 October are worked for 6 and 7 October', () => {
    expect(workdays('2026-W38')).toEqual([
      '2026-09-14',
      '2026-09-15',
      '2026-09-16',
      '2026-09-17',
      '2026-09-18',
      '2026-09-20',
    ])
    expect(workdays('2026-W40')).toEqual(['2026-09-28', '2026-09-29', '2026-09-30'])
    expect(workdays('2026-W41')).toEqual(['2026-10-08', '2026-10-09', '2026-10-10'])
    expect(calendarDay('2026-09-20')).toMatchObject({
      weekday: 7,
      worksAs: 2,
      name: { zh: '国庆节调休上班', en: 'make-up workday for National Day' },
    })
    expect(calendarDay('2026-10-10')).toMatchObject({ weekday: 6, worksAs: 3 })
    expect(calendarDay('2026-10-06')).toMatchObject({ isWorkday: false, name: { zh: '国庆节', en: 'National Day' } })
  })

  test('National Day and Mid-autumn 2025: 1 to 8 October off, 28 September and 11 October worked', () => {
    expect(workdays('2025-W40')).toEqual(['2025-09-29', '2025-09-30'])
    expect(workdays('2025-W41')).toEqual(['2025-10-09', '2025-10-10', '2025-10-11'])
    expect(calendarDay('2025-10-06').name?.zh).toBe('中秋')
    expect(calendarDay('2025-09-28').isWorkday).toBe(true)
  })

  test.each([
    ['2025 New Year', '2025-W01', ['2024-12-30', '2024-12-31', '2025-01-02', '2025-01-03']],
    ['2025 Spring Festival', '2025-W05', ['2025-01-27']],
    [
      '2025 Labour Day, Sunday before worked',
      '2025-W17',
      ['21', '22', '23', '24', '25', '27'].map((d) => `2025-04-${d}`),
    ],
    ['2026 Spring Festival', '2026-W08', []],
    [
      '2026 Spring Festival, Saturday before worked',
      '2026-W07',
      ['09', '10', '11', '12', '13', '14'].map((d) => `2026-02-${d}`),
    ],
    ['2026 Dragon Boat', '2026-W25', ['15', '16', '17', '18'].map((d) => `2026-06-${d}`)],
  ])('%s', (_name, week, expected) => {
    expect(workdays(week)).toEqual(expected)
  })

  test('an override goes before the calendar, both ways', () => {
    const overrides = [
      { day: '2026-11-25', isWorkday: false, name: '停电' },
      { day: '2026-11-28', isWorkday: true, name: '' },
    ]
    const days = weekDays('2026-W48', overrides)
    expect(days[2]).toEqual({
      date: '2026-11-25',
      weekday: 3,
      isWorkday: false,
      name: { zh: '停电', en: '停电' },
      worksAs: null,
    })
    expect(days[5]).toEqual({ date: '2026-11-28', weekday: 6, isWorkday: true, name: null, worksAs: 6 })
  })

  test('says which years it knows, and keeps the holidays that the law fixes in the others', () => {
    expect([2025, 2026].map(isCalendarKnown)).toEqual([true, true])
    expect(isCalendarKnown(2035)).toBe(false)
    expect(calendarKnownUntil(2025)).toBe(2026)
    expect(calendarKnownUntil(2035)).toBe(2034)
    // Monday 1 to Wednesday 3 October 2035
    expect(workdays('2035-W40')).toEqual(['2035-10-04', '2035-10-05'])
    expect(calendarDay('2035-10-01').name?.zh).toBe('国庆节')
  })
})
