import { describe, expect, test } from 'vitest'
import type { PlanBound, Proof } from '../../../server/contract/index.ts'
import { joinBounds } from '../../../server/planning/join-bounds.ts'

const proof = (bound: number, change: Partial<Proof> = {}): Proof => ({
  bound,
  value: 100,
  gapPermille: (bound - 100) * 10,
  iterations: 7,
  isFinal: false,
  ...change,
})

const proven = (change: Partial<PlanBound>): PlanBound => ({
  requiredServed: 4,
  isMostRequired: false,
  net: proof(120),
  prize: proof(130),
  shiftValues: [1],
  seconds: 10,
  ...change,
})

describe('two proofs of one plan', () => {
  test('the lower limit of each holds, and the values of the net limit that is kept', () => {
    const before = proven({ net: proof(110), prize: proof(140), shiftValues: [1] })
    const now = proven({ net: proof(115), prize: proof(135), shiftValues: [2] })
    expect(joinBounds(before, now)).toMatchObject({ net: { bound: 110 }, prize: { bound: 135 }, shiftValues: [1] })
    expect(joinBounds(now, before)).toMatchObject({ net: { bound: 110 }, prize: { bound: 135 }, shiftValues: [1] })
  })

  test('one that has come to nothing takes nothing away', () => {
    const nothing = proven({ net: null, prize: null, shiftValues: [], seconds: 1 })
    expect(joinBounds(proven({}), nothing)).toEqual(proven({}))
    expect(joinBounds(nothing, proven({}))).toEqual(proven({}))
  })

  test('of equal limits, one that is as low as it gets says so', () => {
    const end = proven({ net: proof(120, { isFinal: true }), shiftValues: [5] })
    expect(joinBounds(end, proven({})).net?.isFinal).toBe(true)
    expect(joinBounds(proven({}), end)).toMatchObject({ net: { isFinal: true }, shiftValues: [5] })
  })

  test('the longest is how long it was looked for', () => {
    expect(joinBounds(proven({ seconds: 60 }), proven({ seconds: 10 })).seconds).toBe(60)
    expect(joinBounds(proven({ seconds: 60 }), proven({ seconds: 120 })).seconds).toBe(120)
  })

  test('that no plan serves more must-dos stays proven', () => {
    expect(joinBounds(proven({ isMostRequired: true }), proven({})).isMostRequired).toBe(true)
  })
})

test('what was proven of another plan, or cannot be true, does not count', () => {
  const now = proven({})
  expect(joinBounds(undefined, now)).toBe(now)
  expect(joinBounds(proven({ requiredServed: 5, net: proof(101) }), now)).toBe(now)
  expect(joinBounds(proven({ net: proof(101, { value: 90 }) }), now)).toBe(now)
  expect(joinBounds(proven({ prize: proof(99) }), now)).toBe(now)
})
