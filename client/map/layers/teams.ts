import type * as GeoJSON from 'geojson'
import type { TeamRow } from '../../../server/contract/index.ts'
import type { Palette } from '../../ui/palette.ts'
import { geojson, type Scene } from '../scene.ts'

export const baseSource = 'bases'
export const basePoint = 'base-point'

/** Where teams set out from: a dot in the team's colour with its number; teams of one house share a dot. */
export function basesScene(teams: readonly TeamRow[], palette: Palette): Scene {
  const houses = new Map<string, { place: TeamRow['base']; ids: number[]; names: string[]; numbers: number[] }>()
  teams.forEach((team, index) => {
    const key = team.base.map((degrees) => degrees.toFixed(4)).join()
    const house = houses.get(key) ?? { place: team.base, ids: [], names: [], numbers: [] }
    house.ids.push(team.id)
    house.names.push(team.name)
    house.numbers.push(index + 1)
    houses.set(key, house)
  })
  const features = [...houses.values()].map(({ place, ids, names, numbers }): GeoJSON.Feature => {
    const isShared = ids.length > 1
    const color = isShared ? palette.ink : palette.teams[(numbers[0]! - 1) % palette.teams.length]
    const properties = {
      id: ids[0],
      name: names.join(' · '),
      number: isShared ? '' : String(numbers[0]),
      list: isShared ? numbers.join(' ') : '',
      color,
    }
    return { type: 'Feature', geometry: { type: 'Point', coordinates: [place[0], place[1]] }, properties }
  })
  return {
    sources: { [baseSource]: geojson({ type: 'FeatureCollection', features }, 'id') },
    layers: [
      {
        id: basePoint,
        type: 'circle',
        source: baseSource,
        paint: {
          'circle-color': ['get', 'color'],
          'circle-radius': ['case', ['==', ['get', 'number'], ''], 6, 9],
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
      {
        id: 'base-list',
        type: 'symbol',
        source: baseSource,
        layout: {
          'text-field': ['get', 'list'],
          'text-size': 11,
          'text-font': ['Noto Sans SC'],
          'text-offset': [0, 1.5],
          'text-max-width': 8,
        },
        paint: { 'text-color': palette.ink, 'text-halo-color': palette.mapHalo, 'text-halo-width': 1.8 },
      },
    ],
    interactive: [basePoint],
  }
}
