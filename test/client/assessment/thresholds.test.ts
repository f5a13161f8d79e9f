import fc from 'fast-check'
import { expect, test } from 'vitest'
import { borders, isSame, moveBorder, setInterval } from '../../../client/workspaces/assessment/measures/thresholds.ts'

const inForce = {
  rankFrom: { B: 0.3, C: 0.7, D: 0.9 },
  scoreFrom: { B: 30, C: 45, D: 60 },
  intervalDays: { A: 90, B: 60, C: 30, D: 15 },
}

test('a border moves alone while it passes no other', () => {
  expect(moveBorder(inForce, 'rankFrom', 'C', 0.8).rankFrom).toEqual({ B: 0.3, C: 0.8, D: 0.9 })
})

test('a border takes along those that it would pass', () => {
  expect(moveBorder(inForce, 'rankFrom', 'B', 0.95).rankFrom).toEqual({ B: 0.95, C: 0.95, D: 0.95 })
  expect(moveBorder(inForce, 'scoreFrom', 'D', 20).scoreFrom).toEqual({ B: 20, C: 20, D: 20 })
})

test('however the borders are moved, they stay in order', () => {
  const moves = fc.array(fc.tuple(fc.constantFrom(...borders), fc.integer({ min: 0, max: 100 })))
  fc.assert(
    fc.property(moves, (steps) => {
      const { B, C, D } = steps.reduce(
        (now, [border, value]) => moveBorder(now, 'scoreFrom', border, value),
        inForce,
      ).scoreFrom
      return B <= C && C <= D
    }),
  )
})

test('a stricter level is never visited less often', () => {
  expect(setInterval(inForce, 'C', 10).intervalDays).toEqual({ A: 90, B: 60, C: 10, D: 10 })
  expect(setInterval(inForce, 'C', 75).intervalDays).toEqual({ A: 90, B: 75, C: 75, D: 15 })
})

test('thresholds are the same when every number is', () => {
  expect(isSame(inForce, structuredClone(inForce))).toBe(true)
  expect(isSame(inForce, setInterval(inForce, 'A', 91))).toBe(false)
})
