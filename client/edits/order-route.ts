import { type Edit, requireShift, withPinsInPlace } from './edit.ts'

/**
 * Puts the stops of one team-day into another order. Does nothing when the day holds other stops by now: what was found
 * for a day that has changed since is stale.
 */
export function orderRoute(shift: number, order: readonly number[]): Edit {
  return (plan) => {
    requireShift(plan, shift)
    const route = plan.routes[shift] ?? []
    const isStale = route.length !== order.length || route.some((visit) => !order.includes(visit))
    if (isStale || route.every((visit, i) => visit === order[i])) return plan
    return withPinsInPlace({ ...plan, routes: plan.routes.map((other, s) => (s === shift ? [...order] : other)) })
  }
}
