import { expect, test } from 'vitest'
import { firstDayOf, lastDayOf, lastFullQuarter, monthsBefore, quarterOf } from '../../../server/staff/months.ts'

test.each([
  ['2026-11-22', 12, '2025-11-22'],
  ['2026-11-22', 3, '2026-08-22'],
  ['2026-05-31', 3, '2026-02-28'],
  ['2024-05-31', 3, '2024-02-29'],
  ['2026-01-15', 1, '2025-12-15'],
  ['2026-03-31', 15, '2024-12-31'],
])('%s less %d months is %s', (date, count, expected) => {
  expect(monthsBefore(date, count)).toBe(expected)
})

test('quarters begin and end where they do', () => {
  expect(['2026-01-01', '2026-03-31', '2026-04-01', '2026-12-31'].map(quarterOf)).toEqual([
    '2026Q1',
    '2026Q1',
    '2026Q2',
    '2026Q4',
  ])
  expect(['2026Q1', '2026Q2', '2026Q3', '2026Q4'].map(lastDayOf)).toEqual([
    '2026-03-31',
    '2026-06-30',
    '2026-09-30',
    '2026-12-31',
  ])
  expect(['2026Q1', '2026Q4'].map(firstDayOf)).toEqual(['2026-01-01', '2026-10-01'])
})

test('the last full quarter is the one before, except on its own last day', () => {
  expect(['2026-11-22', '2026-12-31', '2026-01-01', '2026-03-30'].map(lastFullQuarter)).toEqual([
    '2026Q3',
    '2026Q4',
    '2025Q4',
    '2025Q4',
  ])
})
