import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type BoardSite, makeBoards } from '../../../server/assessment/boards.ts'
import { competitionRanks } from '../../../server/assessment/competition.ts'
import { decodeAnswers } from '../../../server/assessment/decode-answers.ts'
import { gradeQuarter } from '../../../server/assessment/grade-quarter.ts'
import { gradeSite, gradeSubmission } from '../../../server/assessment/grade-site.ts'
import type { SiteInQuarter } from '../../../server/assessment/site-in-quarter.ts'
import type { CountedSubmission } from '../../../server/assessment/site-parts.ts'
import { siteSteps } from '../../../server/assessment/site-steps.ts'
import { standingOf } from '../../../server/assessment/standing.ts'
import type { ClassCode, Party } from '../../../server/contract/index.ts'
import { levelOf } from '../../../server/submissions/parties.ts'
import { type Counted, tallyClasses } from '../../../server/submissions/tally.ts'
import { gradingRules as rules } from '../../support/grading-rules.ts'
import { siteParts } from './site-parts.ts'

const day = '2026-09-30'
const counted: Counted[] = Array.from({ length: 25 }, (_, place) => ({
  code: `I${place}`,
  classCode: `C${1 + (place % 5)}` as ClassCode,
  maxPoints: 2 + (place % 7),
  isVeto: place % 6 === 0,
  withdrawnOn: place === 8 ? '2026-08-01' : null,
}))
const sheet = fc.array(fc.integer({ min: -1, max: 10 }), { minLength: 25, maxLength: 25 })
const party = fc.constantFrom<Party>('project', 'contractor', 'supervision', 'client', 'agency', 'assessor')
const sheets = fc.array(fc.record({ party, answers: sheet, isLate: fc.boolean() }), { minLength: 1, maxLength: 8 })
type Sheets = { party: Party; answers: number[]; isLate: boolean }[]

function submissions(all: Sheets): CountedSubmission[] {
  return all.map(({ party: who, answers, isLate }, index) => ({
    id: index + 1,
    level: levelOf(who),
    party: who,
    month: who === 'project' ? 1 + (index % 3) : null,
    firmId: null,
    isLate,
    classes: tallyClasses(counted, answers, day),
  }))
}
const grade = (all: Sheets) => gradeSite(siteParts({ submissions: submissions(all) }), rules)

test('deducting more never raises a figure', () => {
  fc.assert(
    fc.property(sheets, fc.nat(), fc.nat(), fc.integer({ min: 1, max: 10 }), (all, which, place, points) => {
      const before = grade(all)
      const harsher = structuredClone(all)
      const one = harsher[which % all.length]!
      const at = place % 25
      if (one.answers[at]! < 0) return
      one.answers[at]! += points
      const after = grade(harsher)
      for (const key of ['safety', 'quality', 'combined'] as const) {
        if (before[key] === null) expect(after[key]).toBeNull()
        else expect(after[key]).toBeLessThanOrEqual(before[key])
      }
    }),
    { numRuns: 500 },
  )
})

test('every figure lies between 0 and 100 and between the lowest and the highest submission', () => {
  fc.assert(
    fc.property(sheets, (all) => {
      const figures = grade(all)
      for (const key of ['safety', 'quality'] as const) {
        const own = submissions(all).flatMap((one) => gradeSubmission(one, rules)[key] ?? [])
        if (figures[key] === null) continue
        // rounding at three places may move a figure by a hundredth
        expect(figures[key]).toBeGreaterThanOrEqual(Math.min(...own) - 0.02)
        expect(figures[key]).toBeLessThanOrEqual(Math.max(...own) + 0.02)
      }
    }),
  )
})

test('a hidden sheet order changes nothing, and neither does the order of sites', () => {
  fc.assert(
    fc.property(sheets, fc.array(sheets, { maxLength: 6 }), (all, more) => {
      expect(grade(all.toReversed())).toMatchObject({ ...grade(all), levels: expect.anything() })
      const sites = [all, ...more].map((own, index) => siteOf(index + 1, own))
      const one = gradeQuarter(sites, ['a', 'b'], rules)
      expect(gradeQuarter(sites.toReversed(), ['b', 'a'], rules)).toEqual(one)
    }),
  )
})

