import { describe, expect, test } from 'vitest'
import type { Indicator } from '../../../server/contract/index.ts'
import { checkCopies, type Fingerprint, fingerprintOf } from '../../../server/submissions/flags/check-copies.ts'
import { checkSheet } from '../../../server/submissions/flags/check-sheet.ts'
import { checkSite } from '../../../server/submissions/flags/check-site.ts'
import type { Finding, Sheet } from '../../../server/submissions/flags/findings.ts'
import { flagWords } from '../../../server/submissions/flags/flag-words.ts'
import { integrityRules as rules, sheet } from './sheets.ts'

const kinds = (findings: readonly Finding[]): string[] => findings.map((one) => one.kind)
const copies = (...sheets: Sheet[]): Finding[] =>
  checkCopies(sheets.map((one) => fingerprintOf(one, rules)).filter((one): one is Fingerprint => one !== undefined))

describe('a sheet by itself', () => {
  test('an honest one shows nothing', () => {
    expect(checkSheet(sheet(), rules)).toEqual([])
  })

  test('is late by days', () => {
    const [late] = checkSheet(sheet({ isLate: true, submittedOn: '2027-01-13' }), rules)
    expect(late).toMatchObject({ kind: 'late', firmId: 7, personId: 5, facts: { days: 3 } })
    expect(flagWords('late', 'contractor', null, late!.facts)).toEqual({
      zh: '施工单位：应于 2027-01-10 前提交，实际 2027-01-13 提交，迟 3 天',
      en: 'the contractor: due on 2027-01-10, sent on 2027-01-13, 3 days late',
    })
  })

  test.each([
    ['all full marks', [0, 0, 0, 0, 0, -1], ['uniform']],
    ['all one deduction', [3, 3, 3, 3, 3], ['uniform']],
    ['too few to tell', [0, 0, 0, 0, -1, -1], []],
    ['one differs', [0, 0, 0, 0, 0, 1], []],
    ['nothing applies', [-1, -1, -1], []],
  ])('is uniform or not: %s', (_name, answers, expected) => {
    expect(kinds(checkSheet(sheet({ answers }), rules))).toEqual(expected)
  })

  test('is hasty below a second an answer, and unsuspicious when the time is not known', () => {
    // nine answers
    expect(kinds(checkSheet(sheet({ secondsSpent: 8 }), rules))).toEqual(['hasty'])
    expect(checkSheet(sheet({ secondsSpent: 9 }), rules)).toEqual([])
    expect(checkSheet(sheet({ secondsSpent: null }), rules)).toEqual([])
  })
})

describe('copies', () => {
  const answers = [0, 2, 0, 1, 0, 0, 3]

  test('of another party of the site: the later one is flagged', () => {
    const source = sheet({ answers, submittedAt: 1, party: 'client', firmId: 9 })
    const copy = sheet({ answers, submittedAt: 2 })
    expect(copies(copy, source)).toMatchObject([
      {
        kind: 'copied',
        submissionId: copy.id,
        facts: { otherSubmissionId: source.id, otherParty: 'client', deductions: 3 },
      },
    ])
  })

  test('of the same firm at another site, but not of another firm there', () => {
    const source = sheet({ answers, siteId: 2, siteName: '工地2', submittedAt: 1 })
    expect(copies(source, sheet({ answers }))).toHaveLength(1)
    expect(copies(source, sheet({ answers, firmId: 8 }))).toEqual([])
    expect(copies(source, sheet({ answers, party: 'supervision' }))).toEqual([])
  })

  test('not of the same department from month to month, nor by chance', () => {
    const month = (n: number): Sheet => sheet({ answers, party: 'project', month: n })
    expect(copies(month(1), month(2), month(3))).toEqual([])
    const fullMarks = [0, 0, 0, 0, 0, 0, 1]
    expect(copies(sheet({ answers: fullMarks, party: 'client' }), sheet({ answers: fullMarks }))).toEqual([])
  })
})

describe('parties of a site side by side', () => {
  const veto = { position: 1, code: 'C2-001', text: { zh: '监测超限', en: 'Alarm' }, maxPoints: 5 } as Indicator
  const base = { quarter: '2026Q4', earlier: [] }

  test('contradict each other on a veto item', () => {
    const failed = sheet({ party: 'supervision', answers: [0, 5, 0] })
    const passed = sheet({ party: 'contractor', answers: [0, 0, 0] })
    const [found, ...more] = checkSite([failed, passed], [veto], base, rules)
    expect(more).toEqual([])
    expect(found).toMatchObject({ kind: 'contradiction', submissionId: passed.id })
    expect(found!.facts.items).toEqual([{ code: 'C2-001', text: veto.text, failedBy: 'supervision' }])
    expect(flagWords('contradiction', 'contractor', null, found!.facts).zh).toBe(
      '施工单位：否决项判为满分，另一方判为不合格：C2-001 监测超限（监理单位不合格）',
    )
  })

  test('do not contradict each other over a lesser fault', () => {
    const partly = sheet({ party: 'supervision', answers: [0, 3, 0] })
    expect(checkSite([partly, sheet({ answers: [0, 0, 0] })], [veto], base, rules)).toEqual([])
  })

  test('do not contradict when the last word is the same', () => {
    const earlier = sheet({ party: 'project', month: 1, answers: [0, 0, 0], submittedAt: 1 })
    const later = sheet({ party: 'project', month: 3, answers: [0, 5, 0], submittedAt: 9 })
    expect(checkSite([later, earlier, sheet({ answers: [0, 5, 0] })], [veto], base, rules)).toEqual([])
  })

  test('a self-assessment far above the government’s twice running is flagged, once is not', () => {
    const self = sheet({ party: 'project', month: 3, figure: 95 })
    const government = sheet({ party: 'agency', figure: 79 })
    const previous = (one: number, two: number) => [{ quarter: '2026Q3', self: one, government: two }]
    const check = (earlier: ReturnType<typeof previous> | []) =>
      checkSite([self, government], [], { quarter: '2026Q4', earlier }, rules)
    expect(check([])).toEqual([])
    // exactly fifteen is not above
    expect(check(previous(90, 75))).toEqual([])
    const [found] = check(previous(90, 74.9))
    expect(found).toMatchObject({ kind: 'self_above_government', submissionId: self.id })
    expect(flagWords(found!.kind, 'project', 3, found!.facts).zh).toBe(
      '项目部第 3 个月自评：自评连续 2 次高于政府评估 15 分以上：2026Q4 自评 95、政府 79；2026Q3 自评 90、政府 74.9',
    )
    expect(checkSite([self], [], { quarter: '2026Q4', earlier: previous(90, 60) }, rules)).toEqual([])
  })
})
