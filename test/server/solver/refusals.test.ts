import { describe, expect, test } from 'vitest'
import { buildProblem, type Pin, ProblemError, type ProblemInput } from '../../../server/solver/index.ts'
import { days, type LineWorld, lineInput } from './line-world.ts'

const input = lineInput({ at: [0, 10, 20], visits: [{}, {}] })

function refused(wrong: unknown, message: string): void {
  expect(() => buildProblem(wrong as ProblemInput)).toThrow(ProblemError)
  expect(() => buildProblem(wrong as ProblemInput)).toThrow(message)
}

describe('what is missing, or of another kind, is named', () => {
  const shift = (change: object) => ({ ...input, shifts: [{ ...input.shifts[0], ...change }] })
  const visit = (change: object) => ({ ...input, visits: [input.visits[0], { ...input.visits[1], ...change }] })
  test.each<[string, unknown]>([
    ['input is null, not an object', null],
    ['shifts is undefined, not an array', { ...input, shifts: undefined }],
    ['visits is an object, not an array', { ...input, visits: {} }],
    ['pins is "none", not an array', { ...input, pins: 'none' }],
    ['durationSeconds is undefined, not an array', { ...input, durationSeconds: undefined }],
    ['distanceMetres is an object, not an array', { ...input, distanceMetres: { length: 9 } }],
    ['assignmentCost is null, not an array', { ...input, assignmentCost: null }],
    ['exclusions is undefined', { ...input, exclusions: undefined }],
    ['precedences is undefined', { ...input, precedences: undefined }],
    ['baseline is 7, not an array', { ...input, baseline: 7 }],
    ['weights is undefined, not an object', { ...input, weights: undefined }],
    ['shifts[0] is undefined, not an object', { ...input, shifts: [undefined] }],
    // biome-ignore lint/suspicious/noSparseArray: a hole is what is tested
    ['visits[1] is undefined, not an object', { ...input, visits: [input.visits[0], ,] }],
    ['shifts[0].breaks is undefined, not an array', shift({ breaks: undefined })],
    ['shifts[0].breaks[0] is 3, not an object', shift({ breaks: [3] })],
    ['shifts[0].breaks[0].windows is undefined', shift({ breaks: [{ durationSeconds: 1 }] })],
    ['shifts[0].breaks[0].windows[0] is null', shift({ breaks: [{ durationSeconds: 1, windows: [null] }] })],
    ['shifts[0].hours is undefined, not an object', shift({ hours: undefined })],
    ['shifts[0].capacity is undefined, not an array', shift({ capacity: undefined })],
    ['shifts[0].maxStops is undefined, not a whole number', shift({ maxStops: undefined })],
    ['visits[1].windows is undefined, not an array', visit({ windows: undefined })],
    ['visits[1].windows[0] is 5, not an object', visit({ windows: [5] })],
    ['visits[1].delivery is undefined, not an array', visit({ delivery: undefined })],
    ['visits[1].pickup is undefined, not an array', visit({ pickup: undefined })],
    ['visits[1].required is undefined, neither true nor false', visit({ required: undefined })],
    ['pins[0] is 1, not an object', { ...input, pins: [1] }],
    ['exclusions[0] is 1, not an array', { ...input, exclusions: [1, 0] }],
    ['precedences[0] has 3 entries, not two visits', { ...input, precedences: [[0, 1, 0]] }],
    ['impossible is "ignore", neither "refuse" nor "leave-out"', { ...input, impossible: 'ignore' }],
  ])('%s', (message, wrong) => refused(wrong, message))
})

describe('numbers that 32 bits do not hold as they are are refused, also from plain arrays', () => {
  const ways = (value: unknown) => Array.from(input.durationSeconds).with(5, value as number)
  test.each<[string, unknown]>([
    ['durationSeconds[5] is NaN, not a whole number', { ...input, durationSeconds: ways(Number.NaN) }],
    ['durationSeconds[5] is 1.5, not a whole number', { ...input, durationSeconds: ways(1.5) }],
    ['durationSeconds[5] is undefined, not a whole number', { ...input, durationSeconds: ways(undefined) }],
    ['durationSeconds[5] is 4294967306, outside 0 … 268435456', { ...input, durationSeconds: ways(2 ** 32 + 10) }],
    ['distanceMetres[5] is 4294967306, outside 0 … 1000000000', { ...input, distanceMetres: ways(2 ** 32 + 10) }],
    ['assignmentCost[1] is 0.5, not a whole number', { ...input, assignmentCost: [0, 0.5] }],
    ['assignmentCost[0] is 4294967295, outside -1 … 1000000000', { ...input, assignmentCost: [2 ** 32 - 1, 0] }],
    ['baseline[1] is NaN, not a whole number', { ...input, baseline: [0, Number.NaN] }],
  ])('%s', (message, wrong) => refused(wrong, message))

  test('a plain array of whole numbers is as good as another', () => {
    expect(buildProblem({ ...input, durationSeconds: ways(10) as never })).toEqual(buildProblem(input))
  })
})

