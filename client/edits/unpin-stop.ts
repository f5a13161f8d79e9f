import type { Edit } from './edit.ts'

/** Lets re-planning move a visit again; inverse of `pinStop`. */
export function unpinStop(visit: number): Edit {
  return (plan) => ({ ...plan, pins: plan.pins.filter((pin) => pin.visit !== visit) })
}
