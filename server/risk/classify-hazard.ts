import type { HazardRule, Rules } from './rules.ts'

/** 危大 `hazardous`, 超规模 `over_scale`, or neither. */
export type HazardClass = 'none' | 'hazardous' | 'over_scale'

/** One hazardous work with what was measured of it, by measure; null: registered but not measured. */
export type Work = { readonly code: string; readonly measured: Readonly<Record<string, number | null>> }

const order: readonly HazardClass[] = ['none', 'hazardous', 'over_scale']

/** The highest class that any of its measures gives; a work counts once, so an over-scale work is not also a 危大 one. */
export function classifyWork(work: Work, rules: Rules): HazardClass {
  const classes = Object.entries(work.measured).map(([measure, value]) =>
    classifyHazard({ code: work.code, measure, value }, rules),
  )
  return classes.reduce((highest, one) => (order.indexOf(one) > order.indexOf(highest) ? one : highest), 'none')
}

/**
 * The class of one measured value; thresholds are inclusive. A registered work without a value, or with a measure that
 * the rules do not know, counts as 危大 (it was registered as such) and as 超规模 only where every such work is.
 * A code that the rules do not know is no hazardous work.
 */
export function classifyHazard(
  { code, measure, value }: { code: string; measure: string; value: number | null },
  rules: Rules,
): HazardClass {
  const ofCode = rules.hazards.filter((rule) => rule.code === code)
  if (ofCode.length === 0) return 'none'
  const rule = ofCode.find((one) => one.measure === measure)
  if (rule !== undefined && value !== null) return classOf(rule, value)
  const unmeasured = ofCode.find((one) => one.measure === '') ?? rule
  if (unmeasured?.overScaleFrom === 0) return 'over_scale'
  return 'hazardous'
}

/** The first rule of a code, for its name. */
export function hazardRule(code: string, rules: Rules): HazardRule | undefined {
  return rules.hazards.find((rule) => rule.code === code)
}

function classOf(rule: HazardRule, value: number): HazardClass {
  if (rule.overScaleFrom !== null && value >= rule.overScaleFrom) return 'over_scale'
  if (rule.hazardousFrom !== null && value >= rule.hazardousFrom) return 'hazardous'
  return 'none'
}
