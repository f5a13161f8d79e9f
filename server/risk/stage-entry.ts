import type { Level } from '../contract/index.ts'
import { addDays } from '../staff/iso-week.ts'
import type { Facts } from './facts.ts'
import type { Rules, StageEntryRule } from './rules.ts'

/** A visit that a level asks for because the site has entered a stage, and that was not made yet. */
export type EntryVisit = { readonly rule: StageEntryRule; readonly enteredOn: string; readonly dueOn: string }

/**
 * The earliest visit owed for entering a stage: one that the level's rules name, entered on a day known, with no completed visit
 * since. Null when none is; a stage that a site has left again without a visit is still owed one.
 */
export function entryVisit(facts: Facts, level: Level, rules: Rules): EntryVisit | null {
  const owed = rules.stageEntries
    .filter((rule) => rule.level === level && (!rule.isLowRiskOnly || facts.overallRisk === 'low'))
    .flatMap((rule): EntryVisit[] => {
      const entry = facts.entries.find(({ stage }) => stage === rule.stage)
      if (entry === undefined || (facts.lastVisitOn !== null && facts.lastVisitOn >= entry.day)) return []
      return [{ rule, enteredOn: entry.day, dueOn: addDays(entry.day, rule.days) }]
    })
  return owed.reduce<EntryVisit | null>((first, one) => (first === null || one.dueOn < first.dueOn ? one : first), null)
}
