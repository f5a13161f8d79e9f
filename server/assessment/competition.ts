/** Someone in a ranking; `null` has no figure, `isLast` has the last rank whatever the figure. */
type Competitor = { readonly score: number | null; readonly isLast: boolean }

/**
 * Ranks in the order given: best first, equals share the better rank (1, 2, 2, 4), whoever has no figure has no rank. All
 * who are put last have the rank of the last, however many they are: sharing must not lift them.
 */
export function competitionRanks(competitors: readonly Competitor[]): (number | null)[] {
  const scores = competitors
    .filter((one) => one.score !== null && !one.isLast)
    .map((one) => one.score!)
    .sort((one, two) => two - one)
  const population = scores.length + competitors.filter((one) => one.isLast).length
  const rankOf = new Map<number, number>()
  for (const [index, score] of scores.entries()) if (!rankOf.has(score)) rankOf.set(score, index + 1)
  return competitors.map(({ score, isLast }) => {
    if (isLast) return population
    return score === null ? null : rankOf.get(score)!
  })
}
