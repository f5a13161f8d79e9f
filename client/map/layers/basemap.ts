import type * as GeoJSON from 'geojson'
import type { ExpressionSpecification } from 'maplibre-gl'
import type { Language } from '../../../server/contract/index.ts'
import type { Palette } from '../../ui/palette.ts'
import { labelPoint } from '../label-point.ts'
import { geojson, joinScenes, type Scene } from '../scene.ts'

export const agencyFill = 'agency-fill'
export const agencySource = 'agencies'

type Areas = GeoJSON.FeatureCollection

/** The calm ground: paper, meridians and parallels, the agencies' areas. It needs nothing from outside. */
export function basemapScene(areas: Areas | null, palette: Palette): Scene {
  return {
    sources: {
      graticule: geojson(graticule),
      ...(areas ? { [agencySource]: geojson(areas, 'code') } : {}),
    },
    layers: [
      { id: 'ground', type: 'background', paint: { 'background-color': palette.mapGround } },
      ...(areas
        ? ([
            {
              id: agencyFill,
              type: 'fill',
              source: agencySource,
              paint: { 'fill-color': palette.mapArea },
            },
          ] as const)
        : []),
      {
        id: 'graticule',
        type: 'line',
        source: 'graticule',
        paint: { 'line-color': palette.mapGraticule, 'line-width': ['case', ['get', 'isMajor'], 1, 0.5] },
      },
    ],
    interactive: [],
  }
}

/** Edges and names of the agencies, to lie above everything that covers their areas. */
export function agencyEdgeScene(areas: Areas | null, palette: Palette, language: Language): Scene | null {
  return areas ? joinScenes(agencyLinesScene(areas, palette), agencyNamesScene(areas, palette, language)) : null
}

/** Only the edges. */
export function agencyLinesScene(areas: Areas | null, palette: Palette): Scene | null {
  if (!areas) return null
  const isSelected: ExpressionSpecification = ['boolean', ['feature-state', 'selected'], false]
  return {
    sources: {},
    layers: [
      {
        id: 'agency-edge',
        type: 'line',
        source: agencySource,
        layout: { 'line-join': 'round' },
        paint: {
          'line-color': ['case', isSelected, palette.primary, palette.mapAreaEdge],
          'line-width': ['case', isSelected, 2.5, 1.2],
        },
      },
    ],
    interactive: [],
  }
}

/** Only the names, to lie above dots as well. */
export function agencyNamesScene(areas: Areas | null, palette: Palette, language: Language): Scene | null {
  if (!areas) return null
  return {
    sources: { 'agency-names': geojson(namePoints(areas, language)) },
    layers: [
      {
        id: 'agency-name',
        type: 'symbol',
        source: 'agency-names',
        maxzoom: 12.5,
        layout: {
          'text-field': ['get', 'name'],
          'text-size': ['interpolate', ['linear'], ['zoom'], 7, 11, 11, 15],
          'text-font': ['Noto Sans SC'],
          'text-padding': 3,
          'text-max-width': 9,
        },
        paint: { 'text-color': palette.mapLabel, 'text-halo-color': palette.mapHalo, 'text-halo-width': 1.8 },
      },
    ],
    interactive: [],
  }
}

/** Where the names stand does not change with language or theme. */
const knownPoints = new WeakMap<Areas, ([number, number] | null)[]>()

/** One point for each name: a polygon would show its name once in every tile. */
function namePoints(areas: Areas, language: Language): Areas {
  const points =
    knownPoints.get(areas) ?? areas.features.map((area) => (area.geometry ? labelPoint(area.geometry) : null))
  knownPoints.set(areas, points)
  const features = areas.features.flatMap((area, index): GeoJSON.Feature[] => {
    const point = points[index]
    if (!point) return []
    const properties = area.properties ?? {}
    const name = String((language === 'en' ? properties.nameEn : properties.nameZh) ?? properties.nameZh ?? '')
    return [{ type: 'Feature', geometry: { type: 'Point', coordinates: point }, properties: { name } }]
  })
  return { type: 'FeatureCollection', features }
}

const graticule = makeGraticule()

/** Every tenth of a degree around Beijing, every half one stronger; other cities do without. */
function makeGraticule(): Areas {
  const features: GeoJSON.Feature[] = []
  const line = (coordinates: GeoJSON.Position[], tenths: number): void => {
    const properties = { isMajor: tenths % 5 === 0 }
    features.push({ type: 'Feature', geometry: { type: 'LineString', coordinates }, properties })
  }
  const [west, east, south, north] = [1100, 1230, 365, 440]
  for (let tenths = west; tenths <= east; tenths++) {
    const ends = [
      [tenths / 10, south / 10],
      [tenths / 10, north / 10],
    ]
    line(ends, tenths)
  }
  for (let tenths = south; tenths <= north; tenths++) {
    const ends = [
      [west / 10, tenths / 10],
      [east / 10, tenths / 10],
    ]
    line(ends, tenths)
  }
  return { type: 'FeatureCollection', features }
}
