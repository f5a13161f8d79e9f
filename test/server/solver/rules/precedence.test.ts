import { expect, test } from 'vitest'
import { bestOf, brokenBy, days } from '../line-world.ts'

const precedences = [[1, 0]] as const
const world = { at: [0, 10, 20], visits: [{}, {}], extra: { precedences } }

test('inside a shift it is the order', () => {
  expect(bestOf(world).routes).toEqual([[1, 0]])
  // 0 starts at 10 and 1 ends at 10 + 100 + 10 + 100 = 220
  expect(brokenBy(world, [[0, 1]])).toEqual([['precedence', 210]])
})

test('between shifts the first ends before the second starts', () => {
  const twoDays = { ...world, shifts: days(2) }
  // 1 ends at 2000 + 20 + 100, 0 started at 10
  expect(brokenBy(twoDays, [[0], [1]])).toEqual([['precedence', 2110]])
  expect(brokenBy(twoDays, [[1], [0]])).toEqual([])
})

test('the search puts them on two days when one day holds only one, in their order', () => {
  // 500 s each and 1,000 s a day: 20 + 500 + 20, but 20 + 500 + 10 + 500 + 10 = 1,040
  const visits = [{ serviceSeconds: 500 }, { serviceSeconds: 500 }]
  const { routes, broken } = bestOf({ ...world, shifts: days(2), visits })
  expect([routes, broken]).toEqual([[[1], [0]], []])
})

test('nor into two shifts whose hours overlap', () => {
  // the second team could wait for the first, but the search does not look into another shift's times
  const { routes, broken } = bestOf({
    ...world,
    shifts: [{}, {}],
    visits: [{ serviceSeconds: 500 }, { serviceSeconds: 500 }],
  })
  expect([routes.flat().length, broken]).toEqual([1, []])
})

test('one without the other is free', () => {
  expect(brokenBy(world, [[0]])).toEqual([])
  expect(brokenBy(world, [[1]])).toEqual([])
})
