import { ExactPlace } from './exact-place.ts'
import { modelOf } from './model.ts'
import type { Problem } from './problem.ts'
import { State } from './state.ts'
import type { Routes } from './types.ts'

/** Where a visit fits, and what that adds to the way there. */
type Insertion = { readonly shift: number; readonly position: number; readonly extraTravelSeconds: number }

/** Where an unserved visit fits and costs least by the objective, breaking no rule; undefined when it fits nowhere. */
export function bestInsertion(problem: Problem, routes: Routes, visit: number): Insertion | undefined {
  return insertionBy(new ExactPlace(stateOf(problem, routes)), visit)
}

/** The same for whoever has the state of the routes already. */
export function insertionBy(place: ExactPlace, visit: number): Insertion | undefined {
  if (!place.find(visit, Number.POSITIVE_INFINITY)) return undefined
  return { shift: place.shift, position: place.node - 1, extraTravelSeconds: place.extra }
}

/** The routes as they are, feasible or not. */
export function stateOf(problem: Problem, routes: Routes): State {
  const longest = routes.reduce((most, route) => Math.max(most, route.length), 0) + 1
  const state = new State(modelOf(problem), longest)
  routes.forEach((route, s) => {
    state.setRoute(s, route, route.length)
  })
  return state
}
