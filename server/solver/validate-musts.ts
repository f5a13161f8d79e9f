import { ProblemError } from './fields.ts'
import type { Pin, ProblemInput, Shift, Visit } from './types.ts'

/**
 * Throws when visits that must be served – required, or pinned – cannot be so together: two that exclude each other, or one
 * that can only start before the one in front of it can end. (What is pinned to one shift is the person's word, in whatever order.)
 */
export function validateMusts(input: ProblemInput): void {
  const { exclusions, precedences, shifts, visits } = input
  if (exclusions.length === 0 && precedences.length === 0) return
  const pinOf = new Map(input.pins.map((pin) => [pin.visit, pin]))
  const isRequired = (v: number) => visits[v].required || (pinOf.get(v)?.shift ?? 0) < 0
  exclusions.forEach(([a, b], i) => {
    if (isRequired(a) && isRequired(b))
      throw new ProblemError(`exclusions[${i}]`, `(${a},${b}) parts two visits that are both required`)
  })
  precedences.forEach(([before, after], i) => {
    const [first, second] = [pinOf.get(before), pinOf.get(after)]
    if (first && first.shift >= 0 && first.shift === second?.shift) return
    if (![before, after].every((v) => isRequired(v) || pinOf.has(v))) return
    const soonest = startsOf(visits[before], shiftsOf(first, shifts)).from + visits[before].serviceSeconds
    const latest = startsOf(visits[after], shiftsOf(second, shifts)).to
    // where nothing is open there is nothing to compare: that is another mistake, or a pin that stands against it
    if (soonest === Number.POSITIVE_INFINITY || latest === Number.NEGATIVE_INFINITY || soonest <= latest) return
    throw new ProblemError(
      `precedences[${i}]`,
      `(${before},${after}) cannot be kept: ${named(before, first)} ends at ${soonest} or later, ${named(after, second)} starts at ${latest} or earlier`,
    )
  })
}

function shiftsOf(pin: Pin | undefined, shifts: readonly Shift[]): readonly Shift[] {
  if (!pin) return shifts
  return pin.shift >= 0 ? [shifts[pin.shift]] : shifts.filter(({ day }) => day === pin.day)
}

/** From the soonest start of the visit in any of the shifts to the latest, ways aside; the former is Infinity when there is none. */
function startsOf({ serviceSeconds, windows }: Visit, shifts: readonly Shift[]): { from: number; to: number } {
  let from = Number.POSITIVE_INFINITY
  let to = Number.NEGATIVE_INFINITY
  for (const { hours } of shifts)
    for (const window of windows.length > 0 ? windows : [hours]) {
      const first = Math.max(hours.from, window.from)
      const last = Math.min(hours.to - serviceSeconds, window.to)
      if (first > last) continue
      from = Math.min(from, first)
      to = Math.max(to, last)
    }
  return { from, to }
}

function named(v: number, pin: Pin | undefined): string {
  if (!pin) return `visit ${v}`
  return pin.shift >= 0 ? `visit ${v} (pinned to shift ${pin.shift})` : `visit ${v} (pinned to day ${pin.day})`
}
