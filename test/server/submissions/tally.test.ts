import { expect, test } from 'vitest'
import type { ClassCode } from '../../../server/contract/index.ts'
import {
  type Counted,
  classScore,
  type FigureRules,
  figuresOf,
  tallyClasses,
} from '../../../server/submissions/tally.ts'

const item = (code: string, classCode: ClassCode, maxPoints: number, more: Partial<Counted> = {}): Counted => ({
  code,
  classCode,
  maxPoints,
  isVeto: false,
  withdrawnOn: null,
  ...more,
})
const rules: FigureRules = {
  safety: { C1: 0.4, C2: 0.5, C5: 0.1 },
  quality: { C3: 0.4, C4: 0.6 },
  combined: { safety: 0.5, quality: 0.5 },
  vetoCap: 59,
}
const day = '2026-12-31'

test('points got of applicable ones are counted by class', () => {
  const counted = [item('a', 'C2', 10), item('b', 'C1', 5), item('c', 'C2', 10), item('d', 'C3', 8)]
  // C1: 5 of 5; C2: 10 + (10 − 4) = 16 of 20; C3 does not apply
  expect(tallyClasses(counted, [0, 0, 4, -1], day)).toEqual([
    { class: 'C1', got: 5, max: 5, vetoes: [] },
    { class: 'C2', got: 16, max: 20, vetoes: [] },
  ])
})

test('what is not answered and what is withdrawn by the day counts for nothing', () => {
  const counted = [
    item('a', 'C1', 10),
    item('b', 'C1', 10, { withdrawnOn: '2026-11-01' }),
    item('c', 'C1', 10, { withdrawnOn: '2027-01-01' }),
  ]
  expect(tallyClasses(counted, [-2, 10, 5], day)).toEqual([{ class: 'C1', got: 5, max: 10, vetoes: [] }])
  expect(tallyClasses(counted, [], day)).toEqual([])
})

test('a veto that lost all its points caps its class, and is named; one that lost some does not', () => {
  const counted = [item('a', 'C1', 90), item('v', 'C1', 10, { isVeto: true })]
  const [tally] = tallyClasses(counted, [0, 10], day)
  expect(tally).toEqual({ class: 'C1', got: 90, max: 100, vetoes: ['v'] })
  expect(classScore(tally!, 59)).toBe(59)
  expect(tallyClasses(counted, [0, 9], day)).toEqual([{ class: 'C1', got: 91, max: 100, vetoes: [] }])
  expect(classScore({ ...tally!, got: 30 }, 59)).toBe(30)
})

test('figures are weighted means of the classes that applied', () => {
  const one = (code: ClassCode, got: number) => ({ class: code, got, max: 100, vetoes: [] })
  // safety 0.4·80 + 0.5·90 + 0.1·100 = 87; quality 0.4·70 + 0.6·60 = 64; combined 75.5
  const all = [one('C1', 80), one('C2', 90), one('C3', 70), one('C4', 60), one('C5', 100)]
  expect(figuresOf(all, rules)).toEqual({ safety: 87, quality: 64, combined: 75.5 })
  // only C1 of the safety classes: all the weight is its own; no quality: combined is safety
  expect(figuresOf([one('C1', 80)], rules)).toEqual({ safety: 80, quality: null, combined: 80 })
  expect(figuresOf([], rules)).toEqual({ safety: null, quality: null, combined: null })
})
