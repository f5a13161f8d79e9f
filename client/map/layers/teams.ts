import type * as GeoJSON from 'geojson'
import type { TeamRow } from '../../../server/contract/index.ts'
import type { Palette } from '../../ui/palette.ts'
import { geojson, type Scene } from '../scene.ts'

export const baseSource = 'bases'
export const basePoint = 'base-point'

/** Where teams set out from: a dot in the team's colour with its number. */
export function basesScene(teams: readonly TeamRow[], palette: Palette): Scene {
  const features = teams.map(
    (team, index): GeoJSON.Feature => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [team.base[0], team.base[1]] },
      properties: {
        id: team.id,
        name: team.name,
        number: String(index + 1),
        color: palette.teams[index % palette.teams.length],
      },
    }),
  )
  return {
    sources: { [baseSource]: geojson({ type: 'FeatureCollection', features }, 'id') },
    layers: [
      {
        id: basePoint,
        type: 'circle',
        source: baseSource,
        paint: {
          'circle-color': ['get', 'color'],
          'circle-radius': 9,
          'circle-stroke-color': palette.mapHalo,
          'circle-stroke-width': 2,
        },
      },
      {
        id: 'base-number',
        type: 'symbol',
        source: baseSource,
        layout: {
          'text-field': ['get', 'number'],
          'text-size': 11,
          'text-font': ['Noto Sans SC'],
          'text-allow-overlap': true,
          'text-ignore-placement': true,
        },
        paint: { 'text-color': palette.name === 'dark' ? '#10161b' : '#ffffff' },
      },
    ],
    interactive: [basePoint],
  }
}
