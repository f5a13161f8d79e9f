/** One search among several that take turns: what it is given by its size, and how it has done so far. */
export type Share = {
  readonly weight: number
  /** Milliseconds it has had, and how many of them it had had when it last found a better plan. */
  spentMs: number
  improvedAtMs: number
}

/** A search that has found nothing for this part of its time is given half a share from then on. */
const STALE = 0.5

/** Which search goes on: the one that has had least for its size. */
export function nextShare(shares: readonly Share[]): number {
  let next = -1
  let least = Number.POSITIVE_INFINITY
  shares.forEach(({ weight, spentMs, improvedAtMs }, i) => {
    const isStale = spentMs - improvedAtMs > STALE * spentMs
    const had = spentMs / (isStale ? weight / 2 : weight)
    if (had >= least) return
    least = had
    next = i
  })
  return next
}

/** Deals things out into so many groups of about the same weight, the heaviest first (Graham 1969). */
export function dealOut(weights: readonly number[], groups: number): number[][] {
  const dealt = Array.from({ length: groups }, (): number[] => [])
  const loads = new Float64Array(groups)
  const heaviest = weights.map((_, i) => i).sort((a, b) => weights[b]! - weights[a]! || a - b)
  for (const i of heaviest) {
    const group = loads.indexOf(Math.min(...loads))
    dealt[group]!.push(i)
    loads[group]! += weights[i]!
  }
  return dealt.filter((group) => group.length > 0)
}
