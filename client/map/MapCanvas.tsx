import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAddress } from '../state/address.ts'
import { Fence } from '../ui/Fence.tsx'
import { StateBox } from '../ui/StateBox.tsx'
import './map.css'
import { SvgMap } from './SvgMap.tsx'
import type { Hit, MapProps } from './scene.ts'
import { useIsPlain } from './use-is-plain.ts'

const loadGlMap = () => import('./GlMap.tsx')
const GlMap = lazy(loadGlMap)

type MapCanvasProps = MapProps & {
  /** What to say beside the pointer about the thing under it; null: nothing. */
  tooltip?: (hit: Hit) => ReactNode
  /** Whose streets are drawn. */
  credit?: 'osm' | 'schematic' | null
  /** Legends and controls that lie on the map. */
  children?: ReactNode
}

/** The one door to the map: the GL map where the browser can, else the same scene as SVG. */
export function MapCanvas({ tooltip, credit, children, onHover, ...props }: MapCanvasProps) {
  const { t } = useTranslation()
  const wantsPlain = useAddress((address) => address.map === 'plain')
  const [hovered, setHovered] = useState<{ hit: Hit; x: number; y: number } | null>(null)
  const isPlain = useIsPlain()
  const isIdle = useIdle(!isPlain)
  const hear = (hit: Hit | null) => {
    if (!hit) setHovered(null)
    onHover?.(hit)
  }
  const handed = { ...props, onHover: hear }
  return (
    <section
      className="map"
      aria-label={props.label}
      onPointerMove={(event) => {
        const box = event.currentTarget.getBoundingClientRect()
        const [x, y] = [event.clientX - box.left, event.clientY - box.top]
        setHovered((before) => (before ? { ...before, x, y } : before))
        pointer.x = x
        pointer.y = y
      }}
      onPointerLeave={() => hear(null)}
    >
      {isPlain ? (
        <SvgMap {...handed} onHover={(hit) => show(hit)} />
      ) : (
        <Fence fallback={<SvgMap {...handed} onHover={(hit) => show(hit)} />}>
          <Suspense fallback={<StateBox isLoading />}>
            {isIdle ? <GlMap {...handed} onHover={(hit) => show(hit)} /> : <StateBox isLoading />}
          </Suspense>
        </Fence>
      )}
      {hovered && tooltip ? (
        <div
          className="map-tooltip"
          style={{ transform: `translate(${hovered.x + 14}px, ${hovered.y + 14}px)` }}
          aria-hidden="true"
        >
          {tooltip(hovered.hit)}
        </div>
      ) : null}
      {isPlain && !wantsPlain ? <p className="map-note">{t('map.noWebgl')}</p> : null}
      {credit ? <p className="map-credit">{t(`map.credit.${credit}`)}</p> : null}
      {children}
    </section>
  )

  function show(hit: Hit | null) {
    hear(hit)
    if (hit && tooltip) setHovered({ hit, x: pointer.x, y: pointer.y })
  }
}

/**
 * True once the browser has nothing more urgent. Starting WebGL takes the main thread for a while, on a machine without
 * a graphics unit for seconds: the table is painted first, and meanwhile the code of the map arrives.
 */
function useIdle(isWanted: boolean): boolean {
  const [isIdle, setIdle] = useState(false)
  useEffect(() => {
    if (!isWanted) return
    void loadGlMap()
    if (typeof requestIdleCallback !== 'function') {
      const timer = setTimeout(() => setIdle(true), 300)
      return () => clearTimeout(timer)
    }
    const waiting = requestIdleCallback(() => setIdle(true), { timeout: 1500 })
    return () => cancelIdleCallback(waiting)
  }, [isWanted])
  return isIdle
}

/** Where the pointer last was on the map; there is one pointer. */
const pointer = { x: 0, y: 0 }
