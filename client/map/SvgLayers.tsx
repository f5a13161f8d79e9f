import type * as GeoJSON from 'geojson'
import type { LayerSpecification } from 'maplibre-gl'
import { memo, type ReactNode } from 'react'
import { hazardDrawing } from '../ui/hazard-paths.ts'
import { levelPath } from '../ui/level-paths.ts'
import { placesAlong } from './along-line.ts'
import { arrowColour, arrowPath } from './arrow-path.ts'
import { evaluate, type Seen } from './evaluate.ts'
import { pathOf, project } from './project.ts'
import type { Scene } from './scene.ts'

type SvgLayersProps = { scene: Scene; zoom: number; selected: ReadonlySet<string> }

type Painted = { feature: GeoJSON.Feature; index: number; seen: Seen }

/** The layers of a scene as SVG, in the plane of `project`; redrawn when the zoom changes, not when the map is dragged. */
export const SvgLayers = memo(function SvgLayers({ scene, zoom, selected }: SvgLayersProps) {
  const scale = 2 ** zoom
  const taken: Box[] = []
  // The foremost labels get their place first, as on the GL map.
  const labels = scene.layers
    .toReversed()
    .flatMap((layer) =>
      layer.type === 'symbol' && isShown(layer, zoom)
        ? [<g key={layer.id}>{drawSymbols(layer, paintedOf(layer, scene, zoom, selected), scale, taken)}</g>]
        : [],
    )
  return (
    <>
      {scene.layers.map((layer) => {
        if (!isShown(layer, zoom)) return null
        const live = scene.interactive.includes(layer.id)
        const painted = paintedOf(layer, scene, zoom, selected)
        return <g key={layer.id}>{painted.map((each) => drawShape(layer, each, scale, live))}</g>
      })}
      {labels.toReversed()}
    </>
  )
})

function isShown(layer: LayerSpecification, zoom: number): boolean {
  if (layer.layout && 'visibility' in layer.layout && layer.layout.visibility === 'none') return false
  return zoom >= (layer.minzoom ?? 0) && zoom < (layer.maxzoom ?? 25)
}

function paintedOf(layer: LayerSpecification, scene: Scene, zoom: number, selected: ReadonlySet<string>): Painted[] {
  if (!('source' in layer) || typeof layer.source !== 'string') return []
  const source = scene.sources[layer.source]
  if (source?.type !== 'geojson' || typeof source.data === 'string') return []
  const features = (source.data as GeoJSON.FeatureCollection).features
  const painted: Painted[] = []
  features.forEach((feature, index) => {
    const properties = feature.properties ?? {}
    const id = typeof source.promoteId === 'string' ? properties[source.promoteId] : feature.id
    const seen: Seen = { zoom, properties, state: { selected: selected.has(`${layer.source} ${id}`), hover: false } }
    if ('filter' in layer && layer.filter !== undefined && !evaluate(layer.filter, seen)) return
    if (feature.geometry) painted.push({ feature, index, seen })
  })
  return painted
}

type Values = Record<string, unknown>

function drawShape(
  layer: LayerSpecification,
  { feature, index, seen }: Painted,
  scale: number,
  live: boolean,
): ReactNode {
  const paint = (layer.paint ?? {}) as Values
  const value = (key: string, otherwise: unknown) => (key in paint ? evaluate(paint[key], seen) : otherwise)
  const handle = live
    ? { 'data-live': '', 'data-layer': layer.id, 'data-index': index }
    : { pointerEvents: 'none' as const }
  if (layer.type === 'fill')
    return (
      <path
        key={index}
        d={pathOf(feature.geometry)}
        fill={String(value('fill-color', '#000'))}
        fillOpacity={Number(value('fill-opacity', 1))}
        fillRule="evenodd"
        {...handle}
      />
    )
  if (layer.type === 'line')
    return (
      <path
        key={index}
        d={pathOf(feature.geometry)}
        fill="none"
        stroke={String(value('line-color', '#000'))}
        strokeOpacity={Number(value('line-opacity', 1))}
        strokeWidth={Number(value('line-width', 1))}
        strokeDasharray={dashes(paint['line-dasharray'], Number(value('line-width', 1)))}
        strokeLinejoin="round"
        vectorEffect="non-scaling-stroke"
        {...handle}
      />
    )
  if (layer.type !== 'circle' || feature.geometry.type !== 'Point') return null
  const [x, y] = project(feature.geometry.coordinates[0]!, feature.geometry.coordinates[1]!)
  return (
    <circle
      key={index}
      cx={x}
      cy={y}
      r={Number(value('circle-radius', 5)) / scale}
      fill={String(value('circle-color', '#000'))}
      fillOpacity={Number(value('circle-opacity', 1))}
      stroke={String(value('circle-stroke-color', 'none'))}
      strokeWidth={Number(value('circle-stroke-width', 0))}
      vectorEffect="non-scaling-stroke"
      {...handle}
    />
  )
}

/** The style counts dashes in widths of their line, SVG in pixels. */
function dashes(pattern: unknown, width: number): string | undefined {
  return Array.isArray(pattern) ? pattern.map((length) => Number(length) * width).join(' ') : undefined
}

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
