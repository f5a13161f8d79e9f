import type * as GeoJSON from 'geojson'
import type { ExpressionSpecification } from 'maplibre-gl'
import type { Palette } from '../../ui/palette.ts'
import { rampFor } from '../breaks.ts'
import { labelPoint } from '../label-point.ts'
import { geojson, type Scene } from '../scene.ts'

export const gridSource = 'grids'
export const gridFill = 'grid-fill'

type Areas = GeoJSON.FeatureCollection

const isSelected: ExpressionSpecification = ['boolean', ['feature-state', 'selected'], false]
const isHovered: ExpressionSpecification = ['boolean', ['feature-state', 'hover'], false]

/** Grids coloured by a density, in the steps of the legend. */
export function choroplethScene(grids: Areas, breaks: readonly number[], palette: Palette): Scene {
  const colours = rampFor(breaks, palette.ramp)
  const color: unknown[] = ['step', ['coalesce', ['get', 'riskPerKm2'], 0], colours[0]]
  breaks.forEach((limit, index) => {
    color.push(limit, colours[index + 1])
  })
  const fill = breaks.length > 0 ? (color as ExpressionSpecification) : colours[0]!
  return gridsScene(grids, fill, 0.92, palette)
}

/** Grids coloured by the team that they are given to; a grid without a team stays grey. */
export function gridTeamsScene(grids: Areas, teamOrder: readonly number[], palette: Palette): Scene {
  const color: unknown[] = ['match', ['coalesce', ['get', 'teamId'], 0]]
  teamOrder.forEach((team, index) => {
    color.push(team, palette.teams[index % palette.teams.length])
  })
  color.push(palette.faint)
  const fill = teamOrder.length > 0 ? (color as ExpressionSpecification) : palette.faint
  return gridsScene(grids, fill, palette.name === 'dark' ? 0.45 : 0.34, palette)
}

/** Only the outlines, over a heatmap; the areas still answer to the pointer. */
export function gridEdgesScene(grids: Areas, palette: Palette): Scene {
  return gridsScene(grids, palette.mapArea, 0, palette, 0.45)
}

function gridsScene(
  grids: Areas,
  fill: ExpressionSpecification | string,
  opacity: number,
  palette: Palette,
  edgeOpacity = 1,
): Scene {
  return {
    sources: { [gridSource]: geojson(grids, 'id') },
    layers: [
      {
        id: gridFill,
        type: 'fill',
        source: gridSource,
        // Close up the ground must show through, where sites and buildings are what one looks for.
        paint: {
          'fill-color': fill,
          'fill-opacity': ['interpolate', ['linear'], ['zoom'], 11, opacity, 14, opacity * 0.35],
        },
      },
      {
        id: 'grid-edge',
        type: 'line',
        source: gridSource,
        layout: { 'line-join': 'round' },
        paint: {
          'line-color': ['case', isSelected, palette.ink, isHovered, palette.ink, palette.mapGridEdge],
          'line-width': ['case', isSelected, 3, isHovered, 1.8, 0.7],
          'line-opacity': ['case', isSelected, 1, isHovered, 1, edgeOpacity],
        },
      },
    ],
    interactive: [gridFill],
  }
}

/** The codes of the grids, to lie above dots as well. */
export function gridNamesScene(grids: Areas, palette: Palette): Scene {
  return {
    sources: { 'grid-names': geojson(namesOf(grids)) },
    layers: [
      {
        id: 'grid-name',
        type: 'symbol',
        source: 'grid-names',
        minzoom: 9.8,
        layout: {
          'text-field': ['get', 'name'],
          'text-size': ['interpolate', ['linear'], ['zoom'], 9.8, 10, 13, 13],
          'text-font': ['Noto Sans SC'],
          'text-padding': 4,
        },
        paint: { 'text-color': palette.mapLabel, 'text-halo-color': palette.mapHalo, 'text-halo-width': 1.6 },
      },
    ],
    interactive: [],
  }
}

const knownNames = new WeakMap<Areas, Areas>()

/** The code without its agency, at a point inside; made once for each collection. */
function namesOf(grids: Areas): Areas {
  const known = knownNames.get(grids)
  if (known) return known
  const features = grids.features.flatMap((grid): GeoJSON.Feature[] => {
    const point = grid.geometry ? labelPoint(grid.geometry) : null
    const code = String(grid.properties?.code ?? '')
    const name = /G\d+$/.exec(code)?.[0] ?? code
    return point ? [{ type: 'Feature', geometry: { type: 'Point', coordinates: point }, properties: { name } }] : []
  })
  const made: Areas = { type: 'FeatureCollection', features }
  knownNames.set(grids, made)
  return made
}
