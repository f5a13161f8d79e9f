import { describe, expect, test } from 'vitest'
import { Cooling } from '../../../server/solver/cooling.ts'
import { maxIterations, solve } from '../../../server/solver/index.ts'
import { SETTINGS } from '../../../server/solver/settings.ts'
import { lineWorld } from './line-world.ts'

// drives of 0, 60 and 60 s, 0: a mean of 30; a visit is worth 10 × 1,000
const problem = lineWorld({ at: [0, 60], visits: [{}, { place: 1 }] })
const mean = { drive: 30, visit: 10_000 }
const { ageing, hottest, coldest, reheat } = SETTINGS

/** Where each cycle begins, how warm, and how long it lasts, when `leavesOut` says what the best plan leaves out then. */
function cycles(order: 'sum' | 'lexicographic', leavesOut: readonly boolean[]) {
  const cooling = new Cooling(problem, order)
  let iteration = 0
  return leavesOut.map((leaves) => {
    cooling.begin(iteration, leaves)
    const first = iteration
    while (!cooling.isOver(iteration)) iteration++
    return { heat: cooling.at(first), last: cooling.at(iteration), length: iteration - first }
  })
}

describe('cooling', () => {
  test('a sum is cooled at the scale of visits, from the second cycle on less warm', () => {
    const [first, second] = cycles('sum', [true, false])
    expect(first!.heat).toBeCloseTo(mean.visit * hottest, 6)
    expect(first!.last).toBeCloseTo(mean.visit * coldest, 6)
    expect(second!.heat).toBeCloseTo(mean.visit * hottest * reheat, 6)
    expect(second!.length).toBe(first!.length)
  })

  test('a new line is as hot as the first, and cools longer the later it begins', () => {
    const cooling = new Cooling(problem, 'sum')
    const length = (from: number) => {
      let iteration = from
      while (!cooling.isOver(iteration)) iteration++
      return iteration - from
    }
    cooling.begin(0, true)
    const usual = length(0)
    for (const [at, expected] of [
      [usual, usual],
      [usual * 20, Math.ceil(usual * 20 * ageing)],
    ] as const) {
      cooling.renew(at)
      cooling.begin(at, true)
      expect(cooling.at(at)).toBeCloseTo(mean.visit * hottest, 6)
      expect(length(at)).toBe(expected)
    }
    cooling.begin(usual * 40, true)
    expect(cooling.at(usual * 40)).toBeCloseTo(mean.visit * hottest * reheat, 6)
  })

  test('visits and travel take turns where one outweighs the other, short cycles first', () => {
    const found = cycles('lexicographic', new Array(8).fill(true))
    const whole = cycles('sum', [true])[0]!.length
    expect(found.map(({ length }) => Math.round((8 * length) / whole))).toEqual([1, 1, 2, 2, 4, 4, 8, 8])
    const warm = found.map(({ heat }, k) => heat / (k % 2 === 0 ? mean.visit : mean.drive) / hottest)
    warm.forEach((heat, k) => {
      expect(heat).toBeCloseTo(k < 2 ? 1 : reheat, 9)
    })
  })

  test('only travel is cooled when nothing is left out', () => {
    for (const { heat } of cycles('lexicographic', [false, false, false])) expect(heat).toBeLessThan(mean.drive)
  })
})

test('a visit that a served one excludes, or that nobody may serve, is not left out: travel is cooled', () => {
  // visits 0 and 1 are one job twice, and visit 2 is forbidden; 1 → 5 → 9 and back is 18 s, whatever the search tries
  const world = lineWorld({
    at: [0, 5, 9, 9, 7],
    shifts: [{}, {}],
    visits: [{}, {}, {}, { place: 2 }],
    extra: {
      exclusions: [[0, 1]],
      assignmentCost: Int32Array.from([0, 0, 0, 0, -1, -1, 0, 0]),
      weights: { unservedRequired: 0, prize: 1_000_000, travelSecond: 1, change: 0, unfairSecond: 0 },
    },
  })
  const solution = solve(world, { seed: 1, stop: maxIterations(50), order: 'lexicographic' })
  expect(solution.score.travelSeconds).toBe(18)
  expect(solution.unserved).toContain(2)
})
