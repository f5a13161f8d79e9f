import { describe, expect, test } from 'vitest'
import type { Facts } from '../../../server/risk/facts.ts'
import { decideLevel } from '../../../server/risk/level.ts'
import { explainPart, reproduceScore, scoreFacts } from '../../../server/risk/score.ts'
import { rules } from '../../support/rules.ts'
import { harmless, percentile } from './facts.ts'

const day = '2026-11-22'
const rate = (changes: Partial<Facts>): { score: number; level: string; points: number[] } => {
  const facts = { ...harmless, ...changes }
  const { score, parts } = scoreFacts(facts, rules)
  const { level } = decideLevel({ facts, score, day, earlier: null }, rules)
  return { score, level, points: parts.map((part) => part.points) }
}

// The worked examples of the rules; what they leave open (exact percentiles, areas) is chosen so that their sums come out.
describe('worked examples', () => {
  test('a deep pit with everything against it: 67.8, D', () => {
    const site = rate({
      stages: ['S1', 'S2'],
      works: [{ code: 'PIT', measured: { depth: 12 } }],
      project: percentile(95),
      contractor: percentile(80),
      supervision: percentile(60),
      overdueDays: [10],
      openNotices: 1,
      verifiedComplaints: 1,
      areaM2: 120_000,
      isAffordable: true,
    })
    // 30 × (0.475 + 0.24 + 0.12) · 20 × 0.9 · 20 × 0.4 · 20 × (0.3 + 2 × 0.1) · 5 × 0.34 · 5 × (0.75 + 0.25)
    expect(site.points).toEqual([25.05, 18, 8, 10, 1.7, 5])
    expect(site).toMatchObject({ score: 67.8, level: 'D' })
  })

  test('a mid-rank structure with one crane: 39.6, B', () => {
    const site = rate({
      stages: ['S4'],
      works: [{ code: 'CRANE', measured: { capacity: 100 } }],
      project: percentile(50),
      contractor: percentile(40),
      supervision: percentile(50),
      areaM2: 60_000,
    })
    // 30 × (0.25 + 0.12 + 0.10) · 20 · 20 × 0.15 · 5 × 0.5
    expect(site.points).toEqual([14.1, 20, 3, 0, 0, 2.5])
    expect(site).toMatchObject({ score: 39.6, level: 'B' })
  })

  test('a top-rank fit-out: 16.9, A', () => {
    const site = rate({
      stages: ['S6'],
      project: percentile(2),
      contractor: percentile(10),
      supervision: percentile(20),
      areaM2: 60_000,
    })
    // 30 × (0.01 + 0.03 + 0.04) · 20 × 0.6 · 5 × 0.5
    expect(site.points).toEqual([2.4, 12, 0, 0, 0, 2.5])
    expect(site).toMatchObject({ score: 16.9, level: 'A' })
  })

  test('well-ranked rail with a tunnel and a pit: 45.0, C', () => {
    const site = rate({
      worksType: 'rail',
      stages: ['S2'],
      works: [
        { code: 'TUN', measured: { '': null } },
        { code: 'PIT', measured: { depth: 18 } },
      ],
      project: percentile(20),
      contractor: percentile(20),
      supervision: percentile(20),
      areaM2: 60_000,
    })
    // 30 × 0.2 · 20 × 0.9 · 20 × (0.4 + 0.4) · 5 × (0.5 + 0.5)
    expect(site.points).toEqual([6, 18, 16, 0, 0, 5])
    expect(site).toMatchObject({ score: 45, level: 'C' })
  })

  test('a bottom-rank structure with 8 m formwork and a crane: 62.2, D', () => {
    const site = rate({
      stages: ['S4'],
      works: [
        { code: 'FW', measured: { height: 8 } },
        { code: 'CRANE', measured: { '': null } },
      ],
      project: percentile(100),
      contractor: percentile(85),
      supervision: percentile(80),
      areaM2: 120_000,
    })
    // 30 × (0.5 + 0.255 + 0.16) · 20 · 20 × (0.4 + 0.15) · 5 × 0.75
    expect(site.points).toEqual([27.45, 20, 11, 0, 0, 3.75])
    expect(site).toMatchObject({ score: 62.2, level: 'D' })
  })

  test('the bounds are 4.0 and 100', () => {
    expect(rate({})).toMatchObject({ score: 4, level: 'A' })
    const worst = rate({
      worksType: 'rail',
      stages: ['S4'],
      works: Array.from({ length: 3 }, () => ({ code: 'TUN', measured: { '': null } })),
      project: percentile(100),
      contractor: percentile(100),
      supervision: percentile(100),
      lastAccidentOn: '2026-11-01',
      verifiedComplaints: 3,
      areaM2: 400_000,
    })
    expect(worst).toMatchObject({ score: 100, level: 'D' })
  })
})

