import { describe, expect, test } from 'vitest'
import type { OfficerFacts, TeamFacts } from '../../../server/planning/planning-facts.ts'
import { teamDays } from '../../../server/planning/shifts.ts'
import { weekDays } from '../../../server/staff/calendar.ts'

const officer = (id: number, more: Partial<OfficerFacts> = {}): OfficerFacts => ({
  id,
  name: `员${id}`,
  certificateNumber: `C${id}`,
  certificateUntil: '2027-01-01',
  isLead: id === 1,
  phone: null,
  disciplines: ['safety'],
  leave: [],
  ...more,
})
const team = (...members: OfficerFacts[]): TeamFacts => ({
  id: 1,
  name: '第1队',
  base: [116.4, 39.9],
  baseAddress: '',
  startsAt: 9 * 3600,
  endsAt: 17 * 3600,
  lunchFrom: 11.5 * 3600,
  lunchTo: 13.5 * 3600,
  lunchMinutes: 60,
  maxDrivingMinutes: 180,
  maxStops: 6,
  weekdays: [1, 2, 3, 4, 5],
  gridCodes: [],
  members,
})
const days = (members: OfficerFacts[], week = '2026-W48', asOf = '2026-11-20') =>
  teamDays([team(...members)], weekDays(week), asOf, 2)

describe('which team-days go out', () => {
  test('five days, nine to five', () => {
    const { shifts, unavailable } = days([officer(1), officer(2)])
    expect(shifts.map((shift) => [shift.day, shift.from, shift.to])).toEqual(
      [0, 1, 2, 3, 4].map((d) => [d, d * 86_400 + 32_400, d * 86_400 + 61_200]),
    )
    expect(unavailable).toEqual([])
  })

  test('leave, a missing and an expired certificate leave fewer than two, and say who', () => {
    const away = { leave: [{ firstDay: '2026-11-25', lastDay: '2026-11-25', reason: '病假' }] }
    expect(days([officer(1), officer(2, away)]).unavailable).toEqual([
      expect.objectContaining({
        day: 2,
        text: expect.objectContaining({ zh: '不足 2 名持证执法人员：员2休假（病假）' }),
      }),
    ])
    expect(days([officer(1), officer(2, { certificateNumber: null })]).shifts).toEqual([])
    const expired = days([officer(1), officer(2, { certificateUntil: '2026-11-24' })])
    expect(expired.shifts.map((shift) => shift.day)).toEqual([0, 1])
  })

  test('a third officer stands in, and only who is present lends a discipline', () => {
    const rail = officer(3, {
      disciplines: ['rail'],
      leave: [{ firstDay: '2026-11-23', lastDay: '2026-11-23', reason: '' }],
    })
    const { shifts } = days([officer(1), officer(2), rail])
    expect(shifts).toHaveLength(5)
    expect(shifts[0]!.skills).not.toBe(shifts[1]!.skills)
  })

  test('National Day 2026: the holiday week says so, the make-up Saturday is worked', () => {
    const holiday = days([officer(1), officer(2)], '2026-W40')
    expect(holiday.shifts.every((shift) => shift.day < 3)).toBe(true)
    expect(holiday.unavailable.map((one) => one.day)).toEqual([3, 4])
    const makeUp = days([officer(1), officer(2)], '2026-W41')
    expect(makeUp.shifts.map((shift) => shift.day)).toContain(5)
  })

  test('days of a week under way that are gone cannot be planned', () => {
    const { shifts, unavailable } = days([officer(1), officer(2)], '2026-W48', '2026-11-25')
    expect(shifts.map((shift) => shift.day)).toEqual([2, 3, 4])
    expect(unavailable.map((one) => one.text.en)).toEqual(['already past', 'already past'])
  })
})
