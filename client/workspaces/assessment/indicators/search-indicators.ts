import type { Indicator, IndicatorSet } from '../../../../server/contract/index.ts'

type IndicatorBranch = {
  readonly code: string
  readonly name: { readonly zh: string; readonly en: string }
  readonly groups: readonly {
    readonly code: string
    readonly name: { readonly zh: string; readonly en: string }
    readonly indicators: readonly Indicator[]
  }[]
  readonly count: number
}

/** The tree class → group → indicator with only what matches the search by code or text; empty branches fall away. */
export function searchIndicators(set: IndicatorSet, search: string): readonly IndicatorBranch[] {
  const wanted = search.trim().toLowerCase()
  const matches = ({ code, text }: Indicator) =>
    wanted === '' || [code, text.zh, text.en].some((each) => each.toLowerCase().includes(wanted))
  const byGroup = Map.groupBy(set.indicators.filter(matches), (indicator) => indicator.groupCode)
  return set.classes.flatMap((each) => {
    const groups = set.groups
      .filter((group) => group.classCode === each.code && byGroup.has(group.code))
      .map((group) => ({ ...group, indicators: byGroup.get(group.code)! }))
    const count = groups.reduce((sum, group) => sum + group.indicators.length, 0)
    return count === 0 ? [] : [{ ...each, groups, count }]
  })
}
