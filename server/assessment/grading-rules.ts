import type { Selectable } from 'kysely'
import { type AssessmentLevel, assessmentLevel, type ClassCode } from '../contract/index.ts'
import type { RuleNumberTable } from '../db/schema.ts'
import type { FigureRules } from '../submissions/tally.ts'

/** All numbers of one rule version that scoring and ranking stand on. */
export type GradingRules = FigureRules & {
  readonly version: string
  /** Weights of the three levels, and of two of them where the government did not come. */
  readonly levels: Readonly<Record<AssessmentLevel, number>>
  readonly unvisited: Readonly<Record<'self' | 'firm', number>>
  /** Share of what was due at a level that must have come in time; below it the site counts as late. */
  readonly leastOnTime: number
  /** What a site that was not assessed in time or not honestly counts for its firms, people and agency. */
  readonly unassessedScore: number
  /** What a square metre costs: turns the cost of works without an area into the weight of one with. */
  readonly yuanPerM2: number
  /** Weight of a site of which neither area nor cost is known. */
  readonly unknownAreaM2: number
}

const safetyClasses = ['C1', 'C2', 'C5'] as const satisfies readonly ClassCode[]
const qualityClasses = ['C3', 'C4'] as const satisfies readonly ClassCode[]

/** Rows of `rule_number` → rules; throws with the names of what a version lacks, so that nothing is graded by half of one. */
export function assembleGradingRules(
  version: string,
  rows: readonly Pick<Selectable<RuleNumberTable>, 'key' | 'value'>[],
): GradingRules {
  const values = new Map(rows.map((row) => [row.key, Number(row.value)]))
  const missing: string[] = []
  const number = (key: string): number => {
    const value = values.get(key)
    if (value === undefined) missing.push(key)
    return value ?? 0
  }
  const numbers = <K extends string>(prefix: string, keys: readonly K[]): Record<K, number> =>
    Object.fromEntries(keys.map((key) => [key, number(`${prefix}.${key}`)])) as Record<K, number>

  const rules = {
    version,
    safety: numbers('grading.safety', safetyClasses),
    quality: numbers('grading.quality', qualityClasses),
    combined: numbers('grading.combined', ['safety', 'quality']),
    vetoCap: number('grading.veto_cap'),
    levels: numbers('grading.level', assessmentLevel.options),
    unvisited: numbers('grading.unvisited', ['self', 'firm']),
    leastOnTime: number('grading.least_on_time'),
    unassessedScore: number('grading.unassessed_score'),
    yuanPerM2: number('grading.yuan_per_m2'),
    unknownAreaM2: number('grading.unknown_area_m2'),
  }
  if (missing.length > 0) throw new Error(`Rules ${version} lack ${missing.join(', ')}`)
  return rules
}