describe('what must be served must go together', () => {
  const pin = (visit: number, to: Partial<Pin>): Pin => ({ visit, shift: -1, day: -1, position: -1, ...to })
  const must = { required: true }
  const before = { precedences: [[0, 1]] as [number, number][] }
  /** Three days: 0 … 1,000, 2,000 … 3,000, 4,000 … 5,000; each visit takes 100. */
  const world = (extra: LineWorld['extra'], visits: LineWorld['visits'] = [{}, {}]) =>
    lineInput({ at: [0, 10, 20], shifts: days(3), visits, extra: { impossible: 'refuse', ...extra } })

  test.each<[string, ProblemInput]>([
    ['exclusions[0] (0,1) parts two visits that are both required', world({ exclusions: [[0, 1]] }, [must, must])],
    [
      'exclusions[0] (0,1) parts two visits that are both required',
      world({ exclusions: [[0, 1]], pins: [pin(1, { day: 2 })] }, [must, {}]),
    ],
    [
      'precedences[0] (0,1) cannot be kept: visit 0 (pinned to day 2) ends at 4100 or later, visit 1 (pinned to day 1) starts at 2900 or earlier',
      world({ ...before, pins: [pin(0, { day: 2 }), pin(1, { day: 1 })] }),
    ],
    [
      'visit 0 (pinned to shift 1) ends at 2100 or later, visit 1 (pinned to shift 0) starts at 900 or earlier',
      world({ ...before, pins: [pin(0, { shift: 1 }), pin(1, { shift: 0 })] }),
    ],
    [
      'precedences[0] (0,1) cannot be kept: visit 0 ends at 2150 or later, visit 1 starts at 2149 or earlier',
      world(before, [
        { ...must, windows: [{ from: 2050, to: 3000 }] },
        { ...must, windows: [{ from: 0, to: 2149 }] },
      ]),
    ],
    [
      'pins[1].position is 0 of shift 1, which pins[0] takes',
      world({ pins: [pin(0, { shift: 1, position: 0 }), pin(1, { day: 1, position: 0 })] }),
    ],
  ])('%s', (message, wrong) => {
    refused(wrong, message)
    // who has said that it may be left out, or who pinned it there, is told by the plan
    expect(() => buildProblem({ ...wrong, impossible: 'leave-out' })).not.toThrow()
  })

  test.each<[string, ProblemInput]>([
    ['one of them is optional', world({ exclusions: [[0, 1]] }, [must, {}])],
    [
      'one that is optional comes too late',
      world({ ...before, pins: [pin(0, { day: 2 })] }, [{}, { windows: [{ from: 0, to: 100 }] }]),
    ],
    ['they are on one day', world({ ...before, pins: [pin(0, { day: 1 }), pin(1, { shift: 1 })] })],
    [
      'there is just enough time',
      world(before, [
        { ...must, windows: [{ from: 2050, to: 3000 }] },
        { ...must, windows: [{ from: 0, to: 2150 }] },
      ]),
    ],
    [
      'they are pinned to one shift, where that is the word of a person',
      world({ ...before, pins: [pin(0, { shift: 0 }), pin(1, { shift: 0 })] }, [
        { windows: [{ from: 500, to: 600 }] },
        { windows: [{ from: 0, to: 100 }] },
      ]),
    ],
    [
      'a day has two shifts for one position',
      lineInput({
        at: [0, 10, 20],
        shifts: [{}, {}],
        visits: [{}, {}],
        extra: { impossible: 'refuse', pins: [pin(0, { day: 0, position: 0 }), pin(1, { day: 0, position: 0 })] },
      }),
    ],
  ])('nothing is said when %s', (_, right) => {
    expect(() => buildProblem(right)).not.toThrow()
  })
})
