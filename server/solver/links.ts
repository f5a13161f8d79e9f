import type { Problem } from './problem.ts'

/** How two visits are bound: at least so many days `APART`, at most so many (`WITHIN`), never both (`EXCLUDES`), or the other one comes `EARLIER` or `LATER`. */
export const APART = 0
export const EXCLUDES = 1
export const EARLIER = 2
export const LATER = 3
export const WITHIN = 4

/** Visits bound to v: those at offset[v] … offset[v + 1] − 1, with what binds them and, for gaps, the days. */
export type Links = {
  readonly offset: Int32Array
  readonly visit: Int32Array
  readonly kind: Int32Array
  readonly amount: Int32Array
}

/** Every rule between two visits, from both ends. */
export function findLinks(problem: Problem): Links {
  const lists = Array.from({ length: problem.visits }, () => [] as [visit: number, kind: number, amount: number][])
  const bind = (a: number, b: number, kind: number, back: number, amount: number) => {
    lists[a].push([b, kind, amount])
    lists[b].push([a, back, amount])
  }
  for (const visits of bySite(problem).values())
    visits.forEach((v, i) => {
      for (const u of visits.slice(0, i)) {
        const least = leastDays(problem, u, v)
        const most = mostDays(problem, u, v)
        if (least > 0) bind(v, u, APART, APART, least)
        if (most >= 0) bind(v, u, WITHIN, WITHIN, most)
      }
    })
  for (let i = 0; i < problem.exclusions.length; i += 2)
    bind(problem.exclusions[i], problem.exclusions[i + 1], EXCLUDES, EXCLUDES, 0)
  for (let i = 0; i < problem.precedences.length; i += 2)
    bind(problem.precedences[i + 1], problem.precedences[i], EARLIER, LATER, 0)
  const offset = new Int32Array(problem.visits + 1)
  lists.forEach((list, v) => {
    offset[v + 1] = offset[v] + list.length
  })
  const flat = lists.flat()
  return {
    offset,
    visit: Int32Array.from(flat, ([visit]) => visit),
    kind: Int32Array.from(flat, ([, kind]) => kind),
    amount: Int32Array.from(flat, ([, , amount]) => amount),
  }
}

/** The visits of every site, by index. */
export function bySite(problem: Problem): Map<number, number[]> {
  const groups = new Map<number, number[]>()
  for (let v = 0; v < problem.visits; v++) {
    const site = problem.visitSite[v]
    if (site < 0) continue
    const group = groups.get(site)
    if (group) group.push(v)
    else groups.set(site, [v])
  }
  return groups
}

/** How many days two visits to one site are at least apart: the larger of their gaps. */
function leastDays({ visitGap }: Problem, u: number, v: number): number {
  return Math.max(visitGap[u], visitGap[v])
}

/** How many days they are at most apart: the smaller of their maxima, −1 when neither has one. */
function mostDays({ visitMaxGap }: Problem, u: number, v: number): number {
  const [a, b] = [visitMaxGap[u], visitMaxGap[v]]
  return a < 0 ? b : b < 0 ? a : Math.min(a, b)
}
