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

// 2 before 1 before 0
const chain = {
  at: [0, 10, 20, 30],
  visits: [{}, {}, {}],
  extra: {
    precedences: [
      [2, 1],
      [1, 0],
    ] as const,
  },
}

test('three in a chain come in its order, on one day or on three', () => {
  expect(bestOf(chain).routes).toEqual([[2, 1, 0]])
  // two take at most 30 + 400 + 10 + 400 + 20 = 860 of 1,000 s, three more than 1,200
  const long = chain.visits.map(() => ({ serviceSeconds: 400 }))
  const two = bestOf({ ...chain, shifts: days(2), visits: long })
  expect([two.routes.flat(), two.broken]).toEqual([[2, 1, 0], []])
  const longer = chain.visits.map(() => ({ serviceSeconds: 600 }))
  expect(bestOf({ ...chain, shifts: days(3), visits: longer }).routes).toEqual([[2], [1], [0]])
})

test('each link of a chain that is broken is named', () => {
  // 0 is from 10 to 110, 1 from 120 to 220, 2 from 230 to 330: 1 is 330 − 120 = 210 early, 0 is 220 − 10 = 210
  expect(brokenBy(chain, [[0, 1, 2]])).toEqual([
    ['precedence', 210],
    ['precedence', 210],
  ])
  // 0 on day 0 is early for 1 on day 1, which follows 2: 2000 + 30 + 100 + 10 + 100 − 10
  expect(brokenBy({ ...chain, shifts: days(2) }, [[0], [2, 1]])).toEqual([['precedence', 2230]])
})

test('a chain whose middle is left out binds nobody', () => {
  expect(brokenBy(chain, [[0, 2]])).toEqual([])
  // nothing has time for 1, so 0 and 2 go in the order that closes first
  const visits = [{ windows: [{ from: 0, to: 10 }] }, { serviceSeconds: 2000 }, {}]
  const { routes, broken } = bestOf({ ...chain, visits })
  expect([routes, broken]).toEqual([[[0, 2]], []])
})
