import type { TravelZone } from './estimate.ts'
import type { RoadClass } from './road-way.ts'

/**
 * The rows of `rule_street_class`, `rule_street_hour` and `rule_number` that speeds stand on. They do not name their rule
 * version: streets prepared for one version serve the next as long as the speeds are the same.
 */
export type StreetRules = {
  readonly classes: readonly { readonly class: RoadClass; readonly kmPerHour: number; readonly mayStop: boolean }[]
  readonly hours: readonly {
    readonly zone: TravelZone['zone']
    readonly fromHour: number
    readonly toHour: number
    readonly factor: number
  }[]
  readonly planFromHour: number
  readonly planToHour: number
  readonly snapMetres: number
  readonly accessKmPerHour: number
  readonly signFactor: number
  readonly unpavedFactor: number
  readonly destinationFactor: number
  readonly useToll: boolean
  readonly useFerry: boolean
}

/** How much of the free speed is left in a zone at an hour of a working day; 1 where no row says. */
export function factorAt(rules: StreetRules, zone: TravelZone['zone'], hour: number): number {
  return rules.hours.find((row) => row.zone === zone && hour >= row.fromHour && hour < row.toHour)?.factor ?? 1
}

/**
 * The factor of a zone over a span of hours: the one whose pace is the mean of the paces, because it is minutes per
 * kilometre that add up over a day, not kilometres per hour.
 */
export function meanFactor(rules: StreetRules, zone: TravelZone['zone'], fromHour: number, toHour: number): number {
  const cuts = [
    fromHour,
    ...rules.hours.filter((row) => row.zone === zone).flatMap((row) => [row.fromHour, row.toHour]),
    toHour,
  ]
    .filter((hour) => hour >= fromHour && hour <= toHour)
    .sort((a, b) => a - b)
  let pace = 0
  for (let i = 1; i < cuts.length; i++) pace += (cuts[i]! - cuts[i - 1]!) / factorAt(rules, zone, cuts[i - 1]!)
  return (toHour - fromHour) / pace
}
