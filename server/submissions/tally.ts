import type { ClassCode, Indicator, IndicatorSet } from '../contract/index.ts'

/** What counting needs to know of an indicator, at its place in the answers. */
export type Counted = Pick<Indicator, 'code' | 'isVeto' | 'maxPoints' | 'withdrawnOn'> & {
  readonly classCode: ClassCode
}

/** Points got of the points that could be got in one class, and the vetoes that failed. */
export type ClassTally = {
  readonly class: ClassCode
  readonly got: number
  readonly max: number
  readonly vetoes: readonly string[]
}

/** `null` where nothing of it applied. */
export type Figures = {
  readonly safety: number | null
  readonly quality: number | null
  readonly combined: number | null
}

/** The numbers `grading.*` that turn classes into figures. */
export type FigureRules = {
  readonly safety: Readonly<Partial<Record<ClassCode, number>>>
  readonly quality: Readonly<Partial<Record<ClassCode, number>>>
  readonly combined: { readonly safety: number; readonly quality: number }
  readonly vetoCap: number
}

/** The indicators of a set in the order of its answers, each with its class. */
export function countedOf(set: Pick<IndicatorSet, 'groups' | 'indicators'>): Counted[] {
  const classes = new Map(set.groups.map((group) => [group.code, group.classCode]))
  return set.indicators
    .toSorted((one, two) => one.position - two.position)
    .map(({ code, isVeto, maxPoints, withdrawnOn, groupCode }) => ({
      code,
      isVeto,
      maxPoints,
      withdrawnOn,
      classCode: classes.get(groupCode)!,
    }))
}

/**
 * Counts one submission by class, in the order C1 … C5; classes of which nothing applied are left out. Only what was
 * answered with points counts, and nothing that was withdrawn by `day`: take the same day for every party of a quarter,
 * so that who answered before a withdrawal and who answered after it are measured alike.
 */
export function tallyClasses(counted: readonly Counted[], answers: readonly number[], day: string): ClassTally[] {
  const tallies = new Map<ClassCode, { class: ClassCode; got: number; max: number; vetoes: string[] }>()
  for (let position = 0; position < counted.length; position++) {
    const deducted = answers[position] ?? -1
    const indicator = counted[position]!
    if (deducted < 0 || (indicator.withdrawnOn !== null && indicator.withdrawnOn <= day)) continue
    let tally = tallies.get(indicator.classCode)
    if (tally === undefined) {
      tally = { class: indicator.classCode, got: 0, max: 0, vetoes: [] }
      tallies.set(indicator.classCode, tally)
    }
    tally.got += Math.max(0, indicator.maxPoints - deducted)
    tally.max += indicator.maxPoints
    // a veto item may lose some of its points for a lesser fault; it has failed when it lost them all
    if (indicator.isVeto && deducted >= indicator.maxPoints) tally.vetoes.push(indicator.code)
  }
  return [...tallies.values()].sort((one, two) => (one.class < two.class ? -1 : 1))
}

/** 0 … 100 of one class; a failed veto caps it. */
export function classScore(tally: ClassTally, vetoCap: number): number {
  const score = (100 * tally.got) / tally.max
  return tally.vetoes.length > 0 ? Math.min(score, vetoCap) : score
}

/** Safety, quality and combined of one submission, unrounded; weights of classes that did not apply fall to the others. */
export function figuresOf(tallies: readonly ClassTally[], rules: FigureRules): Figures {
  const scores = new Map<string, number>(tallies.map((tally) => [tally.class, classScore(tally, rules.vetoCap)]))
  const safety = weightedMean(scores, rules.safety)
  const quality = weightedMean(scores, rules.quality)
  const parts = new Map<string, number>()
  if (safety !== null) parts.set('safety', safety)
  if (quality !== null) parts.set('quality', quality)
  return { safety, quality, combined: weightedMean(parts, rules.combined) }
}

function weightedMean(values: ReadonlyMap<string, number>, weights: Readonly<Record<string, number>>): number | null {
  let sum = 0
  let weight = 0
  for (const [key, share] of Object.entries(weights)) {
    const value = values.get(key)
    if (value === undefined) continue
    sum += share * value
    weight += share
  }
  return weight > 0 ? sum / weight : null
}
