import { describe, expect, test } from 'vitest'
import { type BoardSite, makeBoards } from '../../../server/assessment/boards.ts'
import { competitionRanks } from '../../../server/assessment/competition.ts'
import { successorsOf } from '../../../server/assessment/successors.ts'

const ranks = (...scores: (number | null | 'last')[]) =>
  competitionRanks(scores.map((score) => (score === 'last' ? { score: 99, isLast: true } : { score, isLast: false })))

describe('a ranking', () => {
  test('gives equals the better rank: 1, 2, 2, 4', () => {
    expect(ranks(90, 85, 85, 80)).toEqual([1, 2, 2, 4])
    expect(ranks(80, 85, 90, 85)).toEqual([4, 2, 1, 2])
  })
  test('has no rank for whoever has no figure, and the last of all for whoever is put last', () => {
    expect(ranks(90, null, 'last', 80, 'last')).toEqual([1, null, 4, 2, 4])
    expect(ranks('last')).toEqual([1])
    expect(ranks()).toEqual([])
  })
})

let nextId = 1
const unassessed = 0
const site = (combined: number | null, more: Partial<BoardSite> = {}): BoardSite => ({
  siteId: nextId++,
  agencyCode: '110105',
  worksType: 'building',
  isAffordable: false,
  clientId: null,
  contractorId: 1,
  supervisionId: null,
  managerId: null,
  chiefEngineerId: null,
  weight: 1,
  status: combined === null ? 'excluded' : 'ranked',
  hasAccident: false,
  safety: combined,
  quality: combined,
  combined,
  ...more,
})
const board = (name: string, sites: BoardSite[], agencies: string[] = []) =>
  makeBoards(sites, agencies, unassessed).filter((row) => row.board === name)

describe('boards', () => {
  test('take sites by type of works; affordable housing has one more of its own', () => {
    const sites = [
      site(90, { isAffordable: true }),
      site(80),
      site(70, { worksType: 'municipal', isAffordable: true }),
      site(60, { worksType: 'rail' }),
    ]
    expect(board('building', sites).map((row) => row.rank)).toEqual([1, 2])
    expect(board('affordable', sites).map((row) => [row.combined, row.population])).toEqual([[90, 1]])
    expect(board('municipal', sites)).toHaveLength(1)
    expect(board('rail', sites)).toHaveLength(1)
  })

  test('rank safety and quality apart', () => {
    const sites = [site(90, { safety: 80, quality: 100 }), site(80, { safety: 85, quality: null })]
    expect(board('building', sites)).toMatchObject([
      { rank: 1, safetyRank: 2, qualityRank: 1 },
      { rank: 2, safetyRank: 1, qualityRank: null },
    ])
  })

  test('weigh a firm’s ranked sites by size and say how many are left out', () => {
    // (90·30,000 + 60·10,000) / 40,000 = 82.5; the excluded one counts for nothing
    const own = { contractorId: 7, weight: 10_000 }
    const sites = [site(90, { ...own, weight: 30_000 }), site(60, own), site(null, { ...own, combined: 10 })]
    expect(board('contractor', sites)).toMatchObject([
      { firmId: 7, combined: 82.5, rank: 1, population: 1, siteCount: 2, excludedCount: 1 },
    ])
  })

  test('take the plain mean for people and agencies; an agency without sites stands there without a rank', () => {
    const sites = [site(90, { managerId: 3, weight: 30_000 }), site(60, { managerId: 3 }), site(70, { managerId: 2 })]
    expect(board('manager', sites).map((row) => [row.personId, row.combined, row.rank])).toEqual([
      [2, 70, 2],
      [3, 75, 1],
    ])
    expect(board('agency', sites, ['110106', '110105'])).toMatchObject([
      { agencyCode: '110106', status: 'excluded', rank: null, combined: null, population: 1 },
      { agencyCode: '110105', combined: 73.33, rank: 1, siteCount: 3 },
    ])
  })

  test('put a site with an accident last, with its firms and people, whatever its figure; not its agency', () => {
    const struck = site(95, { hasAccident: true, contractorId: 5, managerId: 1 })
    const sites = [struck, site(50, { contractorId: 6, managerId: 2 }), site(40, { contractorId: 6, managerId: 2 })]
    expect(board('building', sites).map((row) => row.rank)).toEqual([3, 1, 2])
    expect(board('contractor', sites).map((row) => [row.firmId, row.rank])).toEqual([
      [5, 2],
      [6, 1],
    ])
    expect(board('manager', sites).map((row) => row.rank)).toEqual([2, 1])
    expect(board('agency', sites, ['110105'])[0]).toMatchObject({ rank: 1, combined: 61.67 })
    // stopped by the accident and without a figure it is last all the same
    const stopped = site(null, { status: 'ranked', hasAccident: true, contractorId: 5 })
    expect(board('building', [site(50), stopped])[1]).toMatchObject({ rank: 2, population: 2, combined: null })
    expect(board('contractor', [site(50), stopped]).at(-1)).toMatchObject({ firmId: 5, rank: 2, combined: null })
  })

  test('count what was not assessed in time or falsely for firms, people and agencies by rule; only lawful reasons leave out', () => {
    const of = (...sites: BoardSite[]) => board('contractor', sites)[0]
    expect(of(site(null), site(null))).toMatchObject({ status: 'excluded', rank: null, population: 0, combined: null })
    // (90 + 0) / 2, whatever figures came late
    expect(of(site(90), site(null, { status: 'late' }))).toMatchObject({ combined: 45, siteCount: 2, excludedCount: 0 })
    expect(of(site(90), site(80, { status: 'late' }))).toMatchObject({ combined: 45, safety: 45, quality: 45 })
    expect(of(site(null), site(90, { status: 'false' }))).toMatchObject({
      ...{ status: 'ranked', rank: 1, combined: 0, siteCount: 1, excludedCount: 1 },
    })
    const sites = [site(90, { managerId: 1 }), site(null, { managerId: 1, status: 'late' }), site(10, { managerId: 2 })]
    expect(board('manager', sites).map((row) => [row.combined, row.rank])).toEqual([
      [45, 1],
      [10, 2],
    ])
    expect(board('agency', sites, ['110105'])[0]).toMatchObject({ combined: 33.33, siteCount: 3 })
  })
})

test('mergers are followed to their end; a circle is no merger', () => {
  expect([
    ...successorsOf([
      [1, 2],
      [2, 3],
      [5, 6],
    ]),
  ]).toEqual([
    [1, 3],
    [2, 3],
    [5, 6],
  ])
  expect([
    ...successorsOf([
      [1, 2],
      [2, 1],
      [3, 1],
    ]),
  ]).toEqual([])
})
