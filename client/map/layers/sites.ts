import type * as GeoJSON from 'geojson'
import type { ExpressionSpecification } from 'maplibre-gl'
import type { Palette } from '../../ui/palette.ts'
import { geojson, type Scene } from '../scene.ts'

export const siteSource = 'sites'
export const sitePoint = 'site-point'
export const siteMark = 'site-mark'

const isSelected: ExpressionSpecification = ['boolean', ['feature-state', 'selected'], false]
const isHovered: ExpressionSpecification = ['boolean', ['feature-state', 'hover'], false]

/**
 * Sites by level: dots from afar, from zoom 11.5 the level's own shape and letter, from 13 hazards and names. Features
 * need the properties `id` and `level`; `name`, `priority` and `hazard` (the gravest code, `-over` behind it when over
 * scale) are used when there. `dotsFrom` is the zoom from which there are dots at all.
 */
export function sitesScene(sites: GeoJSON.FeatureCollection, palette: Palette, dotsFrom = 0): Scene {
  const color: ExpressionSpecification = [
    'match',
    ['get', 'level'],
    'A',
    palette.level.A,
    'B',
    palette.level.B,
    'C',
    palette.level.C,
    'D',
    palette.level.D,
    palette.faint,
  ]
  const first: ExpressionSpecification = ['-', ['coalesce', ['get', 'priority'], 0]]
  return {
    sources: { [siteSource]: geojson(sites, 'id') },
    layers: [
      {
        id: sitePoint,
        type: 'circle',
        source: siteSource,
        minzoom: dotsFrom,
        layout: { 'circle-sort-key': ['coalesce', ['get', 'priority'], 0] },
        paint: {
          'circle-color': color,
          'circle-radius': ['interpolate', ['linear'], ['zoom'], 7, 1.6, 9, 2.4, 11.5, 5, 12, 6],
          'circle-stroke-color': ['case', isSelected, palette.ink, palette.mapHalo],
          // A zoom may only stand outermost in an expression.
          'circle-stroke-width': [
            'interpolate',
            ['linear'],
            ['zoom'],
            8,
            ['case', isSelected, 3, isHovered, 2, 0.2],
            12,
            ['case', isSelected, 3, isHovered, 2, 1],
          ],
        },
      },
      {
        id: 'site-ring',
        type: 'circle',
        source: siteSource,
        minzoom: 11.5,
        paint: {
          'circle-radius': ['case', isSelected, 17, isHovered, 14, 0],
          'circle-color': palette.focus,
          'circle-opacity': 0.28,
          'circle-stroke-color': palette.focus,
          'circle-stroke-width': ['case', isSelected, 2, 0],
        },
      },
      {
        id: siteMark,
        type: 'symbol',
        source: siteSource,
        minzoom: 11.5,
        filter: ['!=', ['coalesce', ['get', 'level'], ''], ''],
        layout: {
          'icon-image': ['concat', 'level-', ['get', 'level']],
          'icon-size': ['interpolate', ['linear'], ['zoom'], 11.5, 0.55, 14, 0.9],
          'icon-allow-overlap': true,
          'icon-ignore-placement': true,
          'symbol-sort-key': ['coalesce', ['get', 'priority'], 0],
        },
      },
      {
        id: 'site-hazard',
        type: 'symbol',
        source: siteSource,
        minzoom: 12.5,
        filter: ['!=', ['coalesce', ['get', 'hazard'], ''], ''],
        layout: {
          'icon-image': ['concat', 'hazard-', ['get', 'hazard']],
          'icon-offset': [22, -2],
          'icon-size': 0.9,
          'icon-padding': 0,
          'symbol-sort-key': first,
        },
      },
      {
        id: 'site-name',
        type: 'symbol',
        source: siteSource,
        minzoom: 13,
        layout: {
          'text-field': ['coalesce', ['get', 'name'], ''],
          'text-size': 12,
          'text-font': ['Noto Sans SC'],
          'text-anchor': 'top',
          'text-offset': [0, 1],
          'text-max-width': 10,
          'text-padding': 4,
          'symbol-sort-key': first,
        },
        paint: { 'text-color': palette.ink, 'text-halo-color': palette.mapHalo, 'text-halo-width': 1.6 },
      },
    ],
    interactive: [siteMark, sitePoint],
  }
}
