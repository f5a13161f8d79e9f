import { describe, expect, test } from 'vitest'
import {
  type CampaignRule,
  campaignSites,
  isConcerned,
  isOfCampaign,
  lossRate,
  sumLoss,
} from '../../../server/measures/campaign.ts'
import { countOf, firmList } from '../../../server/measures/firm-list.ts'
import { type LevelGround, previewOf } from '../../../server/measures/level-preview.ts'
import { requireOrdered, thresholdsOf } from '../../../server/measures/level-thresholds.ts'
import { type District, districtShare, projectList, shareWords } from '../../../server/measures/project-list.ts'
import { hoursAtHand } from '../../../server/measures/team-hours.ts'
import { worstOf } from '../../../server/measures/worst-share.ts'
import type { Facts } from '../../../server/risk/facts.ts'
import { weekDays } from '../../../server/staff/calendar.ts'
import { rules } from '../../support/rules.ts'
import { harmless, percentile } from '../risk/facts.ts'

const numbers = {
  'measures.project_share': 0.1,
  'measures.project_share_least': 0.05,
  'measures.project_share_most': 0.2,
  'measures.spread_least': 0.8,
  'measures.spread_most': 1.25,
}

describe('the worst share of a board', () => {
  const board = (ranks: readonly number[]) => ranks.map((rank) => ({ rank, percentile: rank / 10 }))

  test('is taken from the end, worst first, with everybody who shares the last place', () => {
    expect(worstOf(board([1, 2, 3, 4, 5]), 2).map((one) => one.rank)).toEqual([5, 4])
    expect(worstOf(board([1, 2, 3, 3, 3, 6]), 2).map((one) => one.rank)).toEqual([6, 3, 3, 3])
    expect(worstOf(board([1, 2]), 9).map((one) => one.rank)).toEqual([2, 1])
    expect(worstOf(board([1, 2]), 0)).toEqual([])
    expect(worstOf([], 3)).toEqual([])
  })

  test('gives the article’s 49 of 433 contractors and 28 of 195 supervision firms', () => {
    expect([countOf(433, 0.1132), countOf(195, 0.1436)]).toEqual([49, 28])
    expect([countOf(3, 0.1), countOf(0, 0.1), countOf(9, 0)]).toEqual([1, 0, 0])
  })
})

describe('the city’s list', () => {
  const place = (firmId: number, rank: number, board: 'contractor' | 'supervision' = 'contractor') => ({
    ...{ firmId, board, rank, population: 4, status: 'ranked', percentile: (rank - 1) / 3 },
  })
  const places = [place(1, 1), place(2, 2), place(3, 3), place(4, 4), place(9, 1, 'supervision')]

  test('holds the worst of each board and every firm with an accident, once each', () => {
    const accidents = [
      { firmId: 1, siteName: '甲', occurredOn: '2026-08-01' },
      { firmId: 4, siteName: '乙', occurredOn: '2026-08-02' },
    ]
    const { subjects, counts } = firmList('2026Q3', places, accidents, { contractor: 0.5, supervision: 0 })
    expect(subjects.map((one) => [one.firmId, one.reason.rule])).toEqual([
      [1, 'accident'],
      [4, 'accident'],
      [3, 'worst_share'],
    ])
    expect(counts).toEqual({ contractor: { population: 4, listed: 2 }, supervision: { population: 1, listed: 0 } })
    expect(subjects[2]!.reason.zh).toBe('2026年第3季度施工企业第3/4名，列入末尾50%（2家）')
  })

  test('two firms merged into one stand once', () => {
    const merged = [place(7, 3), place(7, 4)]
    expect(firmList('2026Q3', merged, [], { contractor: 1, supervision: 1 }).subjects).toHaveLength(1)
  })
})

