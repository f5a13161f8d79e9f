/** Rounds to two decimals, halves up; what binary fractions lose just below a half is forgiven. */
export function round<T extends number | null>(value: T): T {
  return (value === null ? null : Math.round(value * 100 + 1e-6) / 100) as T
}

/** Null of nothing. */
export function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length
}

/** The middle one, the mean of the two in the middle when there are two; null of nothing. */
export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null
  const sorted = values.toSorted((one, two) => one - two)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** Mean of `[value, weight]`; those without a value drop out and their weight falls to the others. */
export function weightedMean(pairs: readonly (readonly [number | null, number])[]): number | null {
  let sum = 0
  let total = 0
  for (const [value, weight] of pairs) {
    if (value === null) continue
    sum += value * weight
    total += weight
  }
  return total > 0 ? sum / total : null
}
