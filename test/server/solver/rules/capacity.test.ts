import { expect, test } from 'vitest'
import { bestOf, brokenBy } from '../line-world.ts'

const shifts = [{ capacity: [10] }]
const stop = (delivery: number, pickup: number, prize = 10) => ({ delivery: [delivery], pickup: [pickup], prize })
const at = [0, 10, 20, 30]

test('deliveries are on board from the start', () => {
  // 6 + 4 = 10 fits, 6 + 5 = 11 does not
  expect(brokenBy({ at, shifts, visits: [stop(6, 0), stop(4, 0)] }, [[0, 1]])).toEqual([])
  expect(brokenBy({ at, shifts, visits: [stop(6, 0), stop(5, 0)] }, [[0, 1]])).toEqual([['capacity', 1]])
  expect(bestOf({ at, shifts, visits: [stop(6, 0, 9), stop(5, 0, 8)] }).routes).toEqual([[0]])
})

test('pickups are on board until the end', () => {
  expect(brokenBy({ at, shifts, visits: [stop(0, 6), stop(0, 5)] }, [[0, 1]])).toEqual([['capacity', 1]])
  expect(bestOf({ at, shifts, visits: [stop(0, 6, 9), stop(0, 5, 8)] }).routes).toEqual([[0]])
})

test('what is delivered first makes room for what is picked up', () => {
  const visits = [stop(0, 8), stop(8, 0)]
  // pick up first: 8 at the start, 16 after visit 0; deliver first: 8, 0, 8
  expect(brokenBy({ at, shifts, visits }, [[0, 1]])).toEqual([['capacity', 6]])
  expect(brokenBy({ at, shifts, visits }, [[1, 0]])).toEqual([])
  const { routes, broken } = bestOf({ at, shifts, visits })
  expect([routes, broken]).toEqual([[[1, 0]], []])
})

test('a stop that delivers and picks up changes one for the other', () => {
  // 10 on board, at visit 0 down to 4 and up to 10, at visit 1 down to 6: never more than 10
  expect(brokenBy({ at, shifts, visits: [stop(6, 6), stop(4, 0)] }, [[0, 1]])).toEqual([])
  // 10, 11, 7
  expect(brokenBy({ at, shifts, visits: [stop(6, 7), stop(4, 0)] }, [[0, 1]])).toEqual([['capacity', 1]])
  // the other way round: 10, 6, 7
  expect(bestOf({ at, shifts, visits: [stop(6, 7), stop(4, 0)] }).routes).toEqual([[1, 0]])
})

test('every dimension has its own limit', () => {
  const two = [{ capacity: [10, 3] }]
  const visit = (a: number, b: number) => ({ delivery: [a, b], pickup: [0, 0] })
  expect(brokenBy({ at, shifts: two, visits: [visit(5, 1), visit(5, 2)] }, [[0, 1]])).toEqual([])
  expect(brokenBy({ at, shifts: two, visits: [visit(5, 2), visit(5, 2)] }, [[0, 1]])).toEqual([['capacity', 1]])
  expect(bestOf({ at, shifts: two, visits: [visit(5, 2), visit(5, 2)] }).unserved).toHaveLength(1)
})
