import type { Indicator } from '../../contract/index.ts'
import { appliesTo } from '../../indicators/applies.ts'
import type { SiteRow, Stage } from '../city.ts'
import { isoDay, type Quarter } from '../days.ts'
import type { Random } from '../random.ts'

/** An indicator as the generator sees it: how often sites fail it compared with others, and what that costs. */
export type Item = {
  readonly position: number
  readonly isVeto: boolean
  /** Usual deductions, the light ones first. */
  readonly costs: readonly number[]
  /** Chance of a deduction where a site loses one point in a hundred; 0 for vetoes, which are drawn on their own. */
  readonly chance: number
  readonly handbook: readonly string[]
}

/** A set with what applies to whom. */
export type Catalogue = {
  readonly length: number
  /** The items that apply to works in these stages (in any, when none are named) in a quarter. */
  itemsFor(quarter: Quarter, worksType: SiteRow['works_type'], stages?: readonly Stage[]): readonly Item[]
}

const everyStage: readonly Stage[] = ['S1', 'S2', 'S3', 'S4', 'S5', 'S6', 'S7', 'S8']

/** Gives each indicator of a set its own likelihood, so that a city is weak in some things and strong in others. */
export function makeCatalogue(random: Random, indicators: readonly Indicator[]): Catalogue {
  const items = indicators.map((indicator) => makeItem(random, indicator))
  const known = new Map<string, Item[]>()
  return {
    length: indicators.length,
    itemsFor(quarter, worksType, stages = everyStage) {
      const key = `${quarter.name} ${worksType} ${stages.join()}`
      let fitting = known.get(key)
      if (fitting === undefined) {
        const day = isoDay(quarter.first)
        fitting = items.filter((_, i) => appliesTo(indicators[i]!, { stages: [...stages], worksType, day }))
        known.set(key, fitting)
      }
      return fitting
    },
  }
}

function makeItem(random: Random, indicator: Indicator): Item {
  const { position, isVeto, kind, maxPoints, items } = indicator
  const usual = indicator.deductions.map(({ points }) => Math.min(points, maxPoints)).filter((points) => points > 0)
  const costs = isVeto ? [maxPoints] : usual.length > 0 ? usual.sort((a, b) => a - b) : [Math.ceil(maxPoints / 2)]
  const mean = costs.reduce((sum, points) => sum + points, 0) / costs.length / maxPoints
  const weight = (kind === 'key' ? 0.7 : 1.05) * (0.4 + 1.2 * random.real())
  return { position, isVeto, costs, chance: isVeto ? 0 : weight / mean, handbook: items }
}
