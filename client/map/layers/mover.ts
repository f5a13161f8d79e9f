import type { Palette } from '../../ui/palette.ts'
import { geojson, type Scene } from '../scene.ts'

/** A team on its way: a dot in its colour with the time of day above it. */
export function moverScene(
  mover: { readonly place: readonly [number, number]; readonly colour: string; readonly clock: string },
  palette: Palette,
): Scene {
  const { place, colour, clock } = mover
  return {
    sources: {
      mover: geojson({
        type: 'FeatureCollection',
        features: [
          { type: 'Feature', geometry: { type: 'Point', coordinates: [...place] }, properties: { colour, clock } },
        ],
      }),
    },
    layers: [
      {
        id: 'mover-glow',
        type: 'circle',
        source: 'mover',
        paint: { 'circle-radius': 15, 'circle-color': ['get', 'colour'], 'circle-opacity': 0.25 },
      },
      {
        id: 'mover-dot',
        type: 'circle',
        source: 'mover',
        paint: {
          'circle-radius': 7,
          'circle-color': palette.panel,
          'circle-stroke-color': ['get', 'colour'],
          'circle-stroke-width': 4,
        },
      },
      {
        id: 'mover-clock',
        type: 'symbol',
        source: 'mover',
        layout: {
          'text-field': ['get', 'clock'],
          'text-size': 13,
          'text-font': ['Noto Sans SC'],
          'text-anchor': 'bottom',
          'text-offset': [0, -1.3],
          'text-allow-overlap': true,
          'text-ignore-placement': true,
        },
        paint: { 'text-color': palette.ink, 'text-halo-color': palette.mapHalo, 'text-halo-width': 2.5 },
      },
    ],
    interactive: [],
  }
}
