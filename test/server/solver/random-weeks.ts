import fc from 'fast-check'
import { check, type Problem, type Routes, timeRoute } from '../../../server/solver/index.ts'

/** Weeks of every kind: with what our own weeks ask for, with everything that the model can say, and with hardly a rule. */
export const weeks = fc
  .record({
    seed: fc.integer({ min: 1, max: 1_000_000 }),
    teams: fc.integer({ min: 1, max: 3 }),
    days: fc.integer({ min: 1, max: 4 }),
    visits: fc.integer({ min: 1, max: 45 }),
    kind: fc.constantFrom('all', 'all', 'week', 'plain'),
  })
  .map(({ seed, kind, ...size }) => ({ seed, ...size, all: kind === 'all', plain: kind === 'plain' }))

/** Rules that pins alone can break: whatever else is reported is the solver's fault. */
export function faults(problem: Problem, routes: Routes) {
  const onlyPins = routes.map((route) => route.filter((visit) => problem.pinShift[visit]! >= 0))
  const excused = new Set(check(problem, onlyPins).map(({ rule, shift, visit }) => `${rule}/${shift}/${visit}`))
  return check(problem, routes).filter((v) => v.rule !== 'required' && !excused.has(`${v.rule}/${v.shift}/${v.visit}`))
}

/** Whether visits that follow one another do so in the way that the search asks for: by order, or by hours that are apart. */
export function isOrdered(problem: Problem, routes: Routes): boolean {
  const shiftOf = new Map(routes.flatMap((route, s) => route.map((visit) => [visit, s] as const)))
  for (let i = 0; i < problem.precedences.length; i += 2) {
    const [before, after] = [problem.precedences[i]!, problem.precedences[i + 1]!]
    const [s, t] = [shiftOf.get(before), shiftOf.get(after)]
    if (s === undefined || t === undefined) continue
    if (s === t ? routes[s]!.indexOf(before) > routes[s]!.indexOf(after) : problem.shiftTo[s]! > problem.shiftFrom[t]!)
      return false
    if (s !== t && timeRoute(problem, s, routes[s]!).violations.length > 0) return false
  }
  return true
}
