import { expect, test } from 'vitest'
import { placesAlong } from '../../../client/map/along-line.ts'

test('arrows stand half a spacing from the beginning, then at the spacing, turned with the line', () => {
  // 10 to the right, then 10 down: at 4, 12 and 20 of 20.
  const line = [
    [0, 0],
    [10, 0],
    [10, 10],
  ] as const
  expect(placesAlong(line, 8)).toEqual([
    { x: 4, y: 0, angle: 0 },
    { x: 10, y: 2, angle: 90 },
    { x: 10, y: 10, angle: 90 },
  ])
})

test('a line too short for one, and a point given twice, carry none', () => {
  const line = [
    [0, 0],
    [0, 0],
    [3, 0],
  ] as const
  expect(placesAlong(line, 8)).toEqual([])
  expect(placesAlong([], 8)).toEqual([])
})
