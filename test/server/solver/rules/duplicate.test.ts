import { expect, test } from 'vitest'
import { maxIterations, solve } from '../../../../server/solver/index.ts'
import { brokenBy, lineWorld } from '../line-world.ts'

test('a visit that is made twice is named', () => {
  expect(brokenBy({ at: [0, 10], shifts: [{}, {}], visits: [{}] }, [[0], [0]])).toEqual([['duplicate', 1]])
  expect(brokenBy({ at: [0, 10], visits: [{}] }, [[0, 0]])).toEqual([['duplicate', 1]])
})

test('every time but the first is named, at the shift where it is', () => {
  expect(brokenBy({ at: [0, 10], shifts: [{}, {}], visits: [{}] }, [[0, 0], [0]])).toEqual([
    ['duplicate', 1],
    ['duplicate', 1],
  ])
})

test('of a plan to start from that makes it twice the first one is kept', () => {
  const problem = lineWorld({ at: [0, 10, 20], shifts: [{}, {}], visits: [{}, {}] })
  const { routes } = solve(problem, { seed: 1, stop: maxIterations(0), initial: [[0], [1, 0]] })
  expect(routes).toEqual([[0], [1]])
})
