import { type Edit, requireShift } from './edit.ts'
import { pinStop } from './pin-stop.ts'

/** Pins every stop of one team on one day. */
export function pinRoute(shift: number): Edit {
  return (plan) => {
    requireShift(plan, shift)
    return (plan.routes[shift] ?? []).reduce((next, visit) => pinStop(visit)(next), plan)
  }
}
