import type * as GeoJSON from 'geojson'
import type { ExpressionSpecification, LineLayerSpecification } from 'maplibre-gl'
import type { PlanContent, PlanRoute } from '../../../server/contract/index.ts'
import type { Palette } from '../../ui/palette.ts'
import { geojson, type Scene } from '../scene.ts'

export const routeSource = 'routes'
const routeLine = 'route-line'
const routeDashed = 'route-dashed'
export const stopSource = 'stops'
export const stopDisc = 'stop-disc'
export const leftPoint = 'left-point'
const leftSource = 'left-out'
const baseSource = 'bases'

/** What stands out: a team's week, a day of all teams, or one team-day; null is not chosen. */
export type RouteEmphasis = { readonly team: number | null; readonly day: number | null }

type Facts = Pick<PlanContent, 'teams' | 'shifts' | 'visits'>

/** The way from one place to the next as the map draws it. */
export type LegWay = { readonly line: readonly (readonly [number, number])[]; readonly isEstimate: boolean }

/** What is known of the way between two places; undefined: not yet, and a straight line stands for it. */
export type WayOf = (from: readonly [number, number], to: readonly [number, number]) => LegWay | undefined

/** Legs of a route are told apart by their feature's identifier: shift × this + position. */
const LEGS_A_SHIFT = 100

/** The data of the routes as GeoJSON; it changes with the plan, never with what is selected. */
export function routeData(facts: Facts, routes: readonly PlanRoute[], wayOf: WayOf, palette: Palette) {
  const colourOf = (team: number) => palette.teams[team % palette.teams.length] ?? palette.primary
  const driven = routes.filter((route) => route.stops.length > 0)
  const lines = driven.flatMap((route): GeoJSON.Feature[] => {
    const { team, day } = facts.shifts[route.shift]!
    const legs = legsOf(facts, route)
    const longest = legs.reduce((best, leg, index) => (leg.metres > legs[best]!.metres ? index : best), 0)
    return legs.map(({ from, to, metres, seconds, isEstimate }, leg) => {
      const way = wayOf(from, to) ?? { line: [from, to], isEstimate }
      return {
        type: 'Feature',
        geometry: { type: 'LineString', coordinates: way.line.map(([lon, lat]) => [lon, lat]) },
        properties: {
          ...{ id: route.shift * LEGS_A_SHIFT + leg, shift: route.shift, team, day, leg, stops: route.stops.length },
          ...{ colour: colourOf(team), seconds, metres, isDashed: way.isEstimate, isEstimate },
          // Once a route, where there is most room for it.
          name: leg === longest ? facts.teams[team]!.name : '',
        },
      }
    })
  })
  const stops = driven.flatMap((route) => {
    const { team, day } = facts.shifts[route.shift]!
    return route.stops.map((stop, position): GeoJSON.Feature => {
      const visit = facts.visits[stop.visit]!
      return point(visit.place, {
        id: stop.visit,
        team,
        day,
        colour: colourOf(team),
        number: String(position + 1),
        name: visit.name,
        isRequired: visit.required,
        isBroken: stop.violations.length > 0,
        priority: visit.priority,
      })
    })
  })
  return { lines: collection(lines), stops: collection(stops), bases: collection(bases(facts)) }
}

