import { describe, expect, test } from 'vitest'
import { visitNeeds } from '../../../server/planning/causes.ts'
import type { SiteFacts } from '../../../server/planning/planning-facts.ts'

const MONDAY = '2026-11-23'
const FRIDAY = '2026-11-27'
const DAY = 86_400

const site: SiteFacts = {
  id: 1,
  name: '工地',
  address: '',
  permitNumber: 'P1',
  place: [116.4, 39.9],
  worksType: 'building',
  stage: 'S4',
  status: 'active',
  contractorId: 1,
  contractor: '一建',
  contactName: null,
  contactPhone: null,
  gridCode: null,
  gridTeamId: null,
  score: 50,
  level: 'C',
  intervalDays: 30,
  lastVisitOn: '2026-11-10',
  dangers: [],
  hazards: [],
  disciplines: [],
  levelWords: null,
  campaigns: [],
  rechecks: [],
  complaints: [],
}
const needs = (change: Partial<SiteFacts>) => visitNeeds({ ...site, ...change }, MONDAY, FRIDAY)

describe('what a site needs in a week', () => {
  test('one optional spot check while the interval is not used up by Sunday', () => {
    // 2026-11-10 → Sunday 2026-11-29: 19 of 30 days
    const [need, ...others] = needs({})
    expect(others).toEqual([])
    expect(need).toMatchObject({ kind: 'spot_check', required: false, countsToCap: true, windows: [] })
    expect(need!.dueRatio).toBeCloseTo(19 / 30)
  })

  test('due on the very Sunday is a must-do, a day earlier it is not', () => {
    expect(needs({ lastVisitOn: '2026-10-30' })[0]!.required).toBe(true)
    expect(needs({ lastVisitOn: '2026-10-31' })[0]!.required).toBe(false)
  })

  test('a re-check alone is exempt from caps and not before its day', () => {
    const [need] = needs({ rechecks: [{ number: '改-1', on: '2026-11-25' }] })
    expect(need).toMatchObject({ kind: 'recheck', required: true, countsToCap: false })
    expect(need!.windows).toMatchObject([{ from: 2 * DAY, to: 7 * DAY - 1 }])
  })

  test('a re-check is done with a due visit: one full visit that counts', () => {
    const [need, ...others] = needs({ lastVisitOn: '2026-06-01', rechecks: [{ number: '改-1', on: '2026-11-20' }] })
    expect(others).toEqual([])
    expect(need).toMatchObject({ kind: 'spot_check', countsToCap: true, windows: [] })
    expect(need!.causes.filter((cause) => cause.required).map((cause) => cause.code)).toEqual(['recheck', 'overdue'])
  })

  test('a re-check that falls behind the last workday belongs to the next week', () => {
    expect(needs({ rechecks: [{ number: '改-1', on: '2026-11-28' }] })[0]!.required).toBe(false)
  })

  test('a complaint due before the re-check may begin forces a second visit', () => {
    const two = needs({
      rechecks: [{ number: '改-1', on: '2026-11-26' }],
      complaints: [{ source: '12345', due: '2026-11-24' }],
    })
    expect(two.map((need) => [need.kind, need.windows[0]!.from, need.windows[0]!.to])).toEqual([
      ['complaint', 0, 2 * DAY - 1],
      ['recheck', 3 * DAY, 7 * DAY - 1],
    ])
  })

  test('a complaint past its deadline is a must-do on any day', () => {
    expect(needs({ complaints: [{ source: '12345', due: '2026-11-19' }] })[0]).toMatchObject({
      kind: 'complaint',
      required: true,
      windows: [],
    })
  })

  test('a site that was never scored is visited for its duties only', () => {
    expect(needs({ score: null })).toEqual([])
    expect(needs({ score: null, rechecks: [{ number: '改-1', on: '2026-11-23' }] })).toMatchObject([
      { kind: 'recheck' },
    ])
  })
})

describe('a campaign', () => {
  const name = { zh: '深基坑', en: 'Deep pit' }
  // six weeks; the Sunday of the tests, 2026-11-29, is its day 7, 21 or 42
  const running = (from: string, until: string) => [{ name, from, until }]

  test('is due by the share of its weeks that have passed, and a must-do in the last', () => {
    const early = needs({ campaigns: running('2026-11-23', '2027-01-03'), lastVisitOn: '2026-11-27' })[0]!
    expect(early).toMatchObject({ kind: 'campaign', required: false, countsToCap: true })
    expect(early.dueRatio).toBeCloseTo(7 / 42)
    const half = needs({ campaigns: running('2026-11-09', '2026-12-20'), lastVisitOn: '2026-11-27' })[0]!
    expect(half.dueRatio).toBeCloseTo(21 / 42)
    const last = needs({ campaigns: running('2026-10-19', '2026-11-29') })[0]!
    expect(last).toMatchObject({ kind: 'campaign', required: true, dueRatio: 1 })
    expect(last.causes[0]!.text.zh).toBe('深基坑专项监督执法（2026-10-19 至 2026-11-29），其间须查一次')
  })

  test('makes a due visit one of its own, and leaves a re-check a re-check until its last week', () => {
    const recheck = [{ number: '改-1', on: '2026-11-23' }]
    const campaigns = running('2026-11-09', '2026-12-20')
    expect(needs({ campaigns, lastVisitOn: '2026-06-01' })[0]).toMatchObject({ kind: 'campaign', required: true })
    expect(needs({ campaigns, rechecks: recheck })[0]).toMatchObject({ kind: 'recheck', countsToCap: false })
    const last = running('2026-10-19', '2026-11-29')
    expect(needs({ campaigns: last, rechecks: recheck })[0]).toMatchObject({ kind: 'campaign', countsToCap: true })
  })
})

test('the card says why the site has its level', () => {
  const levelWords = { zh: 'D级：2026年第3季度房建板块第812/835名', en: 'Level D: …' }
  expect(needs({ levelWords })[0]!.causes.map((cause) => cause.text.zh)).toContain(levelWords.zh)
})
