import type { UsedRoute } from './master.ts'

/**
 * Threes of visits of which the linear programme takes more than one route with two or more of them, worst first. A plan takes one at
 * most, since each of the three is made once (subset-row cuts, Jepsen et al. 2008).
 */
export function brokenThrees(routes: readonly UsedRoute[], count: number): number[][] {
  const pair = new Map<number, Map<number, number>>()
  const three = new Map<string, number>()
  for (const { visits, level } of routes) {
    if (level > 1 - LEAST) continue
    const sorted = [...new Set(visits)].sort((a, b) => a - b)
    sorted.forEach((a, i) => {
      sorted.slice(i + 1).forEach((b, j) => {
        const row = pair.get(a) ?? new Map<number, number>()
        row.set(b, (row.get(b) ?? 0) + level)
        pair.set(a, row)
        for (const c of sorted.slice(i + j + 2)) {
          const key = `${a},${b},${c}`
          three.set(key, (three.get(key) ?? 0) + level)
        }
      })
    })
  }
  const broken: { visits: number[]; excess: number }[] = []
  for (const [a, row] of pair)
    for (const [b, ab] of row)
      for (const [c, ac] of row) {
        const bc = pair.get(b)?.get(c)
        if (c <= b || bc === undefined || ab + ac + bc <= 1 + LEAST) continue
        const excess = ab + ac + bc - 2 * (three.get(`${a},${b},${c}`) ?? 0) - 1
        if (excess > LEAST) broken.push({ visits: [a, b, c], excess })
      }
  // no visit in many cuts at once: the next round sees what the first ones have done
  const uses = new Map<number, number>()
  const chosen: number[][] = []
  for (const { visits } of broken.sort((x, y) => y.excess - x.excess)) {
    if (chosen.length >= count) break
    if (visits.some((v) => (uses.get(v) ?? 0) >= PER_VISIT)) continue
    for (const v of visits) uses.set(v, (uses.get(v) ?? 0) + 1)
    chosen.push(visits)
  }
  return chosen
}

/** Cuts broken by less than this are not worth their cost. */
const LEAST = 0.05
/** Cuts that one round may add for a visit. */
const PER_VISIT = 3
