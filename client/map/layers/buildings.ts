import type { Palette } from '../../ui/palette.ts'
import type { Scene } from '../scene.ts'

/** Single buildings and the lines of municipal and rail works, as tiles of the server, from close up. */
export function closeUpScene(dataVersion: string, palette: Palette): Scene {
  const tiles = (layer: string) => [`${window.location.origin}/api/tiles/${dataVersion}/${layer}/{z}/{x}/{y}.mvt`]
  return {
    sources: {
      buildings: { type: 'vector', tiles: tiles('buildings'), minzoom: 11, maxzoom: 14 },
      works: { type: 'vector', tiles: tiles('works'), minzoom: 8, maxzoom: 14 },
    },
    layers: [
      {
        id: 'work-line',
        type: 'line',
        source: 'works',
        'source-layer': 'works',
        minzoom: 9.5,
        layout: { 'line-cap': 'round', 'line-join': 'round' },
        paint: {
          'line-color': palette.quiet,
          'line-width': ['interpolate', ['linear'], ['zoom'], 9.5, 1, 14, 4],
          'line-opacity': 0.55,
        },
      },
      {
        id: 'building',
        type: 'circle',
        source: 'buildings',
        'source-layer': 'buildings',
        minzoom: 13,
        paint: {
          'circle-color': palette.building,
          'circle-radius': ['interpolate', ['linear'], ['zoom'], 13, 1.5, 16, 5],
          'circle-opacity': 0.8,
          'circle-stroke-color': palette.mapHalo,
          'circle-stroke-width': 0.5,
        },
      },
    ],
    interactive: [],
  }
}
