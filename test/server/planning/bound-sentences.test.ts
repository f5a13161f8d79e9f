import { expect, test } from 'vitest'
import { boundSentences } from '../../../server/planning/bound-sentences.ts'

const proof = (bound: number, gapPermille: number | null) => ({
  bound,
  value: 100,
  gapPermille,
  iterations: 1,
  isFinal: true,
})

test('the command says what is proven, and nothing of what is not', () => {
  expect(boundSentences({ prize: proof(113, 130), net: proof(104.5, 45) })).toEqual([
    '  必查不减、固定不动，任何排法收益不超过 113（比本计划至多再多 13.00 %）；扣除车程和跨网格的代价后不超过 104.5（比本计划至多再好 4.50 %）',
    '  no plan for this week with as many must-dos and all pins can collect more than 113 (13.00 % above this one) or be worth more than 104.5 net of driving and service outside grids (4.50 % above this one)',
  ])
  expect(boundSentences({ prize: null, net: proof(104.5, 45) })).toEqual([
    '  必查不减、固定不动，任何排法扣除车程和跨网格的代价后不超过 104.5（比本计划至多再好 4.50 %）',
    '  no plan for this week with as many must-dos and all pins can be worth more than 104.5 net of driving and service outside grids (4.50 % above this one)',
  ])
  expect(boundSentences(null)[1]).toBe('  too little time: no limit is proven yet')
})

test('above a plan that is worth nothing no part can be told', () => {
  expect(boundSentences({ prize: proof(7, null), net: null })).toEqual([
    '  必查不减、固定不动，任何排法收益不超过 7',
    '  no plan for this week with as many must-dos and all pins can collect more than 7',
  ])
})
