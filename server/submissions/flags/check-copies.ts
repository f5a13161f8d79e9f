import { createHash } from 'node:crypto'
import { type Finding, findingOf, type IntegrityRules, type Sheet } from './findings.ts'

/** A sheet without its answers, but with what tells whether they are those of another. */
export type Fingerprint = { readonly sheet: Sheet; readonly print: string; readonly deductions: number }

/** The fingerprint of a sheet; undefined when its answers may be alike by chance: few of them, or hardly a deduction. */
export function fingerprintOf(
  sheet: Sheet,
  { leastAnswers, copiedLeastDeductions }: IntegrityRules,
): Fingerprint | undefined {
  let answered = 0
  let deductions = 0
  for (const points of sheet.answers) {
    if (points >= 0) answered++
    if (points > 0) deductions++
  }
  if (answered < leastAnswers || deductions < copiedLeastDeductions) return undefined
  const print = createHash('sha256').update(Int16Array.from(sheet.answers)).digest('base64')
  return { sheet: { ...sheet, answers: [] }, print, deductions }
}

/**
 * Sheets whose answers are those of another one, deductions and all: of another party of the same site, or of the same
 * firm or project manager at another site. The later of two is taken for the copy; a party's own sheets of one site may
 * well be alike from month to month.
 */
export function checkCopies(prints: readonly Fingerprint[]): Finding[] {
  const alike = new Map<string, Fingerprint[]>()
  for (const one of prints) {
    const group = alike.get(one.print)
    if (group) group.push(one)
    else alike.set(one.print, [one])
  }
  return [...alike.values()].flatMap((group) => [...copiesIn(group)])
}

function* copiesIn(group: readonly Fingerprint[]): Generator<Finding> {
  const inOrder = group.toSorted(
    ({ sheet: one }, { sheet: two }) => one.submittedAt - two.submittedAt || one.id - two.id,
  )
  for (const [i, { sheet, deductions }] of inOrder.entries()) {
    const source = inOrder.slice(0, i).find((earlier) => isSuspicious(earlier.sheet, sheet))?.sheet
    if (!source) continue
    yield findingOf('copied', sheet, {
      deductions,
      otherSubmissionId: source.id,
      otherSiteId: source.siteId,
      otherSiteName: source.siteName,
      otherParty: source.party,
    })
  }
}

function isSuspicious(earlier: Sheet, later: Sheet): boolean {
  if (earlier.siteId === later.siteId) return earlier.party !== later.party
  if (earlier.party !== later.party) return false
  return later.party === 'project'
    ? later.personId !== null && earlier.personId === later.personId
    : later.firmId !== null && earlier.firmId === later.firmId
}
