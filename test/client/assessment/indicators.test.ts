import { expect, test } from 'vitest'
import { searchIndicators } from '../../../client/workspaces/assessment/indicators/search-indicators.ts'
import type { Indicator, IndicatorSet } from '../../../server/contract/index.ts'

const indicator = (position: number, code: string, groupCode: string, zh: string, en: string) =>
  ({ position, code, groupCode, text: { zh, en } }) as Indicator
const set = {
  classes: [
    { code: 'C1', name: { zh: '行为', en: 'Conduct' } },
    { code: 'C2', name: { zh: '防护', en: 'Protection' } },
  ],
  groups: [
    { code: 'C1-A', classCode: 'C1', name: { zh: '人员', en: 'People' } },
    { code: 'C2-A', classCode: 'C2', name: { zh: '基坑', en: 'Pits' } },
  ],
  indicators: [
    indicator(0, 'C1-A-001', 'C1-A', '项目经理在岗', 'Manager on site'),
    indicator(1, 'C2-A-001', 'C2-A', '临边防护', 'Edge guard'),
    indicator(2, 'C2-A-002', 'C2-A', '监测报警处置', 'Alarm answered'),
  ],
} as unknown as IndicatorSet

test('without a search the whole tree stands', () => {
  expect(searchIndicators(set, ' ').map(({ code, count }) => [code, count])).toEqual([
    ['C1', 1],
    ['C2', 2],
  ])
})

test('a search finds by code and by text of either language, and drops empty branches', () => {
  expect(searchIndicators(set, 'c2-a-002')[0]!.groups[0]!.indicators.map(({ position }) => position)).toEqual([2])
  expect(searchIndicators(set, '在岗').map(({ code }) => code)).toEqual(['C1'])
  expect(searchIndicators(set, 'edge').map(({ count }) => count)).toEqual([1])
  expect(searchIndicators(set, '没有')).toEqual([])
})
