import type { PlanChoices } from '../../server/contract/index.ts'

/** A plan as a person edits it: what was decided, without times. Times follow from it and are never edited. */
export type EditPlan = PlanChoices

/** A change a person makes; knows nothing of undo, screen or network. */
export type Edit = (plan: EditPlan) => EditPlan

/** Where a visit stands, or undefined when it is in no route. */
export function placeOf(plan: EditPlan, visit: number): { shift: number; position: number } | undefined {
  for (const [shift, route] of plan.routes.entries()) {
    const position = route.indexOf(visit)
    if (position >= 0) return { shift, position }
  }
  return undefined
}

/** The routes without a visit; the same array when it stood in none of them. */
export function routesWithout(routes: EditPlan['routes'], visit: number): EditPlan['routes'] {
  if (!routes.some((route) => route.includes(visit))) return routes
  return routes.map((route) => (route.includes(visit) ? route.filter((other) => other !== visit) : route))
}

/** Throws when a shift is not one of the plan's, with the numbers. */
export function requireShift(plan: EditPlan, shift: number): void {
  if (!Number.isInteger(shift) || shift < 0 || shift >= plan.routes.length)
    throw new RangeError(`No shift ${shift} in a plan of ${plan.routes.length} shifts.`)
}

/** Pins that hold the order follow their stops: what a person arranged is where it is pinned. */
export function withPinsInPlace(plan: EditPlan): EditPlan {
  if (!plan.pins.some((pin) => pin.position >= 0)) return plan
  const pins = plan.pins.map((pin) =>
    pin.position < 0 ? pin : { ...pin, position: plan.routes[pin.shift]?.indexOf(pin.visit) ?? -1 },
  )
  return { ...plan, pins }
}
