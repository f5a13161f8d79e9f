import type * as GeoJSON from 'geojson'
import type { ExpressionSpecification, LineLayerSpecification } from 'maplibre-gl'
import type { Palette } from '../../ui/palette.ts'
import { geojson, type Scene } from '../scene.ts'
import type { RouteData } from './route-data.ts'

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

type LinePaint = NonNullable<LineLayerSpecification['paint']>

const isSelected: ExpressionSpecification = ['boolean', ['feature-state', 'selected'], false]
const isHovered: ExpressionSpecification = ['boolean', ['feature-state', 'hover'], false]

type RouteStyle = Pick<Scene, 'layers' | 'interactive'>

/** Routes by team, numbered stops, bases, and visits in no route if they are to be seen, in a style that stays as it is. */
export function routesScene(data: RouteData, left: GeoJSON.FeatureCollection | null, style: RouteStyle): Scene {
  return {
    sources: {
      [routeSource]: geojson(data.lines, 'id'),
      [baseSource]: geojson(data.bases, 'id'),
      [stopSource]: geojson(data.stops, 'id'),
      ...(left ? { [leftSource]: geojson(left, 'id') } : {}),
    },
    ...style,
  }
}

/** How routes look, whatever they are: other days vanish when one is chosen, other teams fade. */
export function routeStyle({ team, day }: RouteEmphasis, hasLeft: boolean, palette: Palette): RouteStyle {
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
    layers: [
      ...(hasLeft ? [leftLayer(palette)] : []),
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
    interactive: [stopDisc, routeLine, routeDashed, ...(hasLeft ? [leftPoint] : [])],
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
