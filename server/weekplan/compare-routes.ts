import type { PlanChoices, Words } from '../contract/index.ts'
import { dayWord } from './describe.ts'
import { shiftsOfVisits, type WeekFacts } from './facts.ts'

export type RouteChange = {
  readonly visit: number
  readonly change: 'added' | 'dropped' | 'team' | 'day' | 'order'
  readonly text: Words
}

type Routes = PlanChoices['routes']

/** What changed for each visit from one set of routes to another of the same week, in the order of the new routes. */
export function compareRoutes(facts: WeekFacts, before: Routes, after: Routes): { same: number; items: RouteChange[] } {
  const was = shiftsOfVisits(before, facts.visits.length)
  const items: RouteChange[] = []
  let same = 0
  after.forEach((route, s) => {
    const stayed = new Set(longestCommon(before[s] ?? [], route))
    for (const visit of route) {
      const from = was[visit]!
      if (from === s && stayed.has(visit)) same++
      else items.push({ visit, ...describeMove(facts, from, s) })
    }
  })
  const is = shiftsOfVisits(after, facts.visits.length)
  before.forEach((route, s) => {
    for (const visit of route)
      if (is[visit]! < 0) {
        const at = place(facts, s)
        items.push({ visit, change: 'dropped', text: { zh: `移出（原 ${at.zh}）`, en: `dropped (was ${at.en})` } })
      }
  })
  return { same, items }
}

function describeMove(facts: WeekFacts, from: number, to: number): Omit<RouteChange, 'visit'> {
  const now = place(facts, to)
  if (from < 0) return { change: 'added', text: { zh: `新增：${now.zh}`, en: `added: ${now.en}` } }
  const was = place(facts, from)
  if (from === to) return { change: 'order', text: { zh: `${now.zh} 内调整顺序`, en: `other order on ${now.en}` } }
  const change = facts.shifts[from]!.team === facts.shifts[to]!.team ? 'day' : 'team'
  return { change, text: { zh: `${was.zh} → ${now.zh}`, en: `${was.en} → ${now.en}` } }
}

function place(facts: WeekFacts, shift: number): Words {
  const { team, day } = facts.shifts[shift]!
  const name = facts.teams[team]!.name
  const word = dayWord(facts, day)
  return { zh: `${name} ${word.zh}`, en: `${name} ${word.en}` }
}

/** The longest run of stops that kept their order (routes are short, so the plain table is enough). */
function longestCommon(a: readonly number[], b: readonly number[]): number[] {
  const best: number[][] = Array.from({ length: b.length + 1 }, () => [])
  for (const x of a) {
    let diagonal: number[] = []
    for (let j = 1; j <= b.length; j++) {
      const above = best[j]!
      const left = best[j - 1]!
      best[j] = x === b[j - 1] ? [...diagonal, x] : above.length >= left.length ? above : left
      diagonal = above
    }
  }
  return best[b.length]!
}
