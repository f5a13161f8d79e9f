/** An axis: from a round number to a round number, with round steps between. */
type Axis = { readonly from: number; readonly to: number; readonly ticks: readonly number[] }

/** A round axis around all values, with about `count` steps; without values from 0 to 1. */
export function roundAxis(values: readonly number[], count = 4): Axis {
  if (values.length === 0) return { from: 0, to: 1, ticks: [0, 1] }
  const least = Math.min(...values)
  const most = Math.max(...values)
  const step = roundStep((most - least || Math.abs(most) || 1) / count)
  const first = Math.floor(least / step)
  const last = Math.max(first + 1, Math.ceil(most / step))
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => tidy((first + index) * step))
  return { from: ticks[0]!, to: ticks.at(-1)!, ticks }
}

/** 1, 2 or 5 times a power of ten, not below the given step. */
function roundStep(step: number): number {
  const power = 10 ** Math.floor(Math.log10(step))
  return ([1, 2, 5, 10].find((factor) => factor * power >= step * (1 - 1e-9)) ?? 10) * power
}

/** Without the dust that multiplying fractions leaves. */
function tidy(value: number): number {
  return Number(value.toPrecision(12))
}

/** Runs of neighbouring points that are known: a line is broken where a value is missing. */
export function unbroken<T extends { readonly value: number | null }>(points: readonly T[]): T[][] {
  const runs: T[][] = []
  let isOpen = false
  for (const point of points) {
    if (point.value === null) isOpen = false
    else if (isOpen) runs.at(-1)!.push(point)
    else {
      runs.push([point])
      isOpen = true
    }
  }
  return runs
}
