import { type Edit, placeOf } from './edit.ts'

/** What a pin holds: the team and day only, or the place in the order as well. */
export type PinHold = 'shift' | 'position'

/** Pins a visit where it stands, so that re-planning leaves it there; inverse of `unpinStop`. */
export function pinStop(visit: number, hold: PinHold = 'shift'): Edit {
  return (plan) => {
    const place = placeOf(plan, visit)
    if (!place) return plan
    const pin = { visit, shift: place.shift, position: hold === 'position' ? place.position : -1 }
    return { ...plan, pins: [...plan.pins.filter((other) => other.visit !== visit), pin] }
  }
}
