/**
 * For each firm that went into another, the one it is now: mergers are followed to their end. Firms that would be merged
 * in a circle stay themselves.
 */
export function successorsOf(mergers: readonly (readonly [number, number])[]): Map<number, number> {
  const next = new Map(mergers)
  const ends = new Map<number, number>()
  for (const [firm] of mergers) {
    const seen = new Set([firm])
    let end = firm
    for (let into = next.get(end); into !== undefined; into = next.get(end)) {
      if (seen.has(into)) {
        end = firm
        break
      }
      seen.add(into)
      end = into
    }
    if (end !== firm) ends.set(firm, end)
  }
  return ends
}
