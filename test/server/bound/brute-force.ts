import { check, evaluate, type Problem } from '../../../server/solver/index.ts'

/** A plan by exhaustion, and what it is worth by a measure; null when no plan serves enough must-dos. */
export type BestPlan = { readonly worth: number; readonly routes: number[][] } | null

/**
 * The best plan of a tiny problem, found by trying every order of every subset of visits in every shift. `check` judges each
 * plan; a broken rule other than a must-do left out rules it out.
 */
export function bestPlan(
  problem: Problem,
  requiredServed: number,
  worth: (score: ReturnType<typeof evaluate>) => number,
): BestPlan {
  let best: BestPlan = null
  const routes: number[][] = Array.from({ length: problem.shifts }, () => [])
  const isUsed = new Array<boolean>(problem.visits).fill(false)
  const grow = (s: number): void => {
    if (s === problem.shifts) {
      const score = evaluate(problem, routes)
      if (score.requiredServed < requiredServed) return
      const value = worth(score)
      if (best && best.worth >= value) return
      if (check(problem, routes).every(({ rule }) => rule === 'required'))
        best = { worth: value, routes: routes.map((route) => [...route]) }
      return
    }
    grow(s + 1)
    for (let v = 0; v < problem.visits; v++) {
      if (isUsed[v]) continue
      isUsed[v] = true
      routes[s]!.push(v)
      const broken = check(problem, routes).some(({ rule, shift }) => shift === s && HOPELESS.has(rule))
      if (!broken) grow(s)
      routes[s]!.pop()
      isUsed[v] = false
    }
  }
  grow(0)
  return best
}

/** Rules that no stop added at the end of a shift can mend. */
const HOPELESS = new Set(['stops', 'skills', 'forbidden', 'window'])
