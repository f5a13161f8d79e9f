import { describe, expect, test } from 'vitest'
import { kindsOf } from '../../../server/solver/kinds.ts'
import { modelOf } from '../../../server/solver/model.ts'
import { days, hours, type LineWorld, lineWorld } from './line-world.ts'

const two = [...hours(1000), ...hours(1000)]
const four: LineWorld = { at: [0, 10, 20, 30, 40], shifts: two, visits: [{}, {}, {}, {}] }

describe('shifts are of one kind', () => {
  const kinds = (world: LineWorld) => [...kindsOf(modelOf(lineWorld(world))).of]
  const dated = (world: LineWorld) => [...kindsOf(modelOf(lineWorld(world))).isDated]

  test('when hours, breaks, limits and costs agree', () => {
    expect(kinds({ ...four, shifts: [...two, ...hours(900), { maxStops: 3 }, { maxStops: 3 }] })).toEqual([
      0, 0, 2, 3, 3,
    ])
    const lunch = { windows: [{ from: 400, to: 500 }], durationSeconds: 60 }
    expect(kinds({ ...four, shifts: [{ breaks: [lunch] }, {}, { breaks: [lunch] }] })).toEqual([0, 1, 0])
  })

  test('on all days of a team where few visits have windows, and these are bound to their day', () => {
    const open = { windows: [{ from: 0, to: 1000 }] }
    expect(kinds({ ...four, shifts: days(2) })).toEqual([0, 0])
    expect(dated({ ...four, shifts: days(2), visits: [open, {}, {}, {}] })).toEqual([1, 0, 0, 0])
    const windows = { ...four, shifts: days(2), visits: [open, open, {}, {}] }
    expect(kinds(windows)).toEqual([0, 1])
    expect(dated(windows)).toEqual([0, 0, 0, 0])
  })

  test('a pinned visit is bound to its day', () => {
    const pins = [{ visit: 1, shift: 0, day: -1, position: -1 }]
    expect(dated({ ...four, shifts: days(2), extra: { pins } })).toEqual([0, 1, 0, 0])
    expect(kinds({ ...four, shifts: days(2), extra: { pins } })).toEqual([0, 0])
  })

  test('and not when a visit costs more in one of them', () => {
    const assignmentCost = Int32Array.from([0, 0, 0, 5, 0, 0, 0, 0])
    expect(kinds({ ...four, extra: { assignmentCost } })).toEqual([0, 1])
  })
})
