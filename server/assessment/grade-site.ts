import type { AssessmentLevel } from '../contract/index.ts'
import { type Figures, figuresOf } from '../submissions/tally.ts'
import type { GradingRules } from './grading-rules.ts'
import { mean, median, round, weightedMean } from './numbers.ts'
import type { CountedSubmission, SiteParts } from './site-parts.ts'

/** One level's figures with the weight they had in the end. */
export type LevelGrade = { readonly level: AssessmentLevel; readonly weight: number; readonly figures: Figures }

/** A site's figures; everything follows from its parts and the rules. */
export type SiteGrade = Figures & {
  /** Only the levels of which something was sent; their weights sum to 1. */
  readonly levels: readonly LevelGrade[]
  readonly isWithoutGovernment: boolean
  readonly vetoCodes: readonly string[]
  /** Largest difference between the combined figures of the firms. */
  readonly divergence: number | null
}

/** Figures of one submission, to two decimals. */
export function gradeSubmission({ classes }: Pick<CountedSubmission, 'classes'>, rules: GradingRules): Figures {
  const { safety, quality, combined } = figuresOf(classes, rules)
  return { safety: round(safety), quality: round(quality), combined: round(combined) }
}

/**
 * Grades a site: self-assessment is the mean of the months sent, the firms count by their median, the government by the
 * mean of its visits. A level of which nothing came drops out and its weight falls to the others. Every figure that a
 * person can see is rounded to two decimals before it is used further, so that each can be computed again by hand.
 */
export function gradeSite({ submissions }: SiteParts, rules: GradingRules): SiteGrade {
  const graded = submissions.map((one) => ({ ...one, figures: gradeSubmission(one, rules) }))
  const of = (level: AssessmentLevel): Figures[] =>
    graded.filter((one) => one.level === level && one.figures.combined !== null).map((one) => one.figures)
  const firms = of('firm')
  const isWithoutGovernment = of('government').length === 0
  const weights = isWithoutGovernment ? { ...rules.unvisited, government: 0 } : rules.levels
  const present = [
    { level: 'self' as const, figures: merge(of('self'), mean, rules) },
    { level: 'firm' as const, figures: merge(firms, median, rules) },
    { level: 'government' as const, figures: merge(of('government'), mean, rules) },
  ].filter(({ figures }) => figures.combined !== null)
  const total = present.reduce((sum, { level }) => sum + weights[level], 0)
  const levels = present.map((one) => ({ ...one, weight: weights[one.level] / total }))
  const figure = (key: 'safety' | 'quality'): number | null =>
    round(weightedMean(levels.map(({ weight, figures }) => [figures[key], weight])))
  return {
    ...combine(figure('safety'), figure('quality'), rules),
    levels,
    isWithoutGovernment,
    vetoCodes: [...new Set(submissions.flatMap((one) => one.classes.flatMap((tally) => tally.vetoes)))].sort(),
    divergence: spread(firms.map((figures) => figures.combined!)),
  }
}

/** Safety and quality of several submissions in one, and combined from the two. */
function merge(
  all: readonly Figures[],
  by: (values: readonly number[]) => number | null,
  rules: GradingRules,
): Figures {
  const known = (key: 'safety' | 'quality'): number[] =>
    all.map((figures) => figures[key]).filter((value) => value !== null)
  return combine(round(by(known('safety'))), round(by(known('quality'))), rules)
}

function combine(safety: number | null, quality: number | null, { combined }: GradingRules): Figures {
  const both = weightedMean([
    [safety, combined.safety],
    [quality, combined.quality],
  ])
  return { safety, quality, combined: round(both) }
}

function spread(values: readonly number[]): number | null {
  return values.length < 2 ? null : round(Math.max(...values) - Math.min(...values))
}