describe('a stored score', () => {
  const facts: Facts = {
    ...harmless,
    stages: ['S2', 'S4'],
    works: [
      { code: 'FW', measured: { height: 9, span: 12 } },
      { code: 'SC-B', measured: { '': null } },
      { code: 'SC-B', measured: { '': null } },
    ],
    project: { status: 'late', quarter: '2026Q3', rank: null, population: 900 },
    contractor: { ...percentile(33), status: 'earlier' },
    supervision: { status: 'unranked', quarter: null, rank: null, population: null },
    overdueDays: [3, 20],
    openNotices: 2,
    managerPoints: 7,
    verifiedComplaints: 2,
    hasSensitiveNeighbours: true,
    areaM2: 31_000,
  }

  test('is computed again from its stored parts', () => {
    const score = scoreFacts(facts, rules)
    const stored = JSON.parse(JSON.stringify(score.parts))
    expect(reproduceScore(stored, rules)).toEqual(score)
  })

  test('cannot be computed from fewer than six parts', () => {
    const { parts } = scoreFacts(facts, rules)
    expect(() => reproduceScore(parts.slice(1), rules)).toThrow('assessment')
  })

  test('tells its causes in both languages', () => {
    const stored = JSON.parse(JSON.stringify(scoreFacts(facts, rules).parts))
    const causes = Object.fromEntries(
      stored.map((part: never) => {
        const told = explainPart(part, rules)
        return [told.key, told.causes]
      }),
    )
    expect(causes.assessment).toEqual([
      {
        zh: '项目2026Q3未按时测评，按百分位0.9计',
        en: 'Project: not assessed on time in 2026Q3, counted at percentile 0.9',
      },
      {
        zh: '施工单位本季度依规不排名，沿用2026Q3第34名（共101名）',
        en: 'Contractor lawfully unranked, last known rank 34 of 101 in 2026Q3',
      },
      {
        zh: '监理单位尚无测评名次，按百分位0.5计',
        en: 'Supervision firm: no rank known yet, counted at percentile 0.5',
      },
    ])
    expect(causes.stage).toEqual([
      { zh: 'S4 结构施工（2个阶段中最危险的）', en: 'S4 Main structure, the riskiest of 2 stages' },
    ])
    expect(causes.hazard).toEqual([
      { zh: '超规模危大：混凝土模板支撑 9 m, 12 m', en: 'Over-scale: Formwork support 9 m, 12 m' },
      { zh: '危大：高处作业吊篮、操作平台 ×2', en: 'Hazardous: Hanging basket or platform ×2' },
    ])
    expect(causes.compliance.map((words: { zh: string }) => words.zh)).toEqual([
      '2份责令改正逾期，最长20天',
      '项目经理记分7分，超过6分',
    ])
    expect(causes.complaint[0].zh).toBe('近90天查实投诉2件')
    expect(causes.exposure.map((words: { zh: string }) => words.zh)).toEqual(['建筑面积3.1万㎡', '周边敏感'])
  })
})

describe('single rules of the score', () => {
  const points = (key: number, changes: Partial<Facts>): number => rate(changes).points[key]!
  const compliance = (changes: Partial<Facts>): number => Math.round((points(3, changes) / 20) * 100) / 100

  test('overdue notices: 0.30, each further 0.10, 0.10 for each started week', () => {
    expect(compliance({ overdueDays: [1] })).toBe(0.4)
    expect(compliance({ overdueDays: [7] })).toBe(0.4)
    expect(compliance({ overdueDays: [8] })).toBe(0.5)
    // 0.3 + 0.1 + (1 + 2) × 0.1
    expect(compliance({ overdueDays: [1, 8] })).toBe(0.7)
    expect(compliance({ overdueDays: [90] })).toBe(1)
  })

  test('stop-work 0.50, repeated item 0.20, more than 6 points 0.30, accident 1.0', () => {
    expect(compliance({ openStopWork: 2 })).toBe(0.5)
    expect(compliance({ repeatedItem: 'X' })).toBe(0.2)
    expect(compliance({ managerPoints: 6 })).toBe(0)
    expect(compliance({ managerPoints: 6.5, engineerPoints: 12 })).toBe(0.3)
    expect(compliance({ lastAccidentOn: '2026-01-01' })).toBe(1)
  })

  test('complaints: 0.34 each, full at three', () => {
    expect([0, 1, 2, 3].map((verifiedComplaints) => points(4, { verifiedComplaints }))).toEqual([0, 1.7, 3.4, 5])
  })

  test('exposure bands begin at 1, 5, 10 and above 30万㎡', () => {
    const areas = [9_999, 10_000, 49_999, 50_000, 100_000, 300_000, 300_001]
    expect(areas.map((areaM2) => points(5, { areaM2 }))).toEqual([0, 1.25, 1.25, 2.5, 3.75, 3.75, 5])
    expect(points(5, { areaM2: null, isAffordable: true })).toBe(1.25)
    expect(points(5, { areaM2: null, worksType: 'rail' })).toBe(2.5)
  })

  test('a suspended site keeps its stage only while a pit is open', () => {
    const pit = [{ code: 'PIT', measured: { depth: 4 } }]
    expect(points(1, { stages: ['S4'], status: 'suspended' })).toBe(4)
    expect(points(1, { stages: ['S2'], status: 'suspended', works: pit })).toBe(18)
  })

  test('percentiles: alone 0.5, unranked 0.5, late and false 0.9, accident last', () => {
    const own = (project: Facts['project']): number => points(0, { project }) / 15
    expect(own({ status: 'ranked', quarter: '2026Q3', rank: 1, population: 1 })).toBe(0.5)
    expect(own({ status: 'unranked', quarter: null, rank: null, population: null })).toBe(0.5)
    expect(own({ status: 'late', quarter: '2026Q3', rank: null, population: 10 })).toBeCloseTo(0.9)
    expect(own({ status: 'false', quarter: '2026Q3', rank: null, population: 10 })).toBeCloseTo(0.9)
    expect(own({ ...percentile(10), status: 'accident' })).toBe(1)
  })
})
