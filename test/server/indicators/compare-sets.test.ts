import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareSets } from '../../../server/indicators/compare-sets.ts'
import { sampleSet } from '../../../server/indicators/sample/sample-set.ts'
import { anySet } from './made-sets.ts'

const none = new Set<string>()
const few = { ...sampleSet, indicators: sampleSet.indicators.slice(0, 3) }
const [first, second, third] = few.indicators as [
  (typeof few.indicators)[0],
  (typeof few.indicators)[0],
  (typeof few.indicators)[0],
]

test('without a set before, everything is new', () => {
  expect(compareSets(null, few, none, 'en')).toEqual({
    added: few.indicators.map((one) => ({ code: one.code, text: one.text.en })),
    removed: [],
    changed: [],
    unchanged: 0,
  })
})

test('what was added, removed and changed is told by code, a change by its fields in words', () => {
  const after = {
    ...few,
    indicators: [{ ...third, stages: ['S2' as const], maxPoints: 4, isVeto: true }, { ...first, code: 'new' }, second],
  }
  const diff = compareSets(few, after, none, 'zh')
  expect(diff.added).toEqual([{ code: 'new', text: first.text.zh }])
  expect(diff.removed).toEqual([{ code: first.code, text: first.text.zh }])
  expect(diff.changed).toEqual([
    {
      code: third.code,
      fields: [
        { field: '适用阶段', before: '全部', after: 'S2' },
        { field: '否决项', before: '否', after: '是' },
        { field: '满分', before: '5', after: '4' },
      ],
    },
  ])
  expect(diff.unchanged).toBe(1)
})

test('a row that could not be read is not called removed', () => {
  const after = { ...few, indicators: [second, third] }
  expect(compareSets(few, after, new Set([first.code]), 'zh').removed).toEqual([])
})

test('a new name of the group shows at its indicators', () => {
  const groups = few.groups.map((one) =>
    one.code === first.groupCode ? { ...one, name: { zh: '新名', en: one.name.en } } : one,
  )
  const { changed } = compareSets(few, { ...few, groups }, none, 'zh')
  expect(changed).toHaveLength(3)
  expect(changed[0]?.fields).toEqual([{ field: '分组名称', before: '机构与人员', after: '新名' }])
})

test('the counts always add up, and no set differs from itself', () => {
  fc.assert(
    fc.property(anySet, anySet, (before, after) => {
      const diff = compareSets(before, after, none, 'zh')
      expect(diff.added.length + diff.changed.length + diff.unchanged).toBe(after.indicators.length)
      expect(diff.removed.length + diff.changed.length + diff.unchanged).toBe(before.indicators.length)
      expect(compareSets(after, after, none, 'en')).toEqual({
        added: [],
        removed: [],
        changed: [],
        unchanged: after.indicators.length,
      })
    }),
  )
})
