import type { Edit } from './edit.ts'

/** Forgets that a visit was taken out: it may be planned again, but stands in no route yet. */
export function restoreStop(visit: number): Edit {
  return (plan) => ({ ...plan, removals: plan.removals.filter((removal) => removal.visit !== visit) })
}
