import type { IndicatorSet } from '../../../../server/contract/index.ts'

type Adopted = Pick<IndicatorSet, 'version' | 'state' | 'validFrom'>
export type SetStanding = IndicatorSet['state'] | 'upcoming' | 'past'

/** The adopted version that a quarter is assessed by: of those that have begun the one that began last. */
export function findInForce<Each extends Adopted>(sets: readonly Each[], quarter: string): Each | undefined {
  return sets
    .filter(({ state, validFrom }) => state === 'in_force' && validFrom !== null && validFrom <= quarter)
    .sort((a, b) => (a.validFrom! < b.validFrom! ? 1 : -1))[0]
}

/** What a version is in a quarter: adopted ones may have yet to begin, or have given way to another. */
export function standingOfSet(set: Adopted, sets: readonly Adopted[], quarter: string): SetStanding {
  if (set.state !== 'in_force' || set.validFrom === null) return set.state
  if (set.validFrom > quarter) return 'upcoming'
  return findInForce(sets, quarter)?.version === set.version ? 'in_force' : 'past'
}

/** The quarter of a calendar day, 2026-11-24 → 2026Q4. */
export function quarterOfDay(day: string): string {
  return `${day.slice(0, 4)}Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`
}

/** A quarter and those after it. */
export function nextQuarters(quarter: string, count: number): string[] {
  const first = Number(quarter.slice(0, 4)) * 4 + Number(quarter.slice(5)) - 1
  return Array.from({ length: count }, (_, index) => `${Math.floor((first + index) / 4)}Q${((first + index) % 4) + 1}`)
}
