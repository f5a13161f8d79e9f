import type { Kind } from './kind.ts'
import type { PricedCut } from './stops.ts'

/**
 * Candidates by group, as the number of each one's group: one group are those at one place that take no time, are open at the same
 * hours, and are for the same classes. Whoever serves one of them serves them all at once, for nothing.
 */
export function freeGroups(kind: Kind, mayLeaveOut: readonly boolean[]): Int32Array {
  const numbers = new Map<string, number>()
  return Int32Array.from(kind.visits, (_, i) => {
    const [first, end] = [kind.windowOffset[i], kind.windowOffset[i + 1]]
    const hours = `${kind.windowFrom.subarray(first, end)};${kind.windowTo.subarray(first, end)}`
    // one that others there need to save their set-up is no free choice
    const isFree = kind.service[i] === 0 && mayLeaveOut[i]
    const key = isFree ? `${kind.places[i]};${kind.fits[i]};${hours}` : `${i}`
    const known = numbers.get(key) ?? numbers.size
    numbers.set(key, known)
    return known
  })
}

/**
 * The candidates that a search takes for one stop each: those of a group that earn at least what cuts could charge for them, so that
 * no route is worth less with them; all others for themselves.
 */
export function mergeFree(
  candidates: readonly number[],
  groups: Int32Array,
  earnsItsCuts: (i: number) => boolean,
): number[][] {
  const merged: number[][] = []
  const byGroup = new Map<number, number[]>()
  for (const i of candidates) {
    const known = byGroup.get(groups[i])
    if (known && earnsItsCuts(i)) known.push(i)
    else {
      const members = [i]
      merged.push(members)
      if (earnsItsCuts(i)) byGroup.set(groups[i], members)
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
export function mayLeaveOut(kind: Kind): boolean[] {
  return Array.from(kind.visits, (_, b) =>
    kind.visits.every((_, c) => c === b || kind.places[c] !== kind.places[b] || kind.setup[c] === 0),
  )
}
