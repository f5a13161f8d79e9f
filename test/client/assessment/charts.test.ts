import fc from 'fast-check'
import { expect, test } from 'vitest'
import { roundAxis, unbroken } from '../../../client/ui/charts/scale.ts'

test('an axis runs between round numbers around the values', () => {
  expect(roundAxis([83.2, 91.7])).toEqual({ from: 80, to: 95, ticks: [80, 85, 90, 95] })
  expect(roundAxis([0, 0.4], 4).ticks).toEqual([0, 0.1, 0.2, 0.3, 0.4])
  expect(roundAxis([])).toEqual({ from: 0, to: 1, ticks: [0, 1] })
})

test('one value, or the same value often, still has an axis around it', () => {
  const { from, to } = roundAxis([88, 88])
  expect(from).toBeLessThanOrEqual(88)
  expect(to).toBeGreaterThan(from)
  expect(roundAxis([0]).to).toBeGreaterThan(0)
})

test('whatever the values, they lie on the axis and the ticks rise', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.integer({ min: -1_000_000, max: 1_000_000 }).map((thousandths) => thousandths / 1000),
        { minLength: 1, maxLength: 12 },
      ),
      (values) => {
        const { from, to, ticks } = roundAxis(values)
        const dust = 1e-9 * Math.max(1, ...values.map(Math.abs))
        return (
          Math.min(...values) >= from - dust &&
          Math.max(...values) <= to + dust &&
          ticks.length <= 12 &&
          ticks.every((tick, index) => index === 0 || tick > ticks[index - 1]!)
        )
      },
    ),
  )
})

test('a line breaks where a quarter is missing', () => {
  const point = (value: number | null) => ({ value })
  expect(unbroken([point(null), point(1), point(2), point(null), point(3)])).toEqual([[point(1), point(2)], [point(3)]])
})
