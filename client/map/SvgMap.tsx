import type * as GeoJSON from 'geojson'
import { type KeyboardEvent, type PointerEvent, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { project, unproject } from './project.ts'
import { SvgLayers } from './SvgLayers.tsx'
import type { Camera, Hit, MapProps } from './scene.ts'

type View = { x: number; y: number; zoom: number }
type Size = { width: number; height: number }

/** The map without WebGL: the same scene as SVG, to drag, zoom and click, less the heat and the tiles. */
export function SvgMap({ label, scene, camera, selection = [], onClick, onHover }: MapProps) {
  const { t } = useTranslation()
  const svg = useRef<SVGSVGElement>(null)
  const [size, setSize] = useState<Size>({ width: 0, height: 0 })
  const [moved, setMoved] = useState<{ key: string; view: View } | null>(null)
  const drag = useRef<{ x: number; y: number; view: View; travelled: number } | null>(null)

  useEffect(() => {
    const frame = svg.current!
    const observer = new ResizeObserver(() => setSize({ width: frame.clientWidth, height: frame.clientHeight }))
    observer.observe(frame)
    return () => observer.disconnect()
  }, [])

  const key = JSON.stringify(camera)
  const home = useMemo(() => viewOf(JSON.parse(key) as Camera | null, size), [key, size])
  const view = moved?.key === key ? moved.view : home
  const move = (next: View) => setMoved({ key, view: { ...next, zoom: Math.max(2, Math.min(18, next.zoom)) } })
  const scale = 2 ** view.zoom
  const selected = useMemo(() => new Set(selection.map((each) => `${each.source} ${each.id}`)), [selection])

  const hitOf = (event: { target: EventTarget; clientX: number; clientY: number }): Hit | null => {
    const live = (event.target as Element).closest('[data-layer]')
    const [layerId, index] = [live?.getAttribute('data-layer'), Number(live?.getAttribute('data-index'))]
    const layer = scene.layers.find((each) => each.id === layerId)
    if (!layer || !('source' in layer)) return null
    const sourceId = String(layer.source)
    const source = scene.sources[sourceId]
    if (source?.type !== 'geojson' || typeof source.data === 'string') return null
    const feature = (source.data as GeoJSON.FeatureCollection).features[index]
    if (!feature) return null
    const properties = feature.properties ?? {}
    const id = typeof source.promoteId === 'string' ? properties[source.promoteId] : feature.id
    return { layer: layer.id, source: sourceId, sourceLayer: null, id: id ?? null, properties, lonLat: placeOf(event) }
  }
  const placeOf = (event: { clientX: number; clientY: number }): [number, number] => {
    const box = svg.current!.getBoundingClientRect()
    return unproject(
      view.x + (event.clientX - box.left - size.width / 2) / scale,
      view.y + (event.clientY - box.top - size.height / 2) / scale,
    )
  }

  const onPointerDown = (event: PointerEvent<SVGSVGElement>) => {
    drag.current = { x: event.clientX, y: event.clientY, view, travelled: 0 }
  }
  const onPointerMove = (event: PointerEvent<SVGSVGElement>) => {
    const start = drag.current
    if (!start) return onHover?.(hitOf(event))
    const [dx, dy] = [event.clientX - start.x, event.clientY - start.y]
    start.travelled = Math.max(start.travelled, Math.hypot(dx, dy))
    if (start.travelled > 4) move({ ...start.view, x: start.view.x - dx / scale, y: start.view.y - dy / scale })
  }
  const onPointerUp = (event: PointerEvent<SVGSVGElement>) => {
    const isClick = drag.current !== null && drag.current.travelled <= 4
    drag.current = null
    if (isClick) onClick?.(hitOf(event), placeOf(event))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = 80 / scale
    if (event.key === 'ArrowLeft') move({ ...view, x: view.x - step })
    else if (event.key === 'ArrowRight') move({ ...view, x: view.x + step })
    else if (event.key === 'ArrowUp') move({ ...view, y: view.y - step })
    else if (event.key === 'ArrowDown') move({ ...view, y: view.y + step })
    else if (event.key === '+' || event.key === '=') move({ ...view, zoom: view.zoom + 0.5 })
    else if (event.key === '-') move({ ...view, zoom: view.zoom - 0.5 })
    else return
    event.preventDefault()
  }

  return (
    <>
      <svg
        ref={svg}
        className="map-svg"
        role="application"
        aria-label={`${label}. ${t('map.keyboard')}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the map is moved with the arrow keys
        tabIndex={0}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerLeave={() => {
          drag.current = null
          onHover?.(null)
        }}
        onWheel={(event) => move({ ...view, zoom: view.zoom - Math.sign(event.deltaY) * 0.5 })}
        onKeyDown={onKeyDown}
      >
        {size.width > 0 ? (
          <g
            transform={`translate(${size.width / 2 - view.x * scale} ${size.height / 2 - view.y * scale}) scale(${scale})`}
          >
            <SvgLayers scene={scene} zoom={view.zoom} selected={selected} />
          </g>
        ) : null}
      </svg>
      <div className="map-svg-buttons maplibregl-ctrl-group">
        <button type="button" aria-label={t('map.zoomIn')} onClick={() => move({ ...view, zoom: view.zoom + 0.5 })}>
          +
        </button>
        <button type="button" aria-label={t('map.zoomOut')} onClick={() => move({ ...view, zoom: view.zoom - 0.5 })}>
          −
        </button>
        <button type="button" aria-label={t('map.reset')} onClick={() => setMoved(null)}>
          ⌂
        </button>
      </div>
    </>
  )
}

const padding = 36

function viewOf(camera: Camera | null, { width, height }: Size): View {
  if (!camera) return { x: 256, y: 256, zoom: 2 }
  if ('center' in camera) {
    const [x, y] = project(camera.center[0], camera.center[1])
    return { x, y, zoom: camera.zoom }
  }
  const [west, south, east, north] = camera.bounds
  const covered = camera.covered ?? 0
  const [left, top] = project(west, north)
  const [right, bottom] = project(east, south)
  const fit = Math.min(
    Math.max(40, width - 2 * padding) / Math.max(right - left, 1e-6),
    Math.max(40, height - 2 * padding - covered) / Math.max(bottom - top, 1e-6),
  )
  const zoom = Math.min(Math.log2(fit), camera.maxZoom ?? 15)
  return { x: (left + right) / 2, y: (top + bottom) / 2 + covered / 2 / 2 ** zoom, zoom }
}
