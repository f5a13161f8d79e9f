import { type Edit, requireShift } from './edit.ts'

/** Unpins every stop of one team on one day; inverse of `pinRoute`. */
export function unpinRoute(shift: number): Edit {
  return (plan) => {
    requireShift(plan, shift)
    return { ...plan, pins: plan.pins.filter((pin) => pin.shift !== shift) }
  }
}
