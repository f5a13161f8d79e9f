import type { Family } from './family.ts'
import type { PricedCut } from './stops.ts'

/**
 * Candidates by bunch, as the number of each one's: one bunch are those at one place that take no time, are open at the same
 * hours, and are for the same classes. Whoever serves one of them serves them all at once, for nothing.
 */
export function freeBunches(family: Family, mayLeaveOut: readonly boolean[]): Int32Array {
  const numbers = new Map<string, number>()
  return Int32Array.from(family.visits, (_, i) => {
    const [first, end] = [family.windowOffset[i], family.windowOffset[i + 1]]
    const hours = `${family.windowFrom.subarray(first, end)};${family.windowTo.subarray(first, end)}`
    // one that others there need to save their set-up is no free choice
    const isFree = family.service[i] === 0 && mayLeaveOut[i]
    const key = isFree ? `${family.places[i]};${family.fits[i]};${hours}` : `${i}`
    const known = numbers.get(key) ?? numbers.size
    numbers.set(key, known)
    return known
  })
}

/**
 * The candidates that a search takes for one stop each: those of a bunch that earn at least what cuts could charge for them, so that
 * no route is worth less with them; all others for themselves.
 */
export function mergeFree(
  candidates: readonly number[],
  bunches: Int32Array,
  earnsItsCuts: (i: number) => boolean,
): number[][] {
  const merged: number[][] = []
  const byBunch = new Map<number, number[]>()
  for (const i of candidates) {
    const known = byBunch.get(bunches[i])
    if (known && earnsItsCuts(i)) known.push(i)
    else {
      const members = [i]
      merged.push(members)
      if (earnsItsCuts(i)) byBunch.set(bunches[i], members)
    }
  }
  return merged
}

/** What a visit may cost a route at most by cuts: at every one that it is in, the price. */
export function mostCharges(cuts: readonly PricedCut[]): Map<number, number> {
  const most = new Map<number, number>()
  for (const { visits, price } of cuts) for (const v of visits) most.set(v, (most.get(v) ?? 0) + price)
  return most
}

/**
 * Per candidate, whether a route without it is never later than with it: not so when it saves another one at its place the set-up,
 * be it a shorter one, as its own may fall into a wait.
 */
export function mayLeaveOut(family: Family): boolean[] {
  return Array.from(family.visits, (_, b) =>
    family.visits.every((_, c) => c === b || family.places[c] !== family.places[b] || family.setup[c] === 0),
  )
}
