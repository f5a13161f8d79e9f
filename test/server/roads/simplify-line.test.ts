import { expect, test } from 'vitest'
import type { LonLat } from '../../../server/contract/index.ts'
import { simplifyLine } from '../../../server/roads/simplify-line.ts'

// On the equator 0.0001 degrees are 11.12 m both ways.
const line = (...points: readonly (readonly [number, number])[]): LonLat[] =>
  points.map(([x, y]) => [x / 10_000, y / 10_000])

test('points that stray less than asked go, those that stray more stay', () => {
  // The second strays half a unit, 5.6 m; the fourth three units, 33 m.
  const way = line([0, 0], [10, 0.5], [20, 0], [30, 3], [40, 0])
  expect(simplifyLine(way, 6)).toEqual(line([0, 0], [20, 0], [30, 3], [40, 0]))
  expect(simplifyLine(way, 5)).toEqual(way)
  expect(simplifyLine(way, 40)).toEqual(line([0, 0], [40, 0]))
})

test('a way out and back on one street keeps its turn', () => {
  const way = line([0, 0], [10, 0], [20, 0], [10, 0], [0, 0])
  expect(simplifyLine(way, 5)).toEqual(line([0, 0], [20, 0], [0, 0]))
})

test('a line of two points or fewer is itself', () => {
  expect(simplifyLine(line([0, 0], [1, 1]), 1000)).toEqual(line([0, 0], [1, 1]))
  expect(simplifyLine([], 5)).toEqual([])
})
