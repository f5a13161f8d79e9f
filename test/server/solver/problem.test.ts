import { describe, expect, test } from 'vitest'
import {
  anyOf,
  buildProblem,
  maxIterations,
  maxRuntime,
  Problem,
  ProblemError,
  type ProblemInput,
  solve,
} from '../../../server/solver/index.ts'
import { lineInput } from './line-world.ts'
import { randomProblem } from './random-problem.ts'

test('a problem survives the trip through its buffer', () => {
  const problem = randomProblem(1, { teams: 2, days: 2, visits: 30 })
  const arrived = Problem.from(structuredClone(problem.buffer as ArrayBuffer))
  expect(arrived).toEqual(problem)
  const options = { seed: 1, stop: maxIterations(100) }
  expect(solve(arrived, options).routes).toEqual(solve(problem, options).routes)
})

test('a buffer with something else in it is refused', () => {
  expect(() => Problem.from(new ArrayBuffer(400))).toThrow(
    'buffer is not a problem of version 3: its header reads 0, 0',
  )
})

describe('what is wrong is named with its field and its numbers', () => {
  const input = lineInput({ at: [0, 10, 20], visits: [{}, {}] })
  const visit = (change: object): ProblemInput => ({
    ...input,
    visits: [input.visits[0]!, { ...input.visits[1]!, ...change }],
  })
  const shift = (change: object): ProblemInput => ({ ...input, shifts: [{ ...input.shifts[0]!, ...change }] })
  const rest = { windows: [{ from: 50, to: 60 }], durationSeconds: 5 }
  const cases: [string, ProblemInput][] = [
    ['durationSeconds has 8 entries when 3 × 3 were expected', { ...input, durationSeconds: new Int32Array(8) }],
    [
      'durationSeconds[4] is -1, outside 0 … 268435456',
      { ...input, durationSeconds: new Int32Array(9).fill(-1, 4, 5) },
    ],
    ['distanceMetres has 0 entries when 3 × 3 were expected', { ...input, distanceMetres: new Int32Array(0) }],
    ['visits[1].place is 3, outside 0 … 2', visit({ place: 3 })],
    ['visits[1].serviceSeconds is -5, outside', visit({ serviceSeconds: -5 })],
    ['visits[1].prize is 1.5, not a whole number', visit({ prize: 1.5 })],
    ['visits[1].windows[0].to is 5, before its start (9)', visit({ windows: [{ from: 9, to: 5 }] })],
    [
      'visits[1].windows[1].from is 20, not after the end of the window in front of it (20)',
      visit({
        windows: [
          { from: 10, to: 20 },
          { from: 20, to: 30 },
        ],
      }),
    ],
    ['shifts[0].hours.to is 1, before its start (2)', shift({ hours: { from: 2, to: 1 } })],
    [
      'shifts[0].breaks[1].windows[0].from is 50',
      shift({ breaks: [{ ...rest, windows: [{ from: 51, to: 60 }] }, rest] }),
    ],
    [
      'shifts[0].breaks (their durations together) is 400000000, outside 0 … 268435456',
      shift({ breaks: [rest, rest].map((one) => ({ ...one, durationSeconds: 200_000_000 })) }),
    ],
    ['shifts[0].breaks[0].windows is empty', shift({ breaks: [{ ...rest, windows: [] }] })],
    ['shifts[0].maxDistanceMetres is -1, outside 0 … 1000000000', shift({ maxDistanceMetres: -1 })],
    ['visits[0].delivery has 0 numbers when 2 were expected', shift({ capacity: [1, 2] })],
    ['shifts[0].capacity[0] is -4, outside', shift({ capacity: [-4] })],
    ['visits[1].pickup has 1 numbers when 0 were expected', visit({ pickup: [3] })],
    ['visits[1].maxGapDays is -2, outside', visit({ maxGapDays: -2 })],
    [
      'visits[1].maxGapDays is 1, less than minGapDays (3): no other visit to site 5 could go with it',
      visit({ site: 5, minGapDays: 3, maxGapDays: 1 }),
    ],
    [
      'weights.change is undefined, not a whole number',
      { ...input, weights: { ...input.weights, change: undefined as unknown as number } },
    ],
    [
      'weights let costs add up to ',
      {
        ...input,
        // required by its pin alone
        pins: [{ visit: 0, shift: -1, day: 0, position: -1 }],
        weights: { ...input.weights, unservedRequired: 2 ** 40, prize: 2 ** 40 },
        visits: input.visits.map((one, v) => ({ ...one, prize: 4095 + v })),
      },
    ],
    [
      'visits deliver and pick up 2000000000 in dimension 0, more than 1000000000',
      {
        ...input,
        shifts: input.shifts.map((one) => ({ ...one, capacity: [1] })),
        visits: input.visits.map((one) => ({ ...one, delivery: [500_000_000], pickup: [500_000_000] })),
      },
    ],
    ['pins[0] names neither a shift nor a day', { ...input, pins: [{ visit: 0, shift: -1, day: -1, position: 0 }] }],
    ['pins[0].day is 3, but shift 0 is on day 0', { ...input, pins: [{ visit: 0, shift: 0, day: 3, position: -1 }] }],
    ['shifts[0].end is 9, outside 0 … 2', shift({ end: 9 })],
    ['assignmentCost has 3 entries when 2 visits × 1 shifts', { ...input, assignmentCost: new Int32Array(3) }],
    ['assignmentCost[1] is -2', { ...input, assignmentCost: Int32Array.from([0, -2]) }],
    ['pins[1].visit is 0, which pins[0] pins already', { ...input, pins: [pin(0, -1), pin(0, -1)] }],
    ['pins[1].position is 2 of shift 0, which pins[0] takes', { ...input, pins: [pin(0, 2), pin(1, 2)] }],
    ['exclusions[0] pairs visit 1 with itself', { ...input, exclusions: [[1, 1]] }],
    [
      'precedences[0] (0,1) is part of a cycle',
      {
        ...input,
        precedences: [
          [0, 1],
          [1, 0],
        ],
      },
    ],
    ['baseline has 1 entries when 2 visits', { ...input, baseline: new Int32Array(1) }],
    ['baseline[0] is 4, outside -1 … 0', { ...input, baseline: Int32Array.from([4, 0]) }],
    [
      'weights let costs add up to 200000000000000',
      {
        ...input,
        weights: { ...input.weights, prize: 10 ** 12 },
        visits: input.visits.map((one) => ({ ...one, prize: 10 ** 4 })),
      },
    ],
    ['weights.prize is NaN, not a whole number', { ...input, weights: { ...input.weights, prize: Number.NaN } }],
  ]
  function pin(v: number, position: number) {
    return { visit: v, shift: 0, day: -1, position }
  }

  test.each(cases)('%s', (message, wrong) => {
    expect(() => buildProblem(wrong)).toThrow(ProblemError)
    expect(() => buildProblem(wrong)).toThrow(message)
  })
})

