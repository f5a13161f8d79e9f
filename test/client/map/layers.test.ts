import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec'
import type { FeatureCollection } from 'geojson'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { agencyEdgeScene, basemapScene } from '../../../client/map/layers/basemap.ts'
import { choroplethScene, gridEdgesScene, gridNamesScene, gridTeamsScene } from '../../../client/map/layers/grids.ts'
import { heatScene } from '../../../client/map/layers/heat.ts'
import { sitesScene } from '../../../client/map/layers/sites.ts'
import { basesScene } from '../../../client/map/layers/teams.ts'
import { SvgLayers } from '../../../client/map/SvgLayers.tsx'
import { joinScenes, type Scene } from '../../../client/map/scene.ts'
import { palettes } from '../../../client/ui/palette.ts'

const square: FeatureCollection = {
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [116, 39],
            [117, 39],
            [117, 40],
            [116, 40],
            [116, 39],
          ],
        ],
      },
      properties: { id: 1, code: '110105G07', nameZh: 'A', nameEn: 'B', riskPerKm2: 12, teamId: 3 },
    },
  ],
}
const sites: FeatureCollection = {
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [116.5, 39.5] },
      properties: { id: 9, level: 'D', priority: 80, name: 'Pit', hazard: 'PIT-over' },
    },
  ],
}
const team = {
  id: 3,
  agencyCode: '110105',
  name: 'T',
  base: [116.2, 39.2] as [number, number],
  baseAddress: '',
  startsAt: '09:00',
  endsAt: '17:00',
  lunchFrom: '11:30',
  lunchTo: '13:00',
  lunchMinutes: 60,
  maxDrivingMinutes: 120,
  maxStops: 4,
  weekdays: [1],
  members: [],
  gridCodes: [],
  requiredHoursPerWeek: 1,
  hoursPerWeek: 2,
}

function whole(name: 'light' | 'dark'): Scene {
  const palette = palettes[name]
  const heat = { points: sites, weight: 'priority', bandwidthKm: 1.5, breaks: [1, 5, 20], latitude: 40 }
  return joinScenes(
    basemapScene(square, palette),
    heatScene(heat, palette),
    agencyEdgeScene(square, palette, 'en'),
    sitesScene(sites, palette),
    basesScene([team], palette),
  )
}
const grids: Readonly<Record<string, Scene>> = {
  choropleth: choroplethScene(square, [1, 5, 20], palettes.light),
  'choropleth without limits': choroplethScene(square, [], palettes.light),
  teams: gridTeamsScene(square, [3, 4], palettes.dark),
  'no teams': gridTeamsScene(square, [], palettes.dark),
  edges: joinScenes(gridEdgesScene(square, palettes.light), gridNamesScene(square, palettes.light)),
  light: whole('light'),
  dark: whole('dark'),
}

describe.each(Object.entries(grids))('%s', (_, scene) => {
  test('the map takes it', () => {
    const style = { version: 8 as const, sources: { ...scene.sources }, layers: [...scene.layers] }
    expect(validateStyleMin(style).map((error) => error.message)).toEqual([])
  })

  test('every layer has its source, and every layer that answers is there', () => {
    const ids = scene.layers.map((layer) => layer.id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const id of scene.interactive) expect(ids).toContain(id)
    for (const layer of scene.layers)
      if ('source' in layer) expect(Object.keys(scene.sources)).toContain(String(layer.source))
  })

  test('the plain map draws it, near and far', () => {
    for (const zoom of [8, 12, 14]) {
      const svg = renderToStaticMarkup(createElement(SvgLayers, { scene, zoom, selected: new Set(['sites 9']) }))
      expect(svg).toContain('<path')
    }
  })
})

test('teams of one house share one dot with all their numbers', () => {
  const scene = basesScene([team, { ...team, id: 4 }, { ...team, id: 5, base: [116.3, 39.3] }], palettes.light)
  const bases = scene.sources.bases as unknown as { data: FeatureCollection }
  expect(bases.data.features.map(({ properties }) => [properties?.number, properties?.list])).toEqual([
    ['', '1 2'],
    ['3', ''],
  ])
})

test('a site is a dot from afar, its level’s shape and its name from near', () => {
  const draw = (zoom: number) =>
    renderToStaticMarkup(createElement(SvgLayers, { scene: whole('light'), zoom, selected: new Set<string>() }))
  expect(draw(9)).toContain(`fill="${palettes.light.level.D}"`)
  expect(draw(9)).not.toContain('>Pit<')
  expect(draw(14)).toContain('var(--level-D)')
  expect(draw(14)).toContain('>Pit<')
})