describe('a district’s list', () => {
  const city: District = { siteCount: 1000, areaKm2: 1000, hoursNeeded: 10_000, hoursAtHand: 20_000 }

  test('takes a tenth where officers and density are those of the city', () => {
    const district = { siteCount: 100, areaKm2: 100, hoursNeeded: 1000, hoursAtHand: 2000 }
    expect(districtShare(district, city, numbers)).toEqual({ share: 0.1, capacity: 1, spread: 1 })
  })

  test('grows with spare officers and shrinks with long ways, within bounds', () => {
    // 3000 ÷ 1000 against 20000 ÷ 10000 is 1.5
    const spare = { siteCount: 100, areaKm2: 100, hoursNeeded: 1000, hoursAtHand: 3000 }
    expect(districtShare(spare, city, numbers)).toEqual({ share: 0.15, capacity: 1.5, spread: 1 })
    // √(50 ÷ 64 ÷ 1) = 0.8839
    const wide = { siteCount: 50, areaKm2: 64, hoursNeeded: 1000, hoursAtHand: 2000 }
    expect(districtShare(wide, city, numbers)).toEqual({ share: 0.0884, capacity: 1, spread: 0.8839 })
    const empty = { siteCount: 40, areaKm2: 2000, hoursNeeded: 1000, hoursAtHand: 0 }
    expect(districtShare(empty, city, numbers)).toEqual({ share: 0.05, capacity: 0, spread: 0.8 })
    const rich = { siteCount: 400, areaKm2: 40, hoursNeeded: 100, hoursAtHand: 2000 }
    expect(districtShare(rich, city, numbers)).toMatchObject({ share: 0.2, spread: 1.25 })
  })

  test('knows what it does not know', () => {
    const unknown = { siteCount: 0, areaKm2: null, hoursNeeded: 0, hoursAtHand: 0 }
    expect(districtShare(unknown, unknown, numbers)).toEqual({ share: 0.1, capacity: 1, spread: 1 })
    expect(shareWords({ share: 0.1, capacity: 1, spread: 1 }, numbers).zh).toContain('名单占比 10% = 10% × 监督力量 1')
  })

  test('says the board, the rank and the place in the district', () => {
    const place = {
      siteId: 1,
      board: 'building',
      rank: 812,
      population: 835,
      status: 'ranked',
      percentile: 0.97,
    } as const
    const late = { ...place, siteId: 2, rank: null, status: 'late', percentile: 0.9 }
    const [first, second] = projectList('2026Q3', [late, place], 1)
    expect(first!.reason.zh).toBe('2026年第3季度房建板块第812/835名，本区2个参评工程中倒数第1')
    expect(second!.reason.en).toContain('not assessed as required, counted at 90 %')
  })
})

describe('a campaign', () => {
  const pit: CampaignRule = {
    campaign: 'deep_pit',
    name: { zh: '深基坑', en: 'Deep pit' },
    groupWords: ['基坑', '支护'],
    stages: ['S2'],
    hazards: ['PIT'],
  }

  test('concerns sites where work goes on in its stages or with its hazards', () => {
    const concerns = (changes: Partial<Facts>) => isConcerned({ ...harmless, ...changes }, pit)
    expect(concerns({ stages: ['S1', 'S2'] })).toBe(true)
    expect(concerns({ works: [{ code: 'PIT', measured: { depth: 6 } }] })).toBe(true)
    expect(concerns({ stages: ['S4'] })).toBe(false)
    expect(concerns({ stages: ['S2'], status: 'suspended' })).toBe(false)
    expect([isOfCampaign('基坑支护与降水', pit), isOfCampaign('脚手架', pit)]).toEqual([true, false])
  })

  test('takes the weakest share, unanswered ones last and by risk', () => {
    const concerned = [
      { siteId: 1, score: 10, loss: { deducted: 1, possible: 10 } },
      { siteId: 2, score: 90, loss: undefined },
      { siteId: 3, score: 20, loss: { deducted: 5, possible: 10 } },
      { siteId: 4, score: 95, loss: undefined },
    ]
    const chosen = campaignSites('2026Q3', pit, concerned, { cityLoss: { deducted: 1, possible: 5 }, share: 0.75 })
    expect(chosen.map((one) => [one.siteId, one.reason.rule])).toEqual([
      [3, 'weakest'],
      [1, 'weakest'],
      [4, 'unanswered'],
    ])
    expect(chosen[0]!.reason.zh).toBe('2026年第3季度深基坑类指标失分率50%（全市20%），在涉及的4个工程中居第1弱')
    expect(lossRate(sumLoss([]))).toBe(0)
  })
})

