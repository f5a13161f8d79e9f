import { expect, test } from 'vitest'
import { Lineage } from '../../../server/solver/lineage.ts'

test('a line is spent when neither a third of its life nor its patience brought a gain', () => {
  const line = new Lineage(1000, [], 50)
  line.keep(900, [], 110, 10)
  // from 50 to 140 are 90 iterations, a third of which are the 30 since 110
  expect(line.isSpent(139, 20)).toBe(false)
  expect(line.isSpent(140, 20)).toBe(true)
  expect(line.isSpent(140, 31)).toBe(false)
  expect(line.isSpent(141, 31)).toBe(true)
})

test('what saves too little at once counts when it has added up', () => {
  const line = new Lineage(1000, [], 0)
  line.keep(994, [[1]], 90, 10)
  expect([line.cost, line.routes]).toEqual([994, [[1]]])
  expect(line.isSpent(91, 1)).toBe(true)
  line.keep(989, [[2]], 90, 10)
  expect(line.isSpent(91, 1)).toBe(false)
})
