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

const weights = { unservedRequired: 1e9, prize: 1000, travelSecond: 1, change: 0, unfairSecond: 0 }

/** What is pardoned at the beginning, just before and at the middle, and at the end of a cycle, where a must has such a neighbour. */
function pardons(order: 'sum' | 'lexicographic', neighbour: { required: boolean }, cycle = 1) {
  const visits = [{ required: true }, { place: 1, ...neighbour }]
  const cooling = new Cooling(lineWorld({ at: [0, 60], visits, extra: { weights } }), order)
  let start = 0
  let end = 0
  for (let k = 0; k < cycle; k++) {
    start = end
    cooling.begin(start, true)
    while (!cooling.isOver(end)) end++
  }
  const middle = start + Math.ceil((end - start) / 2)
  return [start, middle - 1, middle, end - 1].map((iteration) => cooling.pardon(iteration))
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

  test('after the first cycle a must left out costs little beside its prize while it is warm', () => {
    expect(pardons('sum', { required: false })).toEqual([0, 0, 0, 0])
    const most = weights.unservedRequired - SETTINGS.softMust * mean.visit
    expect(pardons('sum', { required: false }, 2)).toEqual([most, most, 0, 0])
  })

  test('but not where there are only musts, nor where they are one layer of several', () => {
    expect(pardons('sum', { required: true }, 2)).toEqual([0, 0, 0, 0])
    expect(pardons('lexicographic', { required: false }, 2)).toEqual([0, 0, 0, 0])
  })

  test('only travel is cooled when nothing is left out', () => {
    for (const { heat } of cycles('lexicographic', [false, false, false])) expect(heat).toBeLessThan(mean.drive)
  })

  test('and visits then go in by luck more often than by worth', () => {
    const cooling = new Cooling(problem, 'lexicographic')
    const shares = [true, true, false].map((leaves, k) => {
      cooling.begin(k, leaves)
      return cooling.bestFirst
    })
    expect(shares).toEqual([SETTINGS.bestFirst, SETTINGS.bestFirst, SETTINGS.travelBestFirst])
    const sum = new Cooling(problem, 'sum')
    sum.begin(0, false)
    expect(sum.bestFirst).toBe(SETTINGS.bestFirst)
  })

  test('and that the more slowly the longer the search has gone on, once five cycles are over', () => {
    const found = cycles('lexicographic', new Array(8).fill(false)).map(({ length }) => length)
    const whole = found[0]!
    expect(found.slice(0, 6)).toEqual(new Array(6).fill(whole))
    expect(found.slice(6)).toEqual([6 * ageing * whole, 6 * (1 + ageing) * ageing * whole].map(Math.ceil))
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
