import type { Edit } from './edit.ts'

/** Takes the routes that a re-plan found; pins, removals and emergencies stay as the person set them. */
export function takeRoutes(routes: readonly (readonly number[])[]): Edit {
  return (plan) => {
    if (routes.length !== plan.routes.length)
      throw new RangeError(`Got ${routes.length} routes for a plan of ${plan.routes.length} shifts.`)
    return { ...plan, routes: routes.map((route) => [...route]) }
  }
}
