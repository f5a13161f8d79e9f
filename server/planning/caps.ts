import type { CapConflict, Words } from '../contract/index.ts'
import { type CapFacts, words } from './planning-facts.ts'

/** What the cap rule looks at in a visit. */
export type CapVisit = {
  readonly siteId: number
  readonly name: string
  readonly contractorId: number | null
  readonly contractor: string | null
  readonly required: boolean
  readonly countsToCap: boolean
  readonly priority: number
}

/**
 * Holds the week against the published caps. Optional visits beyond what is left are barred, the least urgent first, each
 * with the reason; required ones stay, and where they break a cap the conflict is reported, never settled here.
 */
export function applyCaps(
  visits: readonly CapVisit[],
  caps: CapFacts,
): { barred: (Words | null)[]; conflicts: CapConflict[] } {
  const barred: (Words | null)[] = visits.map(() => null)
  const conflicts: CapConflict[] = []
  apply('site', caps.perSite, caps.usedBySite, (visit) => visit.siteId)
  apply('firm', caps.perFirm, caps.usedByFirm, (visit) => visit.contractorId)
  return { barred, conflicts }

  function apply(
    scope: CapConflict['scope'],
    cap: number | null,
    used: ReadonlyMap<number, number>,
    keyOf: (visit: CapVisit) => number | null,
  ): void {
    if (cap === null) return
    for (const [key, members] of groupBy(visits, keyOf)) {
      const before = used.get(key) ?? 0
      const required = members.filter((v) => visits[v]!.required).length
      const first = visits[members[0]!]!
      const name = scope === 'site' ? first.name : (first.contractor ?? '')
      if (before + required > cap)
        if (required > 0)
          conflicts.push({
            scope,
            firmId: scope === 'firm' ? key : null,
            siteId: scope === 'site' ? key : null,
            name,
            cap,
            used: before,
            planned: required,
            text: conflictWords(scope, name, cap, before, required),
          })
      const left = Math.max(0, cap - before - required)
      const optional = members.filter((v) => !visits[v]!.required && barred[v] === null)
      optional.sort((a, b) => visits[b]!.priority - visits[a]!.priority || a - b)
      for (const v of optional.slice(left)) barred[v] = barredWords(scope, name, cap, before, required, left)
    }
  }
}

function groupBy(visits: readonly CapVisit[], keyOf: (visit: CapVisit) => number | null): Map<number, number[]> {
  const groups = new Map<number, number[]>()
  visits.forEach((visit, v) => {
    const key = keyOf(visit)
    if (key === null || !visit.countsToCap) return
    const group = groups.get(key)
    if (group) group.push(v)
    else groups.set(key, [v])
  })
  return groups
}

function scopeWords(scope: CapConflict['scope']): Words {
  return scope === 'firm' ? words('企业', 'the firm') : words('工地', 'the site')
}

function conflictWords(scope: CapConflict['scope'], name: string, cap: number, used: number, planned: number): Words {
  const subject = scopeWords(scope)
  return words(
    `频次上限与最低频次冲突：${subject.zh} ${name} 今年上限 ${cap} 次，已用 ${used} 次，本周必查 ${planned} 次`,
    `cap against floor: ${subject.en} ${name} may have ${cap} visits this year, ${used} are used, ${planned} must be made this week`,
  )
}

function barredWords(
  scope: CapConflict['scope'],
  name: string,
  cap: number,
  used: number,
  required: number,
  left: number,
): Words {
  const subject = scopeWords(scope)
  return words(
    `检查频次上限：${subject.zh} ${name} 今年上限 ${cap} 次，已用 ${used} 次，本周必查 ${required} 次，余 ${left} 次给优先级更高的工地`,
    `visit cap: ${subject.en} ${name} may have ${cap} visits this year, ${used} used, ${required} must be made this week, the ${left} left go to more urgent sites`,
  )
}
