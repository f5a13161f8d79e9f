import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type StageCode, stageCode } from '../../../server/contract/index.ts'
import { dueRatio } from '../../../server/risk/dueness.ts'
import type { Facts, Standing } from '../../../server/risk/facts.ts'
import { rateSite } from '../../../server/risk/rate-site.ts'
import { reproduceScore, scoreFacts } from '../../../server/risk/score.ts'
import { addDays } from '../../../server/staff/iso-week.ts'
import { rules } from '../../support/rules.ts'
import { harmless } from './facts.ts'

const day = '2026-11-22'
const date = fc.integer({ min: 0, max: 1500 }).map((days) => addDays(day, -days))
const standing: fc.Arbitrary<Standing> = fc
  .tuple(fc.constantFrom('ranked', 'earlier', 'late', 'false', 'accident', 'unranked'), fc.nat(99), fc.nat(99))
  .map(([status, a, b]) =>
    status === 'ranked' || status === 'earlier'
      ? { status, quarter: '2026Q3', rank: Math.min(a, b) + 1, population: Math.max(a, b) + 1 }
      : { status: status as 'late', quarter: null, rank: null, population: null },
  )
const work = fc
  .tuple(fc.constantFrom(...rules.hazards), fc.option(fc.double({ min: 0, max: 2000, noNaN: true })))
  .map(([rule, value]) => ({ code: rule.code, measured: { [rule.measure]: value } }))
const facts: fc.Arbitrary<Facts> = fc.record({
  siteId: fc.constant(1),
  worksType: fc.constantFrom('building', 'municipal', 'rail'),
  status: fc.constantFrom('active', 'suspended', 'precompletion'),
  stages: fc.uniqueArray(fc.constantFrom<StageCode>(...stageCode.options), { minLength: 1 }),
  entries: fc.uniqueArray(fc.record({ stage: fc.constantFrom<StageCode>(...stageCode.options), day: date }), {
    selector: (entry) => entry.stage,
  }),
  areaM2: fc.option(fc.double({ min: 0, max: 1e6, noNaN: true })),
  isAffordable: fc.boolean(),
  hasSensitiveNeighbours: fc.boolean(),
  overallRisk: fc.constantFrom(null, 'low', 'general', 'larger', 'major'),
  permitDate: date,
  plannedCompletion: fc.option(fc.integer({ min: -100, max: 1000 }).map((days) => addDays(day, days))),
  project: standing,
  contractor: standing,
  supervision: standing,
  listedFirm: fc.constantFrom(null, '某建设'),
  listedSite: fc.option(fc.constant({ quarter: '2026Q3', until: '2026-12-31' })),
  works: fc.array(work, { maxLength: 6 }),
  overdueDays: fc.array(fc.integer({ min: 1, max: 200 }), { maxLength: 4 }),
  openNotices: fc.nat(5),
  openStopWork: fc.nat(2),
  repeatedItem: fc.constantFrom(null, 'X-1'),
  managerPoints: fc.nat(12),
  engineerPoints: fc.nat(12),
  lastAccidentOn: fc.option(date),
  lastEventOn: fc.option(date),
  verifiedComplaints: fc.nat(5),
  lastVisitOn: fc.option(date),
  visitCount: fc.nat(5),
})

describe('for any site', () => {
  test('each factor lies in 0…1, the points add up, and the score lies in 4…100', () => {
    fc.assert(
      fc.property(facts, (site) => {
        const { score, parts } = scoreFacts(site, rules)
        for (const part of parts) {
          expect(part.factor).toBeGreaterThanOrEqual(0)
          expect(part.factor).toBeLessThanOrEqual(1)
          expect(part.points).toBeCloseTo(part.factor * part.maxPoints, 3)
        }
        expect(score).toBeCloseTo(
          parts.reduce((sum, part) => sum + part.points, 0),
          0,
        )
        expect(score).toBeGreaterThanOrEqual(4)
        expect(score).toBeLessThanOrEqual(100)
      }),
    )
  })

  test('the stored parts give the same score again', () => {
    fc.assert(
      fc.property(facts, (site) => {
        const score = scoreFacts(site, rules)
        expect(reproduceScore(JSON.parse(JSON.stringify(score.parts)), rules).score).toBe(score.score)
      }),
    )
  })

  test.each<[string, (site: Facts) => Partial<Facts>]>([
    ['a hazardous work', (site) => ({ works: [...site.works, { code: 'SC-B', measured: { '': null } }] })],
    ['an overdue notice', (site) => ({ overdueDays: [...site.overdueDays, 1], openNotices: site.openNotices + 1 })],
    ['a stop-work order', (site) => ({ openStopWork: site.openStopWork + 1 })],
    ['a complaint', (site) => ({ verifiedComplaints: site.verifiedComplaints + 1 })],
    ['an accident today', () => ({ lastAccidentOn: day })],
    ['penalty points', (site) => ({ managerPoints: site.managerPoints + 3 })],
    ['floor area', (site) => ({ areaM2: (site.areaM2 ?? 0) + 50_000 })],
    ['a building in structure', (site) => ({ stages: [...site.stages, 'S4'] })],
  ])('%s never lowers score, level or priority', (_name, worsen) => {
    fc.assert(
      fc.property(facts, (site) => {
        const before = rateSite(site, day, null, rules)
        const after = rateSite({ ...site, ...worsen(site) }, day, null, rules)
        expect(after.score).toBeGreaterThanOrEqual(before.score)
        expect(after.level >= before.level).toBe(true)
        expect(after.intervalDays).toBeLessThanOrEqual(before.intervalDays)
        expect(after.priority).toBeGreaterThanOrEqual(before.priority)
      }),
    )
  })
})

describe('due-ness', () => {
  test('days since the last visit ÷ interval; since the permit when there was none', () => {
    expect(dueRatio({ lastVisitOn: '2026-10-23', permitDate: '2020-01-01' }, 30, day)).toBe(1)
    expect(dueRatio({ lastVisitOn: null, permitDate: '2026-11-07' }, 60, day)).toBe(0.25)
    expect(dueRatio({ lastVisitOn: null, permitDate: '2027-01-01' }, 60, day)).toBe(0)
    expect(dueRatio({ lastVisitOn: null, permitDate: '0001-01-01' }, 15, day)).toBe(9999)
  })

  test('priority is score × due-ness, counted twice at most', () => {
    const site = { ...harmless, stages: ['S4' as const] }
    // 20 points; visited 30 days ago in a 90-day interval
    expect(rateSite(site, day, null, rules)).toMatchObject({ score: 20, dueRatio: 0.3333, priority: 6.67 })
    expect(rateSite({ ...site, lastVisitOn: '2025-01-01' }, day, null, rules).priority).toBe(40)
  })
})
