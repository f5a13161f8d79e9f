import type * as GeoJSON from 'geojson'
import type { LayerSpecification } from 'maplibre-gl'
import { memo, type ReactNode } from 'react'
import { hazardDrawing } from '../ui/hazard-paths.ts'
import { levelPath } from '../ui/level-paths.ts'
import { placesAlong } from './along-line.ts'
import { arrowColour, arrowPath } from './arrow-path.ts'
import { evaluate } from './evaluate.ts'
import { project } from './project.ts'
import type { Scene } from './scene.ts'
import { featuresOf, isShown, type Painted, paintedOf, type Values } from './svg-features.ts'

type SvgLabelsProps = { scene: Scene; zoom: number; selected: ReadonlySet<string> }

/** The texts and icons of a scene, above its shapes; the foremost get their place first, as on the GL map. */
export const SvgLabels = memo(function SvgLabels({ scene, zoom, selected }: SvgLabelsProps) {
  const taken: Box[] = []
  const labels = scene.layers
    .toReversed()
    .flatMap((layer) =>
      layer.type === 'symbol' && isShown(layer, zoom)
        ? [
            <g key={layer.id}>
              {drawSymbols(layer, paintedOf(layer, featuresOf(layer, scene), zoom, selected), 2 ** zoom, taken)}
            </g>,
          ]
        : [],
    )
  return labels.toReversed()
})

type Box = readonly [number, number, number, number]

function drawSymbols(layer: LayerSpecification, painted: readonly Painted[], scale: number, taken: Box[]): ReactNode[] {
  const layout = (layer.layout ?? {}) as Values
  const paint = (layer.paint ?? {}) as Values
  const rank = ({ seen }: Painted) => Number(evaluate(layout['symbol-sort-key'] ?? 0, seen))
  const nodes: ReactNode[] = []
  for (const { feature, index, seen } of [...painted].sort((one, other) => rank(one) - rank(other))) {
    if (feature.geometry.type === 'LineString' && layout['symbol-placement'] === 'line') {
      nodes.push(...drawAlong(layout, { feature, index, seen }, feature.geometry, scale))
      continue
    }
    if (feature.geometry.type !== 'Point') continue
    const [x, y] = project(feature.geometry.coordinates[0]!, feature.geometry.coordinates[1]!)
    const image = String(evaluate(layout['icon-image'] ?? '', seen) ?? '')
    const iconSize = Number(evaluate(layout['icon-size'] ?? 1, seen))
    const icon = image ? drawIcon(image, iconSize) : null
    const [iconX, iconY] = offsetOf(layout['icon-offset'], iconSize)
    if (icon)
      nodes.push(
        <g
          key={`i${index}`}
          transform={`translate(${x} ${y}) scale(${1 / scale}) translate(${iconX} ${iconY})`}
          pointerEvents="none"
        >
          {icon}
        </g>,
      )
    const text = String(evaluate(layout['text-field'] ?? '', seen) ?? '')
    if (!text) continue
    const size = Number(evaluate(layout['text-size'] ?? 16, seen))
    const [shiftX, shiftY] = offsetOf(layout['text-offset'], size)
    const width = [...text].reduce((sum, letter) => sum + (letter.charCodeAt(0) > 255 ? size : size * 0.6), 0)
    const box: Box = [
      x * scale + shiftX - width / 2 - 2,
      y * scale + shiftY - size / 2 - 2,
      x * scale + shiftX + width / 2 + 2,
      y * scale + shiftY + size / 2 + 2,
    ]
    if (layout['text-allow-overlap'] !== true && taken.some((other) => overlap(box, other))) continue
    taken.push(box)
    nodes.push(
      <g key={`t${index}`} transform={`translate(${x} ${y}) scale(${1 / scale})`}>
        <text
          x={shiftX}
          y={shiftY}
          fontSize={size}
          textAnchor="middle"
          dominantBaseline="central"
          fill={String(evaluate(paint['text-color'] ?? '#000', seen))}
          stroke={String(evaluate(paint['text-halo-color'] ?? 'none', seen))}
          strokeWidth={Number(evaluate(paint['text-halo-width'] ?? 0, seen)) * 2}
        >
          {text}
        </text>
      </g>,
    )
  }
  return nodes
}

/** Icons along a line, each turned into its direction; texts along lines are left to the GL map. */
function drawAlong(
  layout: Values,
  { index, seen }: Painted,
  line: GeoJSON.LineString,
  scale: number,
): readonly ReactNode[] {
  const icon = drawIcon(String(evaluate(layout['icon-image'] ?? '', seen) ?? ''), 1)
  if (!icon) return []
  const flat = line.coordinates.map(([lon, lat]) => project(lon!, lat!))
  return placesAlong(flat, Number(layout['symbol-spacing'] ?? 250) / scale).map(({ x, y, angle }) => (
    <g
      key={`a${index} ${x} ${y}`}
      transform={`translate(${x} ${y}) scale(${1 / scale}) rotate(${angle})`}
      pointerEvents="none"
    >
      {icon}
    </g>
  ))
}

function drawIcon(name: string, size: number): ReactNode {
  const level = /^level-([ABCD])$/.exec(name)?.[1] as keyof typeof levelPath | undefined
  if (level)
    return (
      <g transform={`scale(${size}) translate(-12 -12)`}>
        <path d={levelPath[level]} fill={`var(--level-${level})`} stroke="var(--map-halo)" strokeWidth="1.5" />
      </g>
    )
  const arrow = arrowColour(name)
  if (arrow) return <path d={arrowPath} fill={arrow} stroke="var(--map-halo)" strokeWidth="1" />
  const hazard = /^hazard-([A-Z-]+?)(-over)?$/.exec(name)
  if (!hazard) return null
  const ink = hazard[2] ? 'var(--panel)' : 'var(--ink)'
  const drawing = hazardDrawing(hazard[1]!)
  return (
    <g transform={`scale(${size * 0.62}) translate(-12 -12)`}>
      <rect x="-3" y="-3" width="30" height="30" rx="5" fill={hazard[2] ? 'var(--bad)' : 'var(--panel)'} />
      <path d={drawing.lines} fill="none" stroke={ink} strokeWidth="2" />
      {drawing.solids ? <path d={drawing.solids} fill={ink} /> : null}
    </g>
  )
}

function offsetOf(offset: unknown, size: number): [number, number] {
  const [x, y] = Array.isArray(offset) && typeof offset[0] === 'number' ? (offset as [number, number]) : [0, 0]
  return [x * size, y * size]
}

function overlap(one: Box, other: Box): boolean {
  return one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3]
}
