import type { Party, SubmissionFlag, Words } from '../../contract/index.ts'

export type FlagKind = SubmissionFlag['kind']

/** A submission as the checks see it. */
export type Sheet = {
  readonly id: number
  readonly siteId: number
  readonly siteName: string
  readonly party: Party
  readonly month: number | null
  readonly firmId: number | null
  readonly personId: number | null
  readonly answers: readonly number[]
  readonly isLate: boolean
  readonly dueOn: string
  /** Day and instant of sending. */
  readonly submittedOn: string
  readonly submittedAt: number
  readonly secondsSpent: number | null
  readonly figure: number | null
}

/** Something that looks wrong, with the facts that say why. */
export type Finding = {
  readonly kind: FlagKind
  readonly siteId: number
  readonly submissionId: number | null
  readonly party: Party
  readonly month: number | null
  readonly firmId: number | null
  readonly personId: number | null
  readonly facts: FlagFacts
}

/** What a flag's sentence is made of; the kind says which of them are there. */
export type FlagFacts = Partial<{
  readonly dueOn: string
  readonly submittedOn: string
  readonly days: number
  readonly hadDraft: boolean
  readonly visits: number
  readonly answers: number
  readonly points: number
  readonly seconds: number
  readonly least: number
  readonly deductions: number
  readonly otherSubmissionId: number
  readonly otherSiteId: number
  readonly otherSiteName: string
  readonly otherParty: Party
  readonly above: number
  readonly times: readonly { readonly quarter: string; readonly self: number; readonly government: number }[]
  readonly items: readonly { readonly code: string; readonly text: Words; readonly failedBy: Party }[]
}>

/** The numbers `integrity.*`. */
export type IntegrityRules = {
  readonly selfAboveGovernment: number
  readonly selfAboveTimes: number
  readonly leastSecondsPerAnswer: number
  readonly leastAnswers: number
  readonly copiedLeastDeductions: number
}

/** A finding about one sheet. */
export function findingOf(kind: FlagKind, sheet: Sheet, facts: FlagFacts): Finding {
  const { id, siteId, party, month, firmId, personId } = sheet
  return { kind, siteId, submissionId: id, party, month, firmId, personId, facts }
}
