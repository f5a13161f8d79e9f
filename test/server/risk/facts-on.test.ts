import { describe, expect, test } from 'vitest'
import type { RankRow } from '../../../server/assessment/queries.ts'
import { activeWorks, isActive } from '../../../server/risk/active-works.ts'
import type { Facts, Standing } from '../../../server/risk/facts.ts'
import { factsOn } from '../../../server/risk/facts-on.ts'
import type { NoticeRecord, Records, SiteRecord, WorkRecord } from '../../../server/risk/records.ts'
import { rules } from '../../support/rules.ts'

const day = '2026-11-22'
const site: SiteRecord = {
  id: 1,
  worksType: 'building',
  status: 'active',
  stages: ['S4'],
  areaM2: 1,
  isAffordable: false,
  hasSensitiveNeighbours: false,
  overallRisk: null,
  permitDate: '2025-01-01',
  plannedCompletion: null,
  contractorId: 7,
  supervisionId: null,
  contractorName: '施工甲',
  supervisionName: null,
  contractorListedUntil: null,
  supervisionListedUntil: null,
  managerId: 5,
  engineerId: 6,
}
const empty: Records = {
  sites: [site],
  works: new Map(),
  notices: new Map(),
  complaints: new Map(),
  accidents: new Map(),
  visits: new Map(),
  entries: new Map(),
  listings: new Map(),
  points: new Map(),
  siteRanks: new Map(),
  firmRanks: new Map(),
  publishedQuarters: new Map([['building', ['2026Q1', '2026Q2', '2026Q3', '2026Q4']]]),
}
const facts = (records: Partial<Records>, on = day): Facts => factsOn({ ...empty, ...records }, site, on, rules)
const of = <T>(...rows: T[]): Map<number, T[]> => new Map([[1, rows]])

test('a site is on its district’s list between the days of the list, both included', () => {
  const listings = of({ siteId: 1, quarter: '2026Q3', from: '2026-10-20', until: '2026-11-22' })
  expect(facts({ listings }).listedSite).toEqual({ quarter: '2026Q3', until: '2026-11-22' })
  expect(facts({ listings }, '2026-10-19').listedSite).toBeNull()
  expect(facts({ listings }, '2026-11-23').listedSite).toBeNull()
})

test('a stage counts as entered from its day on', () => {
  const entries = of({ siteId: 1, stage: 'S4' as const, day: '2026-11-20' })
  expect(facts({ entries }, '2026-11-19').entries).toEqual([])
  expect(facts({ entries }, '2026-11-20').entries).toMatchObject([{ stage: 'S4', day: '2026-11-20' }])
})

describe('standing', () => {
  const row = (quarter: string, status: RankRow['status'], rank: number | null): RankRow => ({
    subjectId: 1,
    board: 'building',
    quarter,
    rank,
    population: 50,
    status,
  })
  const standing = (...rows: RankRow[]): Standing => facts({ siteRanks: of(...rows) }).project

  test('is that of the last published quarter, which must have ended', () => {
    expect(standing(row('2026Q2', 'ranked', 3), row('2026Q3', 'ranked', 9), row('2026Q4', 'ranked', 1))).toEqual({
      status: 'ranked',
      quarter: '2026Q3',
      rank: 9,
      population: 50,
    })
  })

  test('lawfully excluded or missing: the last rank known, however old', () => {
    const earlier = { status: 'earlier', quarter: '2026Q1', rank: 3 }
    expect(standing(row('2026Q1', 'ranked', 3), row('2026Q3', 'excluded', null))).toMatchObject(earlier)
    expect(standing(row('2026Q1', 'ranked', 3), row('2026Q2', 'late', null))).toMatchObject(earlier)
    expect(standing(row('2026Q3', 'excluded', null)).status).toBe('unranked')
  })

  test('late and false stand as they are', () => {
    expect(standing(row('2026Q2', 'ranked', 3), row('2026Q3', 'late', null)).status).toBe('late')
    expect(standing(row('2026Q3', 'false', null)).status).toBe('false')
  })

  test('an accident puts the project last for three months', () => {
    const siteRanks = of(row('2026Q3', 'ranked', 3))
    const accidents = of({ siteId: 1, day: '2026-08-23' })
    expect(facts({ siteRanks, accidents }).project).toMatchObject({ status: 'accident', rank: 3 })
    expect(facts({ siteRanks, accidents }, '2026-11-23').project.status).toBe('ranked')
  })
})

