import { expect, test } from 'vitest'
import { workspacesOf } from '../../../client/state/session.ts'
import {
  isSiteBoard,
  movement,
  percentile,
  subjectKey,
  toggleCompared,
} from '../../../client/workspaces/assessment/boards/board-view.ts'
import { withNow } from '../../../client/workspaces/assessment/boards/use-compared.ts'
import { filterAnswers } from '../../../client/workspaces/assessment/explain/filter-answers.ts'
import {
  findInForce,
  nextQuarters,
  quarterOfDay,
  standingOfSet,
} from '../../../client/workspaces/assessment/indicators/quarters.ts'
import { partyTabs } from '../../../client/workspaces/assessment/party/party-tabs.ts'
import { countBelow, isBelow, isDue } from '../../../client/workspaces/assessment/progress/rates.ts'
import { pointsStanding } from '../../../client/workspaces/assessment/review/points-standing.ts'
import { publicationState } from '../../../client/workspaces/assessment/runs/publication-state.ts'
import type { AnswerSheet, PublicationRow, Role } from '../../../server/contract/index.ts'

test('an agency is addressed by its code, everything else by its number', () => {
  expect(subjectKey({ kind: 'agency', id: null, agencyCode: '110105', name: '' })).toBe('110105')
  expect(subjectKey({ kind: 'firm', id: 7, agencyCode: null, name: '' })).toBe('7')
  expect([isSiteBoard('affordable'), isSiteBoard('supervision')]).toEqual([true, false])
})

test('up to four are compared, and choosing one again takes it out', () => {
  expect(toggleCompared(['1', '2'], '2')).toEqual(['1'])
  expect(toggleCompared(['1', '2', '3'], '4')).toEqual(['1', '2', '3', '4'])
  expect(toggleCompared(['1', '2', '3', '4'], '5')).toEqual(['1', '2', '3', '4'])
})

test('ranks gained point up, lost ones down, and not ranked twice means nothing', () => {
  expect([3, -2, 0, null].map(movement)).toEqual([
    { sign: '▲', ranks: 3 },
    { sign: '▼', ranks: 2 },
    { sign: '＝', ranks: 0 },
    { sign: '', ranks: null },
  ])
  expect([percentile(1, 835), percentile(835, 835), percentile(1, 1)]).toEqual([0, 1, 0.5])
})

test('the quarter itself ends the history, once', () => {
  const now = { quarter: '2026Q3', combined: 80, rank: 4, population: 10 }
  const subject = {
    key: '1',
    name: '甲',
    figures: { combined: 80, safety: 81, quality: 79 },
    rank: 4,
    population: 10,
    history: [{ quarter: '2026Q2', combined: 70, rank: 6, population: 9 }, now],
  }
  expect(withNow('2026Q3', subject).history).toEqual(subject.history)
  expect(withNow('2026Q3', { ...subject, history: subject.history.slice(0, 1) }).history).toEqual(subject.history)
})

test('deductions come dearest first; what does not apply is no deduction', () => {
  const row = (code: string, deducted: number | null) => ({ code, deducted }) as AnswerSheet['rows'][number]
  const rows = [row('a', 1), row('b', null), row('c', 5), row('d', 0)]
  const codes = (filter: 'deducted' | 'applicable' | 'all') => filterAnswers(rows, filter).map(({ code }) => code)
  expect(codes('deducted')).toEqual(['c', 'a'])
  expect(codes('applicable')).toEqual(['a', 'c', 'd'])
  expect(codes('all')).toEqual(['a', 'b', 'c', 'd'])
})

test('a rate alarms below its goal only; districts are counted, the city is not', () => {
  const part = (rate: number | null) => ({ due: 100, assessed: 0, rate })
  const line = (agencyCode: string | null, building: number | null, affordable: number | null) => ({
    agencyCode,
    building: part(building),
    affordable: part(affordable),
    all: part(null),
  })
  const goals = { building: 0.95, affordable: 0.99 }
  expect([0.9499, 0.95, null].map((rate) => isBelow(part(rate), goals.building))).toEqual([true, false, false])
  const rates = [line(null, 0.5, 0.5), line('110101', 0.94, 1), line('110102', 0.96, 0.98), line('110105', null, null)]
  expect(countBelow(rates, goals)).toEqual({ building: 1, affordable: 1 })
})

test('no alarm while the quarter still has time', () => {
  const period = { state: 'open', dueOn: '2027-01-10' } as const
  expect([isDue(period, '2027-01-10'), isDue(period, '2027-01-11')]).toEqual([false, true])
  expect(isDue({ ...period, state: 'closed' }, '2026-11-24')).toBe(true)
})

test('points: above six is key supervision, twelve is suspension', () => {
  const thresholds = { keySupervision: 6, suspension: 12, cycleMonths: 12 }
  expect([6, 6.5, 11.5, 12].map((total) => pointsStanding(total, thresholds))).toEqual([
    'normal',
    'key',
    'key',
    'suspended',
  ])
})

test('quarters follow each other over the year', () => {
  expect(quarterOfDay('2026-11-24')).toBe('2026Q4')
  expect(nextQuarters('2026Q4', 3)).toEqual(['2026Q4', '2027Q1', '2027Q2'])
})

test('of the adopted indicators those of the quarter are in force, later ones to come, earlier ones past', () => {
  const adopted = (version: string, validFrom: string) => ({ version, validFrom, state: 'in_force' as const })
  const sets = [
    adopted('c', '2027Q1'),
    adopted('a', '2024Q4'),
    adopted('b', '2026Q2'),
    { version: 'd', validFrom: null, state: 'draft' as const },
  ]
  expect(findInForce(sets, '2026Q4')?.version).toBe('b')
  expect(findInForce(sets, '2024Q3')).toBeUndefined()
  expect(sets.map((set) => standingOfSet(set, sets, '2026Q4'))).toEqual(['upcoming', 'past', 'in_force', 'draft'])
})

test('a publication stands until it is withdrawn, replaced by a later version, or expires', () => {
  const row = (version: number, more: Partial<PublicationRow> = {}) =>
    ({
      kind: 'boards',
      quarter: '2026Q3',
      version,
      expiresOn: '2027-01-22',
      withdrawnAt: null,
      ...more,
    }) as PublicationRow
  const all = [row(3, { kind: 'linkage' }), row(2), row(1), row(1, { quarter: '2026Q2', expiresOn: '2026-10-22' })]
  const states = (day: string) => all.map((each) => publicationState(each, all, day))
  expect(states('2026-11-28')).toEqual(['standing', 'standing', 'replaced', 'expired'])
  expect(publicationState(row(2, { withdrawnAt: '2026-11-28' }), all, '2026-11-28')).toBe('withdrawn')
})

const nobody = { id: 1, login: 'a', name: 'a', agencyCode: null, firmId: null, personId: null }

test('nothing is offered before it is known who is there; without an account all is, and asks for one', () => {
  expect(workspacesOf(undefined)).toEqual([])
  expect(workspacesOf({ account: null })).toContain('week')
})

test('the parties of a site find 测评 and 公示 only, the government finds all', () => {
  const as = (role: Role) => workspacesOf({ account: { ...nobody, role } })
  expect(as('firm')).toEqual(['assessment', 'public'])
  expect(as('assessor')).toEqual(['assessment', 'public'])
  expect(as('viewer')).toContain('week')
  expect(partyTabs('firm')).toContain('points')
  expect(partyTabs('project')).toEqual(['tasks'])
})
