import type { PlanChoices, Words } from '../contract/index.ts'
import type { WeekFacts } from './facts.ts'

export type ChoiceIssue = { readonly path: string; readonly message: Words }

/**
 * What makes choices unreadable for this week: indices that point nowhere, a visit in two places, pins that contradict each
 * other. Choices that merely break a rule (late, over hours) are fine here: they are timed and shown for what they are.
 */
export function checkChoices(facts: WeekFacts, choices: PlanChoices): ChoiceIssue[] {
  const issues: ChoiceIssue[] = []
  const visits = facts.visits.length
  const shifts = facts.shifts.length
  const report = (path: string, zh: string, en: string) => issues.push({ path, message: { zh, en } })
  const isVisit = (path: string, visit: number) => {
    if (visit < visits) return true
    report(
      path,
      `本周只有 ${visits} 项检查，没有第 ${visit} 项`,
      `the week has ${visits} visits, there is no visit ${visit}`,
    )
    return false
  }
  const isShift = (path: string, shift: number) => {
    if (shift < shifts) return true
    report(
      path,
      `本周只有 ${shifts} 个班次，没有第 ${shift} 个`,
      `the week has ${shifts} shifts, there is no shift ${shift}`,
    )
    return false
  }

  if (choices.routes.length !== shifts)
    report(
      'routes',
      `应有 ${shifts} 条路线，实有 ${choices.routes.length} 条`,
      `${shifts} routes were expected, not ${choices.routes.length}`,
    )
  const placed = new Map<number, string>()
  choices.routes.forEach((route, s) => {
    route.forEach((visit, i) => {
      const path = `routes[${s}][${i}]`
      if (!isVisit(path, visit)) return
      const before = placed.get(visit)
      if (before) report(path, `与 ${before} 是同一项检查`, `is the same visit as ${before}`)
      placed.set(visit, path)
    })
  })

  const removed = new Map<number, string>()
  choices.removals.forEach(({ visit }, i) => {
    const path = `removals[${i}].visit`
    if (!isVisit(path, visit)) return
    const stop = placed.get(visit)
    if (stop) report(path, `已移出，却仍在 ${stop}`, `is taken out, yet stands at ${stop}`)
    if (removed.has(visit)) report(path, `重复移出`, `is taken out twice`)
    removed.set(visit, path)
  })

  const pinned = new Set<number>()
  const slots = new Set<string>()
  choices.pins.forEach(({ visit, shift, position }, i) => {
    const path = `pins[${i}]`
    if (!isVisit(`${path}.visit`, visit) || !isShift(`${path}.shift`, shift)) return
    if (pinned.has(visit)) report(`${path}.visit`, `重复固定`, `is pinned twice`)
    if (removed.has(visit)) report(`${path}.visit`, `已移出的检查不能固定`, `is taken out and cannot be pinned`)
    pinned.add(visit)
    if (position < 0) return
    const slot = `${shift}/${position}`
    if (slots.has(slot))
      report(`${path}.position`, `该站位已固定给另一项检查`, `another visit is pinned to this position`)
    slots.add(slot)
  })

  const urgent = new Set<number>()
  choices.emergencies.forEach(({ visit }, i) => {
    const path = `emergencies[${i}].visit`
    if (!isVisit(path, visit)) return
    if (urgent.has(visit)) report(path, `同一工地的应急重复`, `is an emergency twice`)
    if (removed.has(visit)) report(path, `应急检查不能移出`, `is an emergency and cannot be taken out`)
    urgent.add(visit)
  })
  return issues
}
