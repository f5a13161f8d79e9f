import { type Edit, requireShift, routesWithout, withPinsInPlace } from './edit.ts'

/**
 * Puts a visit into a shift before the stop that stands at `position` once the visit itself is taken out; past the end
 * means last. A visit that was in no route enters the plan. Its pin moves along: who drags a pinned stop means both.
 */
export function moveStop(visit: number, shift: number, position: number): Edit {
  return (plan) => {
    requireShift(plan, shift)
    const routes = routesWithout(plan.routes, visit)
    const target = routes[shift] ?? []
    const at = Math.max(0, Math.min(position, target.length))
    return withPinsInPlace({
      ...plan,
      routes: routes.map((route, index) => (index === shift ? route.toSpliced(at, 0, visit) : route)),
      pins: plan.pins.map((pin) => (pin.visit === visit ? { ...pin, shift } : pin)),
      removals: plan.removals.filter((removal) => removal.visit !== visit),
    })
  }
}
