/** Numbers that a reader can hold. */
const mantissas = [1, 1.5, 2, 3, 5, 7]

/**
 * Up to `count` round class limits, each about the same factor above the one before, from what nearly all values exceed
 * to what few do: densities of a city span orders of magnitude, and quantiles would put most limits in a narrow band.
 * Heat and choropleth share them, so that the same colour means the same density on both.
 */
export function niceBreaks(values: readonly number[], count = 6): number[] {
  const sorted = values.filter((value) => value > 0).toSorted((one, other) => one - other)
  if (sorted.length === 0) return []
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!
  const [low, high] = [Math.max(at(0.1), at(0.95) / 100), at(0.95)]
  const breaks: number[] = []
  for (let part = 0; part < count; part++) {
    const nice = nearestNice(low * (high / low) ** (part / (count - 1)))
    if (nice > (breaks.at(-1) ?? 0)) breaks.push(nice)
  }
  return breaks
}

function nearestNice(value: number): number {
  const exponent = Math.floor(Math.log10(value))
  let best = 10 ** exponent
  for (const power of [exponent, exponent + 1])
    for (const mantissa of mantissas) {
      const candidate = Number((mantissa * 10 ** power).toPrecision(2))
      if (Math.abs(Math.log(candidate / value)) < Math.abs(Math.log(best / value))) best = candidate
    }
  return best
}

/** The colour steps of a ramp for so many limits: always one more than limits, taken evenly from the ramp. */
export function rampFor(breaks: readonly number[], ramp: readonly string[]): string[] {
  const steps = breaks.length + 1
  if (steps === 1) return [ramp[0]!]
  return Array.from({ length: steps }, (_, step) => ramp[Math.round((step * (ramp.length - 1)) / (steps - 1))]!)
}
