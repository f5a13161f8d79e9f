import { dueRatio, priorityOf } from './dueness.ts'
import type { Facts } from './facts.ts'
import { decideLevel, type EarlierLevel, type LevelReason } from './level.ts'
import type { Rules } from './rules.ts'
import { type StoredPart, scoreFacts } from './score.ts'

/** Score, level, due-ness and priority of one site on one day, as they are stored. */
export type SiteRating = {
  readonly siteId: number
  readonly asOf: string
  readonly version: string
  readonly score: number
  readonly level: 'A' | 'B' | 'C' | 'D'
  readonly intervalDays: number
  readonly lastVisitOn: string | null
  readonly dueRatio: number
  readonly priority: number
  readonly parts: readonly StoredPart[]
  readonly levelReasons: readonly LevelReason[]
}

/** Rates a site by the facts of a day; `earlier` is the level it had before, which only steps down by the rules. */
export function rateSite(facts: Facts, day: string, earlier: EarlierLevel | null, rules: Rules): SiteRating {
  const { score, parts } = scoreFacts(facts, rules)
  const { level, intervalDays, reasons } = decideLevel({ facts, score, day, earlier }, rules)
  const ratio = dueRatio(facts, intervalDays, day)
  return {
    siteId: facts.siteId,
    asOf: day,
    version: rules.version,
    score,
    level,
    intervalDays,
    lastVisitOn: facts.lastVisitOn,
    dueRatio: Math.round(ratio * 10_000) / 10_000,
    priority: priorityOf(score, ratio, rules),
    parts,
    levelReasons: reasons,
  }
}
