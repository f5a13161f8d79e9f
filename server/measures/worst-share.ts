/** Somebody on a board: how far down (0 best … 1 worst), and the rank where there is one. */
export type Placed = { readonly percentile: number; readonly rank: number | null }

/**
 * The worst `count` of a board, worst first. Whoever shares the last place taken is taken too: a list that parts equals could
 * not be explained to either of them.
 */
export function worstOf<T extends Placed>(placed: readonly T[], count: number): T[] {
  const worstFirst = [...placed].sort((a, b) => b.percentile - a.percentile || (b.rank ?? 0) - (a.rank ?? 0))
  const last = worstFirst[Math.min(count, worstFirst.length) - 1]
  if (last === undefined) return []
  return worstFirst.filter(
    (one, index) => index < count || (one.percentile === last.percentile && one.rank === last.rank),
  )
}
