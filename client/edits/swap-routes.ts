import { type Edit, requireShift } from './edit.ts'

/** Exchanges the whole days of two shifts, pins included; its own inverse. */
export function swapRoutes(first: number, second: number): Edit {
  return (plan) => {
    requireShift(plan, first)
    requireShift(plan, second)
    const other = (shift: number) => (shift === first ? second : shift === second ? first : shift)
    return {
      ...plan,
      routes: plan.routes.map((_, shift) => plan.routes[other(shift)] ?? []),
      pins: plan.pins.map((pin) => ({ ...pin, shift: other(pin.shift) })),
    }
  }
}
