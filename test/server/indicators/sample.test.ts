import { expect, test } from 'vitest'
import { indicator, stageCode, worksType } from '../../../server/contract/index.ts'
import { items } from '../../../server/demo/items.ts'
import { appliesTo } from '../../../server/indicators/applies.ts'
import { group } from '../../../server/indicators/sample/group.ts'
import { sampleSet } from '../../../server/indicators/sample/sample-set.ts'

const { indicators, groups, classes } = sampleSet

test('the sample says that it is one, and holds at least 120 indicators of all five classes', () => {
  expect(sampleSet).toMatchObject({ name: '示例指标（非官方667条）', isSample: true })
  expect(indicators.length).toBeGreaterThanOrEqual(120)
  expect(classes.map((one) => one.code)).toEqual(['C1', 'C2', 'C3', 'C4', 'C5'])
  for (const { code } of classes) {
    const own = groups.filter((one) => one.classCode === code).map((one) => one.code)
    expect(indicators.filter((one) => own.includes(one.groupCode)).length, code).toBeGreaterThanOrEqual(15)
  }
})

test('every indicator is whole: unique code in its group, both languages, deductions up to its points', () => {
  expect(new Set(indicators.map((one) => one.code)).size).toBe(indicators.length)
  indicators.forEach((one, position) => {
    expect(indicator.parse({ ...one, position, withdrawnOn: null })).toBeTruthy()
    expect(one.code.startsWith(`${one.groupCode}-`), one.code).toBe(true)
    expect(groups.some((other) => other.code === one.groupCode)).toBe(true)
    const points = one.deductions.map((deduction) => deduction.points)
    expect(points, `${one.code} grows`).toEqual([...new Set(points)].sort((a, b) => a - b))
    expect(points.at(-1), `${one.code} can lose all`).toBe(one.maxPoints)
    for (const words of [one.text, one.evidence, ...one.deductions]) {
      expect(words.zh, one.code).toMatch(/\p{Script=Han}/u)
      expect(words.en, one.code).toMatch(/^[A-Z0-9][^\p{Script=Han}]*$/u)
    }
  })
})

test.each(worksType.options)('every stage of %s works has indicators in every class', (type) => {
  for (const stage of stageCode.options) {
    for (const { code } of classes) {
      const asked = indicators.filter(
        (one) =>
          one.code.startsWith(code) &&
          appliesTo({ ...one, withdrawnOn: null }, { stages: [stage], worksType: type, day: '2026-01-01' }),
      )
      expect(asked.length, `${stage} ${code}`).toBeGreaterThanOrEqual(2)
    }
  }
})

test('there is a handful of vetoes, all of them key items', () => {
  const vetoes = indicators.filter((one) => one.isVeto)
  expect(vetoes.map((one) => one.code)).toEqual(expect.arrayContaining(['C2-基坑-002', 'C2-模板-001', 'C2-暗挖-002']))
  expect(vetoes.length).toBeLessThanOrEqual(10)
  expect(vetoes.every((one) => one.kind === 'key')).toBe(true)
})

test('the handbook items named are those that notices use, and each is looked at by some indicator', () => {
  const known = items.map((item) => item.code)
  const named = indicators.flatMap((one) => one.items)
  expect(named.filter((code) => !known.includes(code))).toEqual([])
  expect(known.filter((code) => !named.includes(code))).toEqual([])
})

const head = { code: 'C2-T', zh: '测试', en: 'Test', angle: 'entity', domain: 'safety' } as const

test.each([
  ['1 key 5\n中文\nEnglish\n- 5 甲 | A\n? 乙 | B', 'three digits'],
  ['001 key\n中文\nEnglish\n- 5 甲 | A\n? 乙 | B', 'points'],
  ['001 keey 5\n中文\nEnglish\n- 5 甲 | A\n? 乙 | B', 'keey'],
  ['001 5\nEnglish\n中文\n- 5 甲 | A\n? 乙 | B', 'English line'],
  ['001 5\n中文\nEnglish\n- 5 甲\n? 乙 | B', 'two languages'],
  ['001 5\n中文\nEnglish\n5 甲 | A\n? 乙 | B', 'no deduction'],
  ['001 5\n中文\nEnglish\n- 5 甲 | A', 'evidence'],
])('a slip in the sample text stops the start: %j', (text, why) => {
  expect(() => group(head, text)).toThrow(why)
})
