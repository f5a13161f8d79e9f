import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec'
import type { FeatureCollection } from 'geojson'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test, vi } from 'vitest'
import { arrowPath } from '../../../client/map/arrow-path.ts'
import { agencyEdgeScene, basemapScene } from '../../../client/map/layers/basemap.ts'
import { choroplethScene, gridEdgesScene, gridNamesScene, gridTeamsScene } from '../../../client/map/layers/grids.ts'
import { heatScene } from '../../../client/map/layers/heat.ts'
import { moverScene } from '../../../client/map/layers/mover.ts'
import { reachScene } from '../../../client/map/layers/reach.ts'
import { routeData } from '../../../client/map/layers/route-data.ts'
import { routeStyle, routesScene } from '../../../client/map/layers/routes.ts'
import { sitesScene } from '../../../client/map/layers/sites.ts'
import { streetsScene } from '../../../client/map/layers/streets.ts'
import { basesScene } from '../../../client/map/layers/teams.ts'
import { SvgLayers } from '../../../client/map/SvgLayers.tsx'
import { joinScenes, type Scene } from '../../../client/map/scene.ts'
import { palettes } from '../../../client/ui/palette.ts'
import { createWeekTimer } from '../../../client/workspaces/week/week-timer.ts'
import { base, facts } from '../week/tiny-week.ts'

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

/** Two days of two teams, the first leg along a street, the others straight and estimated. */
function week(emphasis: { team: number | null; day: number | null }, name: 'light' | 'dark'): Scene {
  const palette = palettes[name]
  const { routes } = createWeekTimer(
    base,
    facts,
  )({
    ...{ routes: [[0, 1], [], [2], []], pins: [], removals: [], emergencies: [] },
  })
  const wayOf = (from: readonly number[], to: readonly number[]) => ({
    line: [from, [116.05, 40.05], to] as unknown as [number, number][],
    isEstimate: from[1] !== 40.1,
  })
  return joinScenes(
    basemapScene(square, palette),
    reachScene(square, [116.5, 39.5], palette),
    routesScene(routeData(facts, routes, wayOf, palette), null, routeStyle(emphasis, false, palette)),
    moverScene({ place: [116.5, 39.5], colour: '#0072b2', clock: '09:05' }, palette),
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
  week: week({ team: null, day: null }, 'light'),
  'team of a week': week({ team: 0, day: null }, 'dark'),
  'day of a team': week({ team: 0, day: 0 }, 'light'),
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

test('estimated legs are dashed and arrows show the direction, on the plain map too', () => {
  const svg = renderToStaticMarkup(
    createElement(SvgLayers, { scene: week({ team: 0, day: 0 }, 'light'), zoom: 12, selected: new Set<string>() }),
  )
  expect(svg).toMatch(/stroke-dasharray="7.5 4.8/)
  expect(svg).toContain(arrowPath)
  expect(svg).toContain('>09:05<')
})

test('streets are there only when the server has some, under the same address as its tiles', () => {
  vi.stubGlobal('window', { location: { origin: 'http://x' } })
  const scene = streetsScene('3-abc', palettes.dark)
  const style = { version: 8 as const, sources: { ...scene.sources }, layers: [...scene.layers] }
  expect(validateStyleMin(style).map((error) => error.message)).toEqual([])
  expect(scene.sources.streets).toMatchObject({ tiles: ['http://x/api/roads/tiles/3-abc/{z}/{x}/{y}'] })
  expect(streetsScene('', palettes.dark).layers).toEqual([])
  vi.unstubAllGlobals()
})
