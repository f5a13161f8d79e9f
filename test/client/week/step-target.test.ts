import { expect, test } from 'vitest'
import { boardOf } from '../../../client/workspaces/week/board.ts'
import { stepTarget } from '../../../client/workspaces/week/step-target.ts'
import { facts } from './tiny-week.ts'

const board = boardOf({ ...facts, unavailable: [] })
const sizes = [2, 0, 3, 1]
const step = (shift: number, position: number, key: Parameters<typeof stepTarget>[2]) =>
  stepTarget(board, { shift, position }, key, (other) => sizes[other] ?? 0)

test('down goes through the day, behind its last stop, then to the team below', () => {
  expect(step(0, 0, 'ArrowDown')).toEqual({ shift: 0, position: 1 })
  expect(step(0, 1, 'ArrowDown')).toEqual({ shift: 0, position: 2 })
  expect(step(0, 2, 'ArrowDown')).toEqual({ shift: 2, position: 0 })
})

test('up comes to the end of the team above', () => {
  expect(step(2, 0, 'ArrowUp')).toEqual({ shift: 0, position: 2 })
})

test('sideways keeps the height as far as the other day has stops', () => {
  expect(step(2, 3, 'ArrowRight')).toEqual({ shift: 3, position: 1 })
  expect(step(1, 0, 'ArrowLeft')).toEqual({ shift: 0, position: 0 })
})

test('at the edge it stays', () => {
  const from = { shift: 0, position: 0 }
  expect(stepTarget(board, from, 'ArrowLeft', () => 0)).toBe(from)
  expect(stepTarget(board, from, 'ArrowUp', () => 0)).toBe(from)
})
