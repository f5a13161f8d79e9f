import type { AssessmentLevel, Party } from '../contract/index.ts'
import type { ClassTally } from '../submissions/tally.ts'

/** One submission as it was counted. */
export type CountedSubmission = {
  readonly id: number
  readonly level: AssessmentLevel
  readonly party: Party
  readonly month: number | null
  readonly firmId: number | null
  readonly isLate: boolean
  readonly classes: readonly ClassTally[]
}

/** What makes a site's figures false. */
export type Falsehood = 'rejected' | 'self_above_government' | 'copied' | 'contradiction'

/** Why a site is lawfully left out of the ranking. */
export type Exclusion = 'preparation' | 'suspended' | 'precompletion'

/** All that a site's figures and its standing follow from; stored with the run as `site_assessment.parts`. */
export type SiteParts = {
  /** By level, party and month. */
  readonly submissions: readonly CountedSubmission[]
  /** What was due by the day of the run: months of self-assessment, parties of the enterprise level. */
  readonly due: { readonly self: number; readonly firm: number }
  readonly exclusion: Exclusion | null
  readonly falsehoods: readonly Falsehood[]
  readonly hasAccident: boolean
}
