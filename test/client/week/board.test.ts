import { expect, test } from 'vitest'
import { boardOf, neighbourShift } from '../../../client/workspaces/week/board.ts'
import { clock, kilometresOf } from '../../../client/workspaces/week/format.ts'

const leave = { zh: '王强年休假', en: 'Wang Qiang on leave' }
const week = (offs: number[], extra: number[] = []) =>
  Array.from({ length: 7 }, (_, i) => ({
    date: `2026-10-0${i + 1}`,
    weekday: i + 1,
    isWorkday: (i < 5 && !offs.includes(i)) || extra.includes(i),
    name: null,
  }))
const team = {
  base: [116, 40] as [number, number],
  isOffStreets: false,
  baseAddress: '',
  gridCodes: [],
  disciplines: [],
  members: [],
}
const content = {
  days: week([3], [5]),
  teams: [
    { id: 1, name: '一队', ...team },
    { id: 2, name: '二队', ...team },
  ],
  shifts: [
    { team: 0, day: 0, from: 0, to: 1 },
    { team: 0, day: 2, from: 0, to: 1 },
    { team: 1, day: 0, from: 0, to: 1 },
  ],
  unavailable: [{ team: 1, day: 1, text: leave }],
}

test('weekdays always show, the made-up Saturday too, the free Sunday not', () => {
  const board = boardOf(content)
  expect(board.days.map(({ mark }) => mark)).toEqual(['none', 'none', 'none', 'holiday', 'none', 'makeup'])
})

test('a cell is a shift, a reason, or free', () => {
  const [first, second] = boardOf(content).rows
  expect(first?.cells[2]).toEqual({ kind: 'shift', shift: 1 })
  expect(second?.cells[1]).toEqual({ kind: 'unavailable', text: leave })
  expect(second?.cells[4]).toEqual({ kind: 'free' })
})

test('neighbours skip days on which the team stays in, and end at the edge', () => {
  const board = boardOf(content)
  expect(neighbourShift(board, 0, 'day-after')).toBe(1)
  expect(neighbourShift(board, 1, 'day-before')).toBe(0)
  expect(neighbourShift(board, 0, 'team-below')).toBe(2)
  expect(neighbourShift(board, 2, 'day-after')).toBeUndefined()
})

test('clock times are of the day, past midnight keeps counting', () => {
  expect(clock(86_400 + 9 * 3600 + 300, 1)).toBe('09:05')
  expect(clock(25 * 3600 + 600, 0)).toBe('25:10')
  expect(kilometresOf(9_940)).toBe('9.9')
  expect(kilometresOf(12_400)).toBe('12')
})
