import type * as GeoJSON from 'geojson'
import type { Palette } from '../../ui/palette.ts'
import { geojson, type Scene } from '../scene.ts'

export const reachFill = 'reach-fill'

/** The ground that can be reached in time, under the routes; `origin` is marked when it is not a base. */
export function reachScene(
  area: GeoJSON.FeatureCollection,
  origin: readonly [number, number] | null,
  palette: Palette,
): Scene {
  const point: GeoJSON.FeatureCollection = {
    type: 'FeatureCollection',
    features: origin
      ? [{ type: 'Feature', geometry: { type: 'Point', coordinates: [...origin] }, properties: {} }]
      : [],
  }
  return {
    sources: { reach: geojson(area, 'minutes'), 'reach-origin': geojson(point) },
    layers: [
      {
        id: reachFill,
        type: 'fill',
        source: 'reach',
        paint: { 'fill-color': palette.primary, 'fill-opacity': palette.name === 'dark' ? 0.2 : 0.13 },
      },
      {
        id: 'reach-edge',
        type: 'line',
        source: 'reach',
        layout: { 'line-join': 'round' },
        paint: { 'line-color': palette.primary, 'line-width': 1.6, 'line-opacity': 0.75 },
      },
      {
        id: 'reach-origin',
        type: 'circle',
        source: 'reach-origin',
        paint: {
          'circle-radius': 6,
          'circle-color': palette.primary,
          'circle-stroke-color': palette.mapHalo,
          'circle-stroke-width': 2.5,
        },
      },
    ],
    interactive: [reachFill],
  }
}