test('hours at hand: workdays of the team with two certified officers there', () => {
  const leave = [{ firstDay: '2026-11-25', lastDay: '2026-11-26' }]
  const team = { agencyCode: 'X', hoursPerShift: 4, weekdays: [1, 2, 3, 4, 5], officers: [[], leave] }
  expect(hoursAtHand(team, weekDays('2026-W48'), 2)).toBe(12)
  expect(hoursAtHand({ ...team, officers: [[], leave, []] }, weekDays('2026-W48'), 2)).toBe(20)
  expect(hoursAtHand({ ...team, officers: [[]] }, weekDays('2026-W48'), 2)).toBe(0)
  // National Day 2026: Thursday 1 October to Wednesday 7 October are off
  expect(hoursAtHand({ ...team, officers: [[], []] }, weekDays('2026-W40'), 2)).toBe(12)
})

describe('a preview', () => {
  const site = (hundredths: number, changes: Partial<Facts> = {}) => ({
    ...{ agencyCode: '110105', score: 4, held: 'B' as const },
    facts: { ...harmless, visitCount: 99, project: percentile(hundredths), ...changes },
  })
  const ground: LevelGround = {
    day: '2026-11-22',
    rules,
    sites: [site(0), site(50), site(80), site(95), site(0, { openStopWork: 1 })],
    agencies: [{ code: '110105', name: { zh: '朝阳区', en: 'Chaoyang' }, areaKm2: 1, teamCount: 2, hoursAtHand: 100 }],
  }
  const inForce = thresholdsOf(rules)

  test('counts the levels that the real rules give, overrides included, and the visits that follow', () => {
    const { total, agencies } = previewOf(ground, inForce)
    expect(total).toEqual({ now: { A: 1, B: 1, C: 1, D: 2 }, proposed: { A: 1, B: 1, C: 1, D: 2 }, held: 1 })
    // 365 ÷ 90 + 365 ÷ 60 + 365 ÷ 30 + 2 × 365 ÷ 15 = 70.97 visits of 1.5 h
    expect(agencies[0]).toMatchObject({ visitsPerYear: 71, hoursNeeded: 106.5, hoursAtHand: 100, load: 1.065 })
  })

  test('moves sites with the thresholds, and an order in force keeps its D', () => {
    const milder = { ...inForce, rankFrom: { B: 0.6, C: 0.9, D: 1 } }
    expect(previewOf(ground, milder).total.proposed).toEqual({ A: 2, B: 1, C: 1, D: 1 })
    expect(previewOf(ground, milder).total.now).toEqual({ A: 1, B: 1, C: 1, D: 2 })
  })

  test('refuses thresholds that contradict each other, naming them', () => {
    expect(() => requireOrdered(inForce)).not.toThrow()
    const wrong = { ...inForce, rankFrom: { B: 0.3, C: 0.2, D: 0.9 }, intervalDays: { A: 90, B: 120, C: 30, D: 15 } }
    expect(() => requireOrdered(wrong)).toThrowError(
      expect.objectContaining({
        code: 'bad-input',
        issues: [
          expect.objectContaining({ path: 'body.thresholds.rankFrom.C' }),
          expect.objectContaining({ path: 'body.thresholds.intervalDays.B' }),
        ],
      }),
    )
  })
})
