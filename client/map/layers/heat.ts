import type * as GeoJSON from 'geojson'
import type { ExpressionSpecification } from 'maplibre-gl'
import type { Palette } from '../../ui/palette.ts'
import { rampFor } from '../breaks.ts'
import { geojson, type Scene } from '../scene.ts'

/** MapLibre's own kernel: weight × intensity × 0.3989 × e^(−4.5 d²), d in radii; a third of the radius is one sigma. */
const kernelPeak = 0.3989422804014327

const nearZoom = 4
const farZoom = 16

export type Heat = {
  readonly points: GeoJSON.FeatureCollection
  /** Which property of the points is spread over the ground. */
  readonly weight: string
  /** Sigma of the kernel on the ground. */
  readonly bandwidthKm: number
  readonly breaks: readonly number[]
  readonly latitude: number
}

/**
 * A heatmap in real units. The kernel has a fixed width on the ground and is scaled so that its value is the weight per
 * km²; colours change at the same limits as the choropleth's, so that the two can be held against each other.
 */
export function heatScene({ points, weight, bandwidthKm, breaks, latitude }: Heat, palette: Palette): Scene {
  const full = (breaks.at(-1) ?? 1) * 1.5
  const colours = rampFor(breaks, palette.ramp)
  const color: unknown[] = ['interpolate', ['linear'], ['heatmap-density'], 0, 'rgba(0,0,0,0)']
  const limits = breaks.map((limit) => limit / full)
  // Below the first limit the ground shines through.
  limits.forEach((limit, index) => {
    if (index === 0) color.push(limit * 0.5, transparent(colours[1]!))
    color.push(limit, colours[index + 1])
  })
  return {
    sources: { heat: geojson(points) },
    layers: [
      {
        id: 'heat',
        type: 'heatmap',
        source: 'heat',
        maxzoom: 13.5,
        paint: {
          'heatmap-weight': ['coalesce', ['get', weight], 0],
          'heatmap-intensity': intensityFor(bandwidthKm, full),
          'heatmap-radius': [
            'interpolate',
            ['exponential', 2],
            ['zoom'],
            nearZoom,
            radiusPixels(bandwidthKm, latitude, nearZoom),
            farZoom,
            radiusPixels(bandwidthKm, latitude, farZoom),
          ],
          'heatmap-color': color as ExpressionSpecification,
          'heatmap-opacity': ['interpolate', ['linear'], ['zoom'], 11.5, 0.82, 13.5, 0],
        },
      },
    ],
    interactive: [],
  }
}

/** The intensity at which `full` per km² comes out as a kernel value of 1. */
export function intensityFor(bandwidthKm: number, full: number): number {
  return 1 / (kernelPeak * 2 * Math.PI * bandwidthKm ** 2 * full)
}

/** Three sigmas in pixels; it doubles with every zoom, because the ground does. */
export function radiusPixels(bandwidthKm: number, latitude: number, zoom: number): number {
  const kmPerPixel = (40_075.017 * Math.cos((latitude * Math.PI) / 180)) / 512 / 2 ** zoom
  return (3 * bandwidthKm) / kmPerPixel
}

function transparent(hex: string): string {
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16))
  return `rgba(${red},${green},${blue},0.15)`
}
