import { expect, test } from 'vitest'
import { evaluate } from '../../../../server/solver/index.ts'
import { bestOf, brokenBy, lineWorld } from '../line-world.ts'

// visit 0: never in shift 0, free in shift 1; visit 1: for 30 in shift 0, free in shift 1
const assignmentCost = Int32Array.from([-1, 0, 30, 0])
const world = { at: [0, 10, 20], shifts: [{}, {}], visits: [{}, {}], extra: { assignmentCost } }

test('forbidden shifts stay free of the visit', () => {
  expect(bestOf(world).routes).toEqual([[], [0, 1]])
  expect(brokenBy(world, [[0], []])).toEqual([['forbidden', 1]])
})

test('the cost of an assignment is added', () => {
  // 2 × 20 and 2 × 10 driving and 30
  expect(evaluate(lineWorld(world), [[1], [0]])).toMatchObject({ assignmentCost: 30, travelSeconds: 60, cost: 90 })
})
