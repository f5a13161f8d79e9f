import { replaceEqualDeep } from '@tanstack/react-query'
import type * as GeoJSON from 'geojson'
import type { PlanContent, PlanRoute } from '../../../server/contract/index.ts'
import type { Palette } from '../../ui/palette.ts'

type Facts = Pick<PlanContent, 'teams' | 'shifts' | 'visits'>
type Place = readonly [number, number]

/** The way from one place to the next as the map draws it. */
export type LegWay = { readonly line: readonly Place[]; readonly isEstimate: boolean }

/** What is known of the way between two places; undefined: not yet, and a straight line stands for it. */
export type WayOf = (from: Place, to: Place) => LegWay | undefined

/** The routes as GeoJSON, and what each of them was made from. */
export type RouteData = {
  readonly lines: GeoJSON.FeatureCollection
  readonly stops: GeoJSON.FeatureCollection
  readonly bases: GeoJSON.FeatureCollection
  readonly drawn: ReadonlyMap<number, DrawnRoute>
  readonly facts: Facts
  readonly wayOf: WayOf
  readonly palette: Palette
}

type DrawnRoute = {
  readonly route: PlanRoute
  readonly ways: readonly (LegWay | undefined)[]
  readonly lines: readonly GeoJSON.Feature[]
  readonly stops: readonly GeoJSON.Feature[]
}

/** Legs of a route are told apart by their feature's identifier: shift × this + position. */
const LEGS_A_SHIFT = 100

/**
 * The data of the routes as GeoJSON; it changes with the plan, never with what is selected. `before` is what the map shows:
 * a route that goes as before keeps its features, and a collection in which nothing is new is the same object again, so that
 * an edit costs the map what it touched.
 */
export function routeData(
  facts: Facts,
  routes: readonly PlanRoute[],
  wayOf: WayOf,
  palette: Palette,
  before: RouteData | null = null,
): RouteData {
  const last = before?.facts === facts && before.palette === palette ? before : null
  const driven = routes
    .filter((route) => route.stops.length > 0)
    .map((route) => {
      const old = last?.drawn.get(route.shift)
      if (old?.route === route && last?.wayOf === wayOf) return old
      return drawRoute(facts, route, wayOf, palette, old)
    })
  const lines = sameOrNew(
    last?.lines,
    driven.flatMap((route) => route.lines),
  )
  const stops = sameOrNew(
    last?.stops,
    driven.flatMap((route) => route.stops),
  )
  if (last && lines === last.lines && stops === last.stops) return last
  return {
    lines,
    stops,
    bases: last?.bases ?? collection(bases(facts)),
    drawn: new Map(driven.map((route) => [route.route.shift, route])),
    facts,
    wayOf,
    palette,
  }
}

function drawRoute(facts: Facts, route: PlanRoute, wayOf: WayOf, palette: Palette, last?: DrawnRoute): DrawnRoute {
  const legs = legsOf(facts, route)
  const ways = legs.map(({ from, to }) => wayOf(from, to))
  if (last?.route === route && ways.every((way, leg) => way === last.ways[leg])) return last
  const { team, day } = facts.shifts[route.shift]!
  const colour = palette.teams[team % palette.teams.length] ?? palette.primary
  const longest = legs.reduce((best, leg, index) => (leg.metres > legs[best]!.metres ? index : best), 0)
  const lines = legs.map(({ from, to, metres, seconds, isEstimate }, leg): GeoJSON.Feature => {
    const way = ways[leg] ?? { line: [from, to], isEstimate }
    return {
      type: 'Feature',
      geometry: { type: 'LineString', coordinates: way.line.map(([lon, lat]) => [lon, lat]) },
      properties: {
        ...{ id: route.shift * LEGS_A_SHIFT + leg, shift: route.shift, team, day, leg, stops: route.stops.length },
        ...{ colour, seconds, metres, isDashed: way.isEstimate, isEstimate },
        // Once a route, where there is most room for it.
        name: leg === longest ? facts.teams[team]!.name : '',
      },
    }
  })
  const stops = route.stops.map((stop, position): GeoJSON.Feature => {
    const visit = facts.visits[stop.visit]!
    return point(visit.place, {
      ...{ id: stop.visit, team, day, colour, number: String(position + 1), name: visit.name },
      ...{ isRequired: visit.required, isBroken: stop.violations.length > 0, priority: visit.priority },
    })
  })
  return { route, ways, lines: replaceEqualDeep(last?.lines, lines), stops: replaceEqualDeep(last?.stops, stops) }
}

type RouteLeg = {
  readonly from: Place
  readonly to: Place
  readonly seconds: number
  readonly metres: number
  /** The plan's own time for it is estimated (估算). */
  readonly isEstimate: boolean
}

/** The legs of a route as its plan times them: from the base over every stop and back. */
export function legsOf({ teams, shifts, visits }: Facts, route: PlanRoute): RouteLeg[] {
  const { base } = teams[shifts[route.shift]!.team]!
  const places = [base, ...route.stops.map((stop) => visits[stop.visit]!.place), base]
  return places.slice(1).map((to, index) => {
    const stop = route.stops[index]
    return {
      from: places[index]!,
      to,
      seconds: stop?.travelSeconds ?? route.returnTravelSeconds,
      metres: stop?.travelMetres ?? route.returnTravelMetres,
      isEstimate: stop?.isTravelEstimated ?? route.isReturnEstimated,
    }
  })
}

/** One point for each place that teams start from, with their numbers: several often share an office. */
function bases({ teams }: Facts): GeoJSON.Feature[] {
  const byPlace = new Map<string, number[]>()
  for (const [index, team] of teams.entries()) {
    const place = JSON.stringify(team.base)
    byPlace.set(place, [...(byPlace.get(place) ?? []), index])
  }
  return [...byPlace].map(([place, indices], id) =>
    point(JSON.parse(place) as [number, number], { id, numbers: indices.map((index) => index + 1).join(' · ') }),
  )
}

/** Visits in no route as GeoJSON. */
export function leftOutData(facts: Facts, left: readonly number[]): GeoJSON.FeatureCollection {
  return collection(
    left.map((index) => {
      const visit = facts.visits[index]!
      return point(visit.place, { id: index, name: visit.name, isRequired: visit.required, priority: visit.priority })
    }),
  )
}

function point(coordinates: Place, properties: Record<string, unknown>): GeoJSON.Feature {
  return { type: 'Feature', geometry: { type: 'Point', coordinates: [...coordinates] }, properties }
}

function sameOrNew(
  before: GeoJSON.FeatureCollection | undefined,
  features: GeoJSON.Feature[],
): GeoJSON.FeatureCollection {
  const isSame =
    before?.features.length === features.length &&
    before.features.every((feature, index) => feature === features[index])
  return isSame ? before : collection(features)
}

function collection(features: GeoJSON.Feature[]): GeoJSON.FeatureCollection {
  return { type: 'FeatureCollection', features }
}
