import type { Model } from './model.ts'

/**
 * Shifts that differ in nothing that a route could notice, by the first of their kind: the same hours, breaks, ends,
 * limits and skills, and the same cost of serving each visit. Days and teams may differ: only visits that are bound to
 * others, and fairness, see those.
 */
export function kindsOf({ problem, serve }: Model): Int32Array {
  const { shifts, visits, dimensions } = problem
  const names = new Map<string, number[]>()
  return Int32Array.from({ length: shifts }, (_, s) => {
    const breaks = range(problem.breakOffset[s], problem.breakOffset[s + 1]).map((k) => [
      problem.breakDuration[k],
      range(problem.breakWindowOffset[k], problem.breakWindowOffset[k + 1]).map((w) => [
        problem.breakFrom[w],
        problem.breakTo[w],
      ]),
    ])
    const { shiftStart, shiftEnd, shiftFrom, shiftTo, shiftDriving, shiftDistance, shiftStops, shiftSkills } = problem
    const own = [shiftStart, shiftEnd, shiftFrom, shiftTo, shiftDriving, shiftDistance, shiftStops, shiftSkills]
    const capacity = range(0, dimensions).map((q) => problem.shiftCapacity[s * dimensions + q])
    const name = JSON.stringify([own.map((values) => values[s]), capacity, breaks])
    const alike = names.get(name) ?? []
    names.set(name, alike)
    for (const t of alike) if (costsAlike(s, t)) return t
    alike.push(s)
    return s
  })

  function costsAlike(s: number, t: number): boolean {
    for (let v = 0; v < visits; v++) if (serve[v * shifts + s] !== serve[v * shifts + t]) return false
    return true
  }
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, i) => from + i)
}
