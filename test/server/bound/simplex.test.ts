import { expect, test } from 'vitest'
import { Simplex } from '../../../server/bound/simplex.ts'

test('takes what is worth most in each row, and prices the rows', () => {
  // 3 in row 0 or 4 in row 1 alone, or 5 in both: alone they are worth more
  const lp = new Simplex([1, 1], [0, 0])
  const alone = [lp.addColumn(3, [0]), lp.addColumn(4, [1])]
  lp.addColumn(5, [0, 1])
  expect(lp.solve(100)).toBe('optimal')
  expect(lp.levels().map(({ column, level }) => [column, Math.round(level)])).toEqual(
    alone.map((column) => [column, 1]),
  )
  expect([...lp.duals]).toEqual([3, 4])
})

test('a row that comes later takes part', () => {
  const lp = new Simplex([1, 1], [0, 0])
  const columns = [lp.addColumn(3, [0]), lp.addColumn(4, [1])]
  lp.solve(100)
  lp.addRow(1, columns, 100)
  expect(lp.solve(100)).toBe('optimal')
  const worth = lp.levels().reduce((sum, { column, level }) => sum + level * [0, 0, 3, 4, 0, 0][column]!, 0)
  expect(worth).toBeCloseTo(4, 3)
})

test('tells that more pivots are needed from that none is possible', () => {
  const lp = new Simplex([1, 1], [0, 0])
  lp.addColumn(3, [0])
  lp.addColumn(4, [1])
  expect(lp.solve(1)).toBe('unfinished')
  expect(lp.solve(100)).toBe('optimal')
  // a column in no row: nothing limits it
  lp.addColumn(1, [])
  expect(lp.solve(100)).toBe('unbounded')
})