describe('notices', () => {
  const notice = (changes: Partial<NoticeRecord>): NoticeRecord => ({
    siteId: 1,
    kind: 'correction',
    itemCode: 'X',
    issuedOn: '2026-11-01',
    dueOn: '2026-11-10',
    closedOn: null,
    ...changes,
  })
  const noticed = (...changes: Partial<NoticeRecord>[]): Facts => facts({ notices: of(...changes.map(notice)) })

  test('are overdue from the day after the deadline until they are closed', () => {
    expect(noticed({}).overdueDays).toEqual([12])
    expect(noticed({ dueOn: day }).overdueDays).toEqual([])
    expect(noticed({ dueOn: '2026-11-21' }).overdueDays).toEqual([1])
    expect(noticed({ closedOn: day })).toMatchObject({ overdueDays: [], openNotices: 0 })
    expect(noticed({ closedOn: '2026-11-23' })).toMatchObject({ overdueDays: [12], openNotices: 1 })
    expect(noticed({ issuedOn: '2026-11-23' }).openNotices).toBe(0)
  })

  test('of stop-work count as such, not as overdue', () => {
    expect(noticed({ kind: 'stop_work' })).toMatchObject({
      openStopWork: 1,
      overdueDays: [],
      lastEventOn: '2026-11-01',
    })
  })

  test('repeat when the same item was breached twice within twelve months', () => {
    expect(noticed({ closedOn: '2026-11-02' }, { closedOn: '2026-11-09' }).repeatedItem).toBe('X')
    expect(noticed({}, { itemCode: 'Y' }).repeatedItem).toBeNull()
    expect(noticed({ issuedOn: '2025-11-22' }, {}).repeatedItem).toBeNull()
    expect(noticed({ issuedOn: '2025-11-23' }, {}).repeatedItem).toBe('X')
  })
})

test('complaints count for ninety days', () => {
  const complaints = of({ siteId: 1, day: '2026-08-24' }, { siteId: 1, day: '2026-08-25' }, { siteId: 1, day })
  expect(facts({ complaints })).toMatchObject({ verifiedComplaints: 2, lastEventOn: day })
})

test('an accident counts for twelve months', () => {
  expect(facts({ accidents: of({ siteId: 1, day: '2025-11-23' }) }).lastAccidentOn).toBe('2025-11-23')
  expect(facts({ accidents: of({ siteId: 1, day: '2025-11-22' }) }).lastAccidentOn).toBeNull()
})

test('what comes later than the day is not known yet', () => {
  const later = of({ siteId: 1, day: '2026-12-01' })
  expect(facts({ visits: later, accidents: later, complaints: later })).toMatchObject({
    lastVisitOn: null,
    visitCount: 0,
    lastAccidentOn: null,
    verifiedComplaints: 0,
    lastEventOn: null,
  })
})

describe('a hazardous work is under way', () => {
  const dates = { plannedStart: '2026-11-01', plannedEnd: '2026-11-20', actualStart: null, actualEnd: null }

  test('as planned, while no start is reported', () => {
    expect(['2026-10-31', '2026-11-01', '2026-11-20', '2026-11-21'].map((on) => isActive(dates, on))).toEqual([
      false,
      true,
      true,
      false,
    ])
  })

  test('from its reported start, past its planned end, to its reported end', () => {
    const started = { ...dates, actualStart: '2026-11-05' }
    expect(['2026-11-04', '2026-11-05', '2027-01-01'].map((on) => isActive(started, on))).toEqual([false, true, true])
    const ended = { ...started, actualEnd: '2026-11-25' }
    expect(['2026-11-25', '2026-11-26'].map((on) => isActive(ended, on))).toEqual([true, false])
  })

  test('always, when nothing is dated', () => {
    expect(isActive({ plannedStart: null, plannedEnd: null, actualStart: null, actualEnd: null }, day)).toBe(true)
  })

  test('and once, however many measures it has', () => {
    const work: WorkRecord = { ...dates, siteId: 1, buildingId: 3, code: 'FW', measure: 'height', measuredValue: 6 }
    const works = [
      { ...work, actualStart: '2026-11-01' },
      { ...work, actualStart: '2026-11-01', measure: 'span', measuredValue: 20 },
      { ...work, actualStart: '2026-11-01', buildingId: 4 },
      { ...work, plannedStart: '2027-01-01' },
    ]
    expect(activeWorks(works, day)).toEqual([
      { code: 'FW', measured: { height: 6, span: 20 } },
      { code: 'FW', measured: { height: 6 } },
    ])
  })
})

test('penalty points count from their day until their cycle has run out, person by person', () => {
  const entry = (points: number, occurredOn: string, expiresOn: string) => ({ points, occurredOn, expiresOn })
  const points = new Map([
    [5, [entry(2, '2026-01-10', '2027-01-10'), entry(3, '2026-06-30', '2027-06-30')]],
    [6, [entry(6, '2025-11-22', '2026-11-22')]],
    [9, [entry(12, '2026-01-01', '2027-01-01')]],
  ])
  const on = (date: string): number[] => [facts({ points }, date).managerPoints, facts({ points }, date).engineerPoints]
  expect(on('2026-01-09')).toEqual([0, 6])
  expect(on('2026-06-29')).toEqual([2, 6])
  expect(on('2026-06-30')).toEqual([5, 6])
  expect(on('2026-11-22')).toEqual([5, 0])
})
