import { type Edit, routesWithout, withPinsInPlace } from './edit.ts'

/**
 * Takes a visit out of the week and keeps the reason, so that re-planning does not bring it back; inverse of
 * `restoreStop`. An emergency that is taken out is no emergency any more.
 */
export function removeStop(visit: number, reason: string): Edit {
  return (plan) =>
    withPinsInPlace({
      routes: routesWithout(plan.routes, visit),
      pins: plan.pins.filter((pin) => pin.visit !== visit),
      removals: [...plan.removals.filter((removal) => removal.visit !== visit), { visit, reason: reason.trim() }],
      emergencies: plan.emergencies.filter((emergency) => emergency.visit !== visit),
    })
}
