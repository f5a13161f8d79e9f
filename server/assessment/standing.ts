import type { RankStatus } from '../contract/index.ts'
import type { GradingRules } from './grading-rules.ts'
import type { Exclusion, Falsehood, SiteParts } from './site-parts.ts'

/** Why a site stands where it stands; empty for a site that is simply ranked. */
export type StandingReason =
  | ''
  | 'accident'
  | Falsehood
  | Exclusion
  | 'self_missing'
  | 'firm_missing'
  | 'nothing_applied'

export type Standing = { readonly status: RankStatus; readonly reason: StandingReason }

/**
 * Whether a site is ranked. An accident puts it last whatever else is true of it: a site that was stopped because of one
 * must not leave the ranking by that. Then come falsehood, lawful exclusion, and what was not assessed in time.
 */
export function standingOf(parts: SiteParts, combined: number | null, rules: GradingRules): Standing {
  if (parts.hasAccident) return { status: 'ranked', reason: 'accident' }
  if (parts.falsehoods[0]) return { status: 'false', reason: parts.falsehoods[0] }
  if (parts.exclusion) return { status: 'excluded', reason: parts.exclusion }
  if (onTime(parts, 'self') < parts.due.self * rules.leastOnTime) return { status: 'late', reason: 'self_missing' }
  if (onTime(parts, 'firm') < parts.due.firm * rules.leastOnTime) return { status: 'late', reason: 'firm_missing' }
  return combined === null ? { status: 'late', reason: 'nothing_applied' } : { status: 'ranked', reason: '' }
}

/** How many submissions of a level came in time. */
export function onTime({ submissions }: SiteParts, level: 'self' | 'firm'): number {
  return submissions.filter((one) => one.level === level && !one.isLate).length
}