test('ranks form a competition ranking: 1 plus the number of those who are better; those put last are last', () => {
  const competitor = fc.record({
    score: fc.option(fc.integer({ min: 0, max: 8 }), { nil: null }),
    isLast: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(competitor), (all) => {
      const ranks = competitionRanks(all)
      for (const [index, { score, isLast }] of all.entries()) {
        const better = all.filter((other) => !other.isLast && other.score !== null && other.score > score!)
        const population = all.filter((other) => other.isLast || other.score !== null).length
        expect(ranks[index]).toBe(isLast ? population : score === null ? null : better.length + 1)
      }
    }),
  )
})

test('what is said in words can be computed again from the words', () => {
  fc.assert(
    fc.property(sheets, (all) => {
      const parts = siteParts({ submissions: submissions(all) })
      const grading = gradeSite(parts, rules)
      const standing = standingOf(parts, grading.combined, rules)
      const steps = siteSteps('2026Q3', parts, { grade: grading, standing, ranks: [] }, rules)
      for (const { zh } of steps) {
        const [, terms, result] = /^(?:安全|质量|综合) = (.+×.+) = ([\d.]+)$/.exec(zh) ?? []
        if (terms === undefined) continue
        const sum = terms
          .split(' + ')
          .map((term) => term.split('×').reduce((product, factor) => product * Number(factor), 1))
          .reduce((total, term) => total + term, 0)
        // weights are shown with four decimals: of a hundred points they may hide half a hundredth
        expect(Math.abs(sum - Number(result))).toBeLessThanOrEqual(0.02)
      }
      const figures = [grading.safety, grading.quality].filter((one) => one !== null)
      expect(steps.filter(({ zh }) => /^(安全|质量) = /.test(zh))).toHaveLength(figures.length)
    }),
  )
})

test('a firm’s figure is the sum of its sites’ shares', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 0, max: 10_000 }), fc.integer({ min: 1, max: 500_000 }))),
      (all) => {
        const sites = all.map(([score, weight], index) => boardSite(index + 1, score / 100, weight))
        const [row] = makeBoards(sites, [], rules.unassessedScore).filter((one) => one.board === 'contractor')
        if (row === undefined) return all.length === 0
        const total = all.reduce((sum, [, weight]) => sum + weight, 0)
        const sum = all.reduce((figure, [score, weight]) => figure + (score / 100) * (weight / total), 0)
        return Math.abs(row.combined! - sum) <= 0.0051
      },
    ),
  )
})

test('not assessing a site never raises the figure of its firms, its people or its agency', () => {
  const due = { self: 1, firm: 1 }
  const onTime: Sheets = ['project', 'contractor'].map((who) => ({
    ...{ party: who as Party, isLate: false },
    answers: Array<number>(25).fill(0),
  }))
  fc.assert(
    fc.property(fc.array(sheets, { minLength: 1, maxLength: 6 }), fc.nat(), fc.boolean(), (all, which, keepsLate) => {
      const sites = all.map((own, index) => siteOf(index + 1, [...own, ...onTime], due))
      const dropped = sites.map((site, index) => {
        if (index !== which % sites.length) return site
        const late = site.parts.submissions.map((one) => ({ ...one, isLate: true }))
        return { ...site, parts: { ...site.parts, submissions: keepsLate ? late : [] } }
      })
      const [before, after] = [sites, dropped].map((one) => gradeQuarter(one, ['a', 'b'], rules).ranks)
      for (const [index, row] of before!.entries()) {
        if (row.siteId !== null || row.combined === null) continue
        expect(after![index]!.combined).toBeLessThanOrEqual(row.combined)
      }
    }),
  )
})

test('answers are read as the database writes them', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -32_768, max: 32_767 })), (all) => {
      expect(decodeAnswers(`{${all.join()}}`)).toEqual(all)
    }),
  )
})

function siteOf(siteId: number, own: Sheets, due = { self: 0, firm: 0 }): SiteInQuarter {
  const {
    status: _,
    hasAccident: __,
    safety: ___,
    quality: ____,
    combined: _____,
    ...site
  } = boardSite(siteId, null, siteId)
  return { ...site, agencyCode: siteId % 2 ? 'a' : 'b', parts: siteParts({ submissions: submissions(own), due }) }
}

function boardSite(siteId: number, combined: number | null, weight: number): BoardSite {
  return {
    siteId,
    agencyCode: 'a',
    worksType: 'building',
    isAffordable: siteId % 3 === 0,
    clientId: null,
    contractorId: 1,
    supervisionId: 1 + (siteId % 2),
    managerId: 1 + (siteId % 3),
    chiefEngineerId: null,
    weight,
    status: 'ranked',
    hasAccident: false,
    safety: combined,
    quality: combined,
    combined,
  }
}