type RouteLeg = {
  readonly from: readonly [number, number]
  readonly to: readonly [number, number]
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

type RouteData = ReturnType<typeof routeData>
type LinePaint = NonNullable<LineLayerSpecification['paint']>

const isSelected: ExpressionSpecification = ['boolean', ['feature-state', 'selected'], false]
const isHovered: ExpressionSpecification = ['boolean', ['feature-state', 'hover'], false]

/** Routes by team, numbered stops, bases; other days vanish when one is chosen, other teams fade. */
export function routesScene(
  data: RouteData,
  left: GeoJSON.FeatureCollection | null,
  { team, day }: RouteEmphasis,
  palette: Palette,
): Scene {
  const ofDay: ExpressionSpecification = day === null ? ['has', 'id'] : ['==', ['get', 'day'], day]
  const fade = (full: number, faded: number): number | ExpressionSpecification =>
    team === null ? full : ['case', ['==', ['get', 'team'], team], full, faded]
  const isCalm = team === null && day === null
  // One drives on the right: so the way out and the way back on one street lie side by side.
  const beside = team !== null && day !== null ? 2 : 0
  const linePaint: LinePaint = {
    'line-color': ['get', 'colour'],
    'line-width': ['case', isSelected, 4.5, isHovered, 5, isCalm ? 1.6 : 3],
    'line-offset': beside,
    'line-opacity': fade(isCalm ? 0.6 : 0.95, 0.16),
  }
  return {
    sources: {
      [routeSource]: geojson(data.lines, 'id'),
      [baseSource]: geojson(data.bases, 'id'),
      [stopSource]: geojson(data.stops, 'id'),
      ...(left ? { [leftSource]: geojson(left, 'id') } : {}),
    },
    layers: [
      ...(left ? [leftLayer(palette)] : []),
      {
        id: 'route-casing',
        type: 'line',
        source: routeSource,
        filter: ofDay,
        layout: { 'line-join': 'round', 'line-cap': 'round' },
        paint: {
          'line-color': palette.mapHalo,
          'line-width': isCalm ? 3 : 5.5,
          'line-offset': beside,
          'line-opacity': fade(isCalm ? 0.5 : 0.9, 0.1),
        },
      },
      {
        id: routeLine,
        type: 'line',
        source: routeSource,
        filter: ['all', ofDay, ['!', ['get', 'isDashed']]],
        layout: { 'line-join': 'round', 'line-cap': 'round' },
        paint: linePaint,
      },
      {
        id: routeDashed,
        type: 'line',
        source: routeSource,
        filter: ['all', ofDay, ['get', 'isDashed']],
        layout: { 'line-join': 'round', 'line-cap': 'butt' },
        paint: { ...linePaint, 'line-dasharray': [2.5, 1.6] },
      },
      {
        id: 'route-arrow',
        type: 'symbol',
        source: routeSource,
        filter: team === null ? ofDay : ['all', ofDay, ['==', ['get', 'team'], team]],
        minzoom: isCalm ? 12 : 8,
        layout: {
          'symbol-placement': 'line',
          'symbol-spacing': 90,
          'icon-image': ['concat', 'arrow-', ['get', 'colour']],
          'icon-rotation-alignment': 'map',
          'icon-offset': [0, beside],
          'icon-padding': 4,
        },
      },
      {
        id: 'route-name',
        type: 'symbol',
        source: routeSource,
        filter: ['all', ofDay, ['!=', ['get', 'name'], '']],
        minzoom: isCalm ? 11 : 8,
        layout: {
          'symbol-placement': 'line-center',
          'text-field': ['get', 'name'],
          'text-size': 11,
          'text-font': ['Noto Sans SC'],
          'text-keep-upright': true,
        },
        paint: {
          'text-color': ['get', 'colour'],
          'text-halo-color': palette.mapHalo,
          'text-halo-width': 2,
          'text-opacity': fade(1, 0.2),
        },
      },
      {
        id: 'base-disc',
        type: 'circle',
        source: baseSource,
        paint: {
          'circle-radius': 5,
          'circle-color': palette.ink,
          'circle-stroke-color': palette.mapHalo,
          'circle-stroke-width': 2.5,
        },
      },
      {
        id: stopDisc,
        type: 'circle',
        source: stopSource,
        filter: ofDay,
        paint: {
          'circle-radius': [
            'interpolate',
            ['linear'],
            ['zoom'],
            8,
            ['case', isSelected, 11, isHovered, 9, isCalm ? 4.5 : 7],
            12,
            ['case', isSelected, 13, isHovered, 11, isCalm ? 8 : 10],
          ],
          'circle-color': ['get', 'colour'],
          'circle-stroke-color': [
            'case',
            isSelected,
            palette.focus,
            ['get', 'isBroken'],
            palette.bad,
            ['get', 'isRequired'],
            palette.ink,
            palette.mapHalo,
          ],
          'circle-stroke-width': ['case', isSelected, 4, ['get', 'isBroken'], 3, ['get', 'isRequired'], 2, 1.2],
          'circle-opacity': fade(1, 0.25),
          'circle-stroke-opacity': fade(1, 0.25),
        },
      },
      {
        id: 'stop-number',
        type: 'symbol',
        source: stopSource,
        filter: ofDay,
        minzoom: isCalm ? 10.5 : 7,
        layout: {
          'text-field': ['get', 'number'],
          'text-size': 11,
          'text-font': ['Noto Sans SC'],
          'text-allow-overlap': true,
          'text-ignore-placement': true,
        },
        paint: { 'text-color': palette.name === 'dark' ? palette.paper : palette.panel, 'text-opacity': fade(1, 0.3) },
      },
      {
        id: 'stop-name',
        type: 'symbol',
        source: stopSource,
        filter: ofDay,
        minzoom: isCalm ? 12.5 : 10.5,
        layout: {
          'text-field': ['get', 'name'],
          'text-size': 12,
          'text-font': ['Noto Sans SC'],
          'text-anchor': 'top',
          'text-offset': [0, 1],
          'text-max-width': 9,
          'text-padding': 4,
          'symbol-sort-key': ['-', ['coalesce', ['get', 'priority'], 0]],
        },
        paint: {
          'text-color': palette.ink,
          'text-halo-color': palette.mapHalo,
          'text-halo-width': 1.6,
          'text-opacity': fade(1, 0),
        },
      },
      {
        id: 'base-number',
        type: 'symbol',
        source: baseSource,
        layout: {
          'text-field': ['get', 'numbers'],
          'text-size': 11,
          'text-font': ['Noto Sans SC'],
          'text-anchor': 'bottom',
          'text-offset': [0, -0.7],
          'text-allow-overlap': true,
          'text-ignore-placement': true,
        },
        paint: { 'text-color': palette.ink, 'text-halo-color': palette.mapHalo, 'text-halo-width': 2 },
      },
    ],
    interactive: [stopDisc, routeLine, routeDashed, ...(left ? [leftPoint] : [])],
  }
}

function leftLayer(palette: Palette): Scene['layers'][number] {
  return {
    id: leftPoint,
    type: 'circle',
    source: leftSource,
    paint: {
      'circle-radius': ['case', isSelected, 8, isHovered, 6, ['get', 'isRequired'], 4.5, 2.5],
      'circle-color': palette.panel,
      'circle-stroke-color': ['case', isSelected, palette.focus, ['get', 'isRequired'], palette.bad, palette.faint],
      'circle-stroke-width': ['case', isSelected, 3, ['get', 'isRequired'], 2, 1.2],
    },
  }
}

function point(coordinates: readonly [number, number], properties: Record<string, unknown>): GeoJSON.Feature {
  return { type: 'Feature', geometry: { type: 'Point', coordinates: [...coordinates] }, properties }
}

function collection(features: GeoJSON.Feature[]): GeoJSON.FeatureCollection {
  return { type: 'FeatureCollection', features }
}
