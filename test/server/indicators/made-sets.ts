import fc from 'fast-check'
import { classCode, stageCode, worksType } from '../../../server/contract/index.ts'
import { classNames } from '../../../server/indicators/class-names.ts'
import { sampleSet } from '../../../server/indicators/sample/sample-set.ts'
import type { IndicatorDraft, SetDraft } from '../../../server/indicators/set-draft.ts'

/** A set as large as the official one: the sample's indicators again and again under codes of their own. */
export function fullSet(version: string): SetDraft {
  const pool = sampleSet.indicators
  const many = Array.from({ length: 667 }, (_, index) => {
    const one = pool[index % pool.length]!
    return {
      ...one,
      code: `${one.code}-${Math.floor(index / pool.length) + 1}`,
      text: { ...one.text, zh: `${one.text.zh}（${index + 1}）` },
    }
  })
  return { ...sampleSet, version, name: '六百六十七条', isSample: false, source: '测试', indicators: inTreeOrder(many) }
}

// As a file has them: groups by the first indicator of theirs, classes by code.
function inTreeOrder(indicators: readonly IndicatorDraft[]): IndicatorDraft[] {
  const order = sampleSet.groups.map((group) => group.code)
  return indicators.toSorted((a, b) => order.indexOf(a.groupCode) - order.indexOf(b.groupCode))
}

const letters = [...'基坑模板防护测评安全质量ABcd019，。：；（）%≥㎡"\'<>&_x '.normalize()]
const text = fc
  .array(fc.constantFrom(...letters), { minLength: 1, maxLength: 24 })
  .map((all) => all.join('').replace(/\s+/g, ' ').trim())
  .filter((all) => all !== '')
const words = fc.record({ zh: text, en: text })
const subset = <T>(all: readonly T[]) => fc.subarray([...all])
const code = fc.stringMatching(/^[A-Z基坑][A-Z0-9基坑._-]{0,12}$/)

const indicator = fc
  .record({
    code,
    groupCode: fc.constantFrom('C1-甲', 'C2-乙', 'C2-丙', 'C4-丁', 'C5-戊'),
    text: words,
    angle: fc.constantFrom('entity' as const, 'conduct' as const),
    domain: fc.constantFrom('safety' as const, 'quality' as const),
    stages: subset(stageCode.options),
    worksTypes: subset(worksType.options),
    kind: fc.constantFrom('key' as const, 'general' as const),
    isVeto: fc.boolean(),
    maxPoints: fc.integer({ min: 1, max: 100 }),
    shares: fc.array(fc.record({ share: fc.double({ min: 0, max: 1, noNaN: true }), words }), { maxLength: 4 }),
    evidence: fc.oneof(words, fc.constant({ zh: '', en: '' })),
    needsPhoto: fc.boolean(),
    items: fc.uniqueArray(code, { maxLength: 3 }).map((all) => all.sort()),
  })
  .map(({ shares, ...rest }) => ({
    ...rest,
    deductions: shares.map((one) => ({ points: Math.max(1, Math.ceil(one.share * rest.maxPoints)), ...one.words })),
  }))

/** Any set that a file can hold. */
export const anySet: fc.Arbitrary<Pick<SetDraft, 'classes' | 'groups' | 'indicators'>> = fc
  .record({
    indicators: fc.uniqueArray(indicator, { minLength: 1, maxLength: 12, selector: (one) => one.code }),
    names: fc.array(words, { minLength: 5, maxLength: 5 }),
    ofClasses: fc.array(fc.option(words), { minLength: 5, maxLength: 5 }),
  })
  .map(({ indicators, names, ofClasses }) => {
    const groups = [...new Set(indicators.map((one) => one.groupCode))].map((groupCode, index) => ({
      code: groupCode,
      classCode: classCode.parse(groupCode.slice(0, 2)),
      name: names[index]!,
    }))
    const classes = classCode.options
      .filter((one) => groups.some((group) => group.classCode === one))
      .map((one, index) => ({ code: one, name: ofClasses[index] ?? classNames[one] }))
    return { classes, groups, indicators }
  })
