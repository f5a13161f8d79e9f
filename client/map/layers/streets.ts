import type { ExpressionSpecification } from 'maplibre-gl'
import type { Palette } from '../../ui/palette.ts'
import { emptyScene, type Scene } from '../scene.ts'

const streetSource = 'streets'

/** Half as wide again with every zoom: streets keep their rank among each other, and widen slower than the ground. */
const growing: ['exponential', number] = ['exponential', 1.45]

/** The streets as tiles of the server, quieter than anything that lies on them; nothing while there are none. */
export function streetsScene(tileVersion: string, palette: Palette): Scene {
  if (tileVersion === '') return emptyScene
  const tiles = [`${window.location.origin}/api/roads/tiles/${tileVersion}/{z}/{x}/{y}`]
  const minor: ExpressionSpecification = [
    'match',
    ['get', 'class'],
    ['motorway', 'trunk', 'primary', 'motorway_link', 'trunk_link', 'primary_link', 'ferry'],
    false,
    true,
  ]
  return {
    sources: { [streetSource]: { type: 'vector', tiles, minzoom: 6, maxzoom: 14 } },
    layers: [
      {
        id: 'street-minor',
        type: 'line',
        source: streetSource,
        'source-layer': 'streets',
        minzoom: 11,
        filter: minor,
        layout: { 'line-cap': 'round', 'line-join': 'round' },
        paint: {
          'line-color': palette.mapStreet,
          'line-width': [
            'interpolate',
            growing,
            ['zoom'],
            11,
            ['match', ['get', 'class'], 'secondary', 0.6, 0.3],
            14,
            ['match', ['get', 'class'], 'secondary', 2.2, 'tertiary', 1.6, 'service', 0.6, 1],
            17,
            ['match', ['get', 'class'], 'secondary', 8, 'tertiary', 7, 'service', 3, 5],
          ],
        },
      },
      {
        id: 'street-main',
        type: 'line',
        source: streetSource,
        'source-layer': 'streets',
        minzoom: 6,
        filter: ['!', minor],
        layout: { 'line-cap': 'round', 'line-join': 'round' },
        paint: {
          'line-color': palette.mapStreetMain,
          'line-width': [
            'interpolate',
            growing,
            ['zoom'],
            6,
            ['match', ['get', 'class'], ['motorway', 'trunk'], 0.5, 0.3],
            11,
            ['match', ['get', 'class'], ['motorway', 'trunk'], 1.4, 'primary', 0.9, 0.4],
            14,
            ['match', ['get', 'class'], ['motorway', 'trunk'], 3.4, 'primary', 2.6, 1.2],
            17,
            ['match', ['get', 'class'], ['motorway', 'trunk'], 11, 'primary', 9, 5],
          ],
        },
      },
      {
        id: 'street-name',
        type: 'symbol',
        source: streetSource,
        'source-layer': 'streets',
        minzoom: 12.5,
        filter: [
          'all',
          ['has', 'name'],
          [
            'match',
            ['get', 'class'],
            ['motorway', 'trunk', 'primary'],
            true,
            'secondary',
            ['>=', ['zoom'], 13.5],
            ['>=', ['zoom'], 15],
          ],
        ],
        layout: {
          'symbol-placement': 'line',
          'symbol-spacing': 420,
          'text-field': ['get', 'name'],
          'text-size': 11,
          'text-font': ['Noto Sans SC'],
          'text-padding': 12,
          'text-max-angle': 30,
        },
        paint: { 'text-color': palette.mapStreetName, 'text-halo-color': palette.mapHalo, 'text-halo-width': 1.4 },
      },
    ],
    interactive: [],
  }
}
