import 'maplibre-gl/dist/maplibre-gl.css'
import {
  type GeoJSONSource,
  type MapGeoJSONFeature,
  Map as MaplibreMap,
  type MapMouseEvent,
  NavigationControl,
  type PointLike,
  ScaleControl,
  setWorkerUrl,
} from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fontStack, prefersStill, usePalette } from '../ui/theme.ts'
import { drawImage } from './images.ts'
import { linkMap } from './link-maps.ts'
import { type Change, planChanges } from './plan-changes.ts'
import { type Camera, emptyScene, type Hit, type MapProps, type Scene, type Selection } from './scene.ts'

// MapLibre 6 comes without its worker inside; without this the map stays blank and never says why.
setWorkerUrl(workerUrl)

/** Owns the GL map: scene in, pointer events out. */
export default function GlMap({ label, scene, camera, selection = [], link, onClick, onHover }: MapProps) {
  const { t } = useTranslation()
  const palette = usePalette()
  const frame = useRef<HTMLDivElement>(null)
  const [map, setMap] = useState<MaplibreMap | null>(null)
  const drawn = useRef<Scene>(emptyScene)
  const marked = useRef<readonly Selection[]>([])
  const interactive = useRef<readonly string[]>([])
  interactive.current = scene.interactive

  const start = useEffectEvent((width: number) => (camera ? initialView(camera, width) : {}))
  const click = useEffectEvent((hit: Hit | null, at: readonly [number, number]) => onClick?.(hit, at))
  const hover = useEffectEvent((hit: Hit | null) => onHover?.(hit))
  const locale = useEffectEvent(() => ({
    'NavigationControl.ZoomIn': t('map.zoomIn'),
    'NavigationControl.ZoomOut': t('map.zoomOut'),
    'Map.Title': `${label}. ${t('map.keyboard')}`,
  }))
  const images = useEffectEvent((id: string) => drawImage(id, palette))

  useEffect(() => {
    const made = new MaplibreMap({
      container: frame.current!,
      style: { version: 8, sources: {}, layers: [] },
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      maxPitch: 0,
      localIdeographFontFamily: fontStack,
      fadeDuration: 120,
      locale: locale(),
      ...start(frame.current!.clientWidth),
    })
    made.touchZoomRotate.disableRotation()
    made.keyboard.disableRotation()
    made.addControl(new NavigationControl({ showCompass: false }), 'top-right')
    made.addControl(new ScaleControl({ maxWidth: 90 }), 'bottom-right')
    made.setMissingStyleImageResolver((id) => {
      const image = images(id)
      if (image && !made.hasImage(id)) made.addImage(id, image, { pixelRatio: 2 })
    })
    const pointed = trackHover(made, interactive, (hit) => hover(hit))
    made.on('click', (event) => click(findHit(made, event, interactive.current), [event.lngLat.lng, event.lngLat.lat]))
    made.on('load', () => {
      // Names are drawn to a canvas, which does not wait for a font: ask for it first, but not for ever.
      const patience = new Promise((resolve) => setTimeout(resolve, 2500))
      void Promise.race([document.fonts.load(`24px ${fontStack}`), patience]).finally(() => setMap(made))
    })
    return () => {
      pointed.stop()
      setMap(null)
      drawn.current = emptyScene
      marked.current = []
      made.remove()
    }
  }, [])

  useEffect(() => {
    if (!map) return
    for (const change of planChanges(drawn.current, scene)) applyChange(map, change)
    drawn.current = scene
  }, [map, scene])

  useEffect(() => (map && link ? linkMap(link, map) : undefined), [map, link])

  useEffect(() => {
    if (!map) return
    for (const id of map.listImages()) {
      const image = drawImage(id, palette)
      if (image) map.updateImage(id, image)
    }
  }, [map, palette])

  // Feature state is lost with its source: set it again whenever the scene changes.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the scene decides which sources exist
  useEffect(() => {
    if (!map) return
    for (const each of marked.current)
      if (map.getSource(each.source)) map.setFeatureState(target(each), { selected: false })
    for (const each of selection) if (map.getSource(each.source)) map.setFeatureState(target(each), { selected: true })
    marked.current = selection
  }, [map, selection, scene])

  const cameraKey = JSON.stringify(camera)
  const firstKey = useRef(cameraKey)
  useEffect(() => {
    if (!map || cameraKey === firstKey.current) return
    firstKey.current = cameraKey
    const wanted = JSON.parse(cameraKey) as Camera | null
    if (wanted) moveTo(map, wanted)
  }, [map, cameraKey])

  return <div ref={frame} className="map-frame" data-ready={map ? 'true' : 'false'} />
}

