import type { LayerSpecification } from 'maplibre-gl'
import { memo, type ReactNode } from 'react'
import { evaluate } from './evaluate.ts'
import { pathOf, project } from './project.ts'
import { SvgLabels } from './SvgLabels.tsx'
import type { Scene } from './scene.ts'
import { featuresOf, isShown, type LayerFeatures, type Painted, paintedOf, type Values } from './svg-features.ts'

type SvgLayersProps = { scene: Scene; zoom: number; selected: ReadonlySet<string> }

/**
 * The layers of a scene as SVG, in the plane of `project`; redrawn when the zoom changes, not when the map is dragged, and
 * each by itself: an edit of a plan leaves the ground as it is.
 */
export function SvgLayers({ scene, zoom, selected }: SvgLayersProps) {
  return (
    <>
      {scene.layers.map((layer) =>
        isShown(layer, zoom) ? (
          <SvgLayer
            key={layer.id}
            layer={layer}
            {...featuresOf(layer, scene)}
            zoom={zoom}
            selected={selected}
            isLive={scene.interactive.includes(layer.id)}
          />
        ) : null,
      )}
      <SvgLabels scene={scene} zoom={zoom} selected={selected} />
    </>
  )
}

type SvgLayerProps = LayerFeatures & {
  layer: LayerSpecification
  zoom: number
  selected: ReadonlySet<string>
  isLive: boolean
}

const SvgLayer = memo(function SvgLayer({ layer, zoom, selected, isLive, ...features }: SvgLayerProps) {
  const painted = paintedOf(layer, features, zoom, selected)
  return <g>{painted.map((each) => drawShape(layer, each, 2 ** zoom, isLive))}</g>
})

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