describe('problems at the edge', () => {
  test('routes to start from that name what does not exist are refused', () => {
    const problem = buildProblem(lineInput({ at: [0, 10], visits: [{}] }))
    const from = (initial: number[][]) => () => solve(problem, { seed: 1, stop: maxIterations(1), initial })
    expect(from([[0, 1]])).toThrow('initial[0][1] is 1, outside 0 … 0')
    expect(from([[], []])).toThrow('initial has 2 routes for 1 shifts')
    expect(from([[0, 0]])().routes).toEqual([[0]])
  })

  test('no visits, no shifts', () => {
    const empty = lineInput({ at: [0], visits: [] })
    expect(solve(buildProblem(empty), { seed: 1, stop: maxIterations(5) })).toMatchObject({
      routes: [[]],
      unserved: [],
    })
    const idle = { ...lineInput({ at: [0, 1], visits: [{}] }), shifts: [], assignmentCost: new Int32Array(0) }
    expect(solve(buildProblem(idle), { seed: 1, stop: maxIterations(5) })).toMatchObject({ routes: [], unserved: [0] })
  })

  test('nothing that fits', () => {
    const problem = buildProblem(lineInput({ at: [0, 900], visits: [{}, { place: 1 }] }))
    expect(solve(problem, { seed: 1, stop: maxIterations(5) }).unserved).toEqual([0, 1])
  })
})

test('stop criteria', () => {
  let clock = 100
  const runtime = maxRuntime(50, () => clock)
  expect(runtime(0, 0)).toBe(false)
  clock = 150
  expect(runtime(1, 0)).toBe(true)
  expect([maxIterations(3)(2, 0), maxIterations(3)(3, 0)]).toEqual([false, true])
  expect(anyOf(maxIterations(3), () => true)(0, 0)).toBe(true)
})