function target({ source, sourceLayer, id }: Selection) {
  return sourceLayer === undefined ? { source, id } : { source, sourceLayer, id }
}

/** A single point is not looked at from nearer, unless the camera says so. */
const NEAREST = 15

/** Room around what is shown; on a wide map the legend at the left gets its own. */
function paddingFor(width: number, covered = 0) {
  return { top: 36, bottom: 36 + covered, right: 48, left: width > 620 ? 230 : 36 }
}

function initialView(camera: Camera, width: number) {
  if ('bounds' in camera)
    return {
      bounds: [...camera.bounds] as [number, number, number, number],
      fitBoundsOptions: { padding: paddingFor(width, camera.covered), maxZoom: camera.maxZoom ?? NEAREST },
    }
  return { center: [...camera.center] as [number, number], zoom: camera.zoom }
}

function moveTo(map: MaplibreMap, camera: Camera): void {
  const duration = prefersStill() ? 0 : 500
  if ('bounds' in camera) {
    const [west, south, east, north] = camera.bounds
    map.fitBounds([west, south, east, north], {
      padding: paddingFor(map.getContainer().clientWidth, camera.covered),
      duration,
      maxZoom: camera.maxZoom ?? NEAREST,
    })
  } else map.easeTo({ center: [...camera.center] as [number, number], zoom: camera.zoom, duration })
}

function applyChange(map: MaplibreMap, change: Change): void {
  if (change.kind === 'removeLayer') map.removeLayer(change.id)
  else if (change.kind === 'removeSource') map.removeSource(change.id)
  else if (change.kind === 'addSource') map.addSource(change.id, change.source)
  else if (change.kind === 'setData') void map.getSource<GeoJSONSource>(change.id)?.setData(change.data)
  else if (change.kind === 'updateData') void map.getSource<GeoJSONSource>(change.id)?.updateData(change.diff)
  else if (change.kind === 'addLayer') map.addLayer(change.layer, change.before)
  else if (change.kind === 'setFilter') map.setFilter(change.id, (change.filter ?? null) as never)
  else if (change.kind === 'setPaint') map.setPaintProperty(change.id, change.key as never, change.value as never)
  else map.setLayoutProperty(change.id, change.key as never, change.value as never)
}

/** A finger or a hand on a mouse is not exact to the pixel. */
const reach = 4

function findFeature(map: MaplibreMap, event: MapMouseEvent, layers: readonly string[]): MapGeoJSONFeature | null {
  const { x, y } = event.point
  const box: [PointLike, PointLike] = [
    [x - reach, y - reach],
    [x + reach, y + reach],
  ]
  const known = layers.filter((id) => map.getLayer(id))
  if (known.length === 0) return null
  const found = map.queryRenderedFeatures(box, { layers: known })
  for (const id of known) {
    const feature = found.find((each) => each.layer.id === id)
    if (feature) return feature
  }
  return null
}

function findHit(map: MaplibreMap, event: MapMouseEvent, layers: readonly string[]): Hit | null {
  const feature = findFeature(map, event, layers)
  if (!feature) return null
  return {
    layer: feature.layer.id,
    source: feature.source,
    sourceLayer: feature.sourceLayer ?? null,
    id: feature.id ?? null,
    properties: feature.properties,
    lonLat: [event.lngLat.lng, event.lngLat.lat],
  }
}

/** Looks under the pointer at most once a frame, marks what it finds as `hover`, and tells only of changes. */
function trackHover(map: MaplibreMap, interactive: { current: readonly string[] }, tell: (hit: Hit | null) => void) {
  let last: Hit | null = null
  let waiting: MapMouseEvent | null = null
  let request = 0
  const mark = (hit: Hit | null, hover: boolean) => {
    if (hit?.id == null || !map.getSource(hit.source)) return
    const sourceLayer = hit.sourceLayer === null ? {} : { sourceLayer: hit.sourceLayer }
    map.setFeatureState({ source: hit.source, ...sourceLayer, id: hit.id }, { hover })
  }
  const change = (hit: Hit | null) => {
    if (hit?.id === last?.id && hit?.layer === last?.layer) return
    mark(last, false)
    mark(hit, true)
    last = hit
    map.getCanvas().style.cursor = hit ? 'pointer' : ''
    tell(hit)
  }
  const look = () => {
    request = 0
    if (waiting) change(map.isMoving() ? null : findHit(map, waiting, interactive.current))
    waiting = null
  }
  map.on('mousemove', (event) => {
    waiting = event
    if (request === 0) request = requestAnimationFrame(look)
  })
  map.on('mouseout', () => {
    waiting = null
    change(null)
  })
  return { stop: () => cancelAnimationFrame(request) }
}
