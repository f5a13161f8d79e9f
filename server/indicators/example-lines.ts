import { classNames } from './class-names.ts'
import type { Line } from './columns.ts'
import { sampleSet } from './sample/sample-set.ts'

/** What every example row's code begins with. */
export const EXAMPLE = '示例'

/** The rows that show how a template is filled in. */
export const exampleLines: readonly Line[] = ['C2-基坑-001', 'C3-验收-006'].map((code) => {
  const indicator = sampleSet.indicators.find((one) => one.code === code)
  const group = sampleSet.groups.find((one) => one.code === indicator?.groupCode)
  if (!indicator || !group) throw new Error(`The sample has no indicator ${code} to show`)
  return {
    class: { code: group.classCode, name: classNames[group.classCode] },
    group,
    indicator: { ...indicator, code: `${EXAMPLE}-${code}` },
  }
})
