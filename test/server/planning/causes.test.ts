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
