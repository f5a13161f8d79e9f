import { isChange } from './evaluate.ts'
import type { Model } from './model.ts'

/** Which shifts can swap routes: per shift the first of its kind, and per visit whether it matters on which day it is made. */
export type Kinds = { readonly of: Int32Array; readonly isDated: Uint8Array }

/**
 * Shifts that differ in nothing that a route could notice are of one kind: the same hours, breaks, ends, limits and skills, and
 * the same cost of serving each visit. Where few visits have windows, hours and breaks count from the start of the shift, so
 * the days of a team are alike, and a visit with windows is bound to its day, as a pinned one always is and one whose move is a
 * change: a route with such a visit is for its own shift only.
 */
export function kindsOf({ problem, serve }: Model): Kinds {
  const { shifts, visits, dimensions, weights } = problem
  const hasWindows = (v: number) => problem.windowOffset[v] < problem.windowOffset[v + 1]
  const all = range(0, visits)
  const countsFromStart = 2 * all.filter(hasWindows).length < visits
  const isDated = Uint8Array.from(all, (v) => {
    const isPinned = problem.pinShift[v] >= 0 || problem.pinDay[v] >= 0
    const hasPlace = weights.change > 0 && isChange(problem, v, -1)
    return isPinned || hasPlace || (countsFromStart && hasWindows(v)) ? 1 : 0
  })
  const undated = all.filter((v) => !isDated[v])
  const names = new Map<string, number[]>()
  const of = Int32Array.from({ length: shifts }, (_, s) => {
    const name = nameOf(s)
    const alike = names.get(name) ?? []
    names.set(name, alike)
    for (const t of alike) if (undated.every((v) => serve[v * shifts + s] === serve[v * shifts + t])) return t
    alike.push(s)
    return s
  })
  return { of, isDated }

  function nameOf(s: number): string {
    const start = countsFromStart ? problem.shiftFrom[s] : 0
    const breaks = range(problem.breakOffset[s], problem.breakOffset[s + 1]).map((k) => [
      problem.breakDuration[k],
      range(problem.breakWindowOffset[k], problem.breakWindowOffset[k + 1]).map((w) => [
        problem.breakFrom[w] - start,
        problem.breakTo[w] - start,
      ]),
    ])
    const hours = [problem.shiftFrom[s] - start, problem.shiftTo[s] - start]
    const { shiftStart, shiftEnd, shiftDriving, shiftWork, shiftDistance, shiftStops, shiftSkills } = problem
    const own = [shiftStart, shiftEnd, shiftDriving, shiftWork, shiftDistance, shiftStops, shiftSkills].map(
      (values) => values[s],
    )
    const capacity = range(0, dimensions).map((q) => problem.shiftCapacity[s * dimensions + q])
    return JSON.stringify([hours, own, capacity, breaks])
  }
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, i) => from + i)
}
