import type { Indicator, IndicatorSet } from '../contract/index.ts'

/** An indicator before it has its place in a set. */
export type IndicatorDraft = Omit<Indicator, 'position' | 'withdrawnOn'>

/** A whole set before it is stored; the order of its indicators is their position. */
export type SetDraft = Pick<IndicatorSet, 'version' | 'name' | 'isSample' | 'source' | 'classes' | 'groups'> & {
  readonly indicators: readonly IndicatorDraft[]
}
