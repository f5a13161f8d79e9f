import { Switch } from 'antd'
import { memo, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { readAgencyAreas } from '../../../server/contract/index.ts'
import { useRead } from '../../api.ts'
import { agencyEdgeScene, basemapScene } from '../../map/layers/basemap.ts'
import {
  leftOutData,
  leftPoint,
  type RouteEmphasis,
  routeData,
  routeLine,
  routeSource,
  routesScene,
  stopDisc,
  stopSource,
} from '../../map/layers/routes.ts'
import { MapCanvas } from '../../map/MapCanvas.tsx'
import { type Camera, type Hit, joinScenes, type Selection } from '../../map/scene.ts'
import { useAddress } from '../../state/address.ts'
import { usePalette } from '../../ui/theme.ts'
import { clock } from './format.ts'
import { RouteLegend } from './RouteLegend.tsx'
import { useTravelSource } from './use-travel-source.ts'
import type { WeekPlan } from './use-week-plan.ts'
import type { BoardSelection } from './WeekBoard.tsx'

type WeekMapProps = {
  week: WeekPlan
  selection: BoardSelection
  onSelectVisit: (visit: number) => void
  onSelectShift: (shift: number) => void
}

/** The routes on the ground; what is selected on the board stands out here, and the other way round. */
export const WeekMap = memo(function WeekMap({ week, selection, onSelectVisit, onSelectShift }: WeekMapProps) {
  const { t } = useTranslation('week')
  const palette = usePalette()
  const language = useAddress((address) => address.language)
  const [showsLeft, setShowsLeft] = useState(false)
  const areas = useRead(readAgencyAreas, {}, { staleMs: 3_600_000 }).data ?? null
  const { content, routes, choices, plan } = week
  const { visit } = selection

  const placed = visit === null ? undefined : content.shifts[choices.routes.findIndex((route) => route.includes(visit))]
  const emphasis = useMemo((): RouteEmphasis => {
    if (selection.team !== null || selection.day !== null) return { team: selection.team, day: selection.day }
    return placed ? { team: placed.team, day: placed.day } : { team: null, day: null }
  }, [selection.team, selection.day, placed])

  const ground = useMemo(() => basemapScene(areas as never, palette), [areas, palette])
  const edges = useMemo(() => agencyEdgeScene(areas as never, palette, language), [areas, palette, language])
  const data = useMemo(() => routeData(content, routes, palette), [content, routes, palette])
  const left = useMemo(() => {
    if (!showsLeft && (visit === null || placed)) return null
    const planned = new Set(choices.routes.flat())
    const all = content.visits.map((_, index) => index).filter((index) => !planned.has(index))
    return leftOutData(content, showsLeft ? all : all.filter((index) => index === visit))
  }, [content, choices, showsLeft, visit, placed])
  const scene = useMemo(
    () => joinScenes(ground, edges, routesScene(data, left, emphasis, palette)),
    [ground, edges, data, left, emphasis, palette],
  )
  const source = useTravelSource(plan)
  const camera = useMemo(() => cameraFor(week, emphasis), [week, emphasis])
  const marks = useMemo(
    (): Selection[] =>
      visit === null
        ? []
        : [
            { source: stopSource, id: visit },
            { source: 'left-out', id: visit },
          ],
    [visit],
  )
  return (
    <MapCanvas
      label={`${t('map.label')}. ${t('map.tableHint')}`}
      scene={scene}
      camera={camera}
      selection={marks}
      onClick={(hit) => {
        if (hit?.layer === stopDisc || hit?.layer === leftPoint) onSelectVisit(Number(hit.id))
        else if (hit?.layer === routeLine && hit.source === routeSource) onSelectShift(Number(hit.id))
      }}
      tooltip={(hit) => <RouteTip hit={hit} week={week} />}
    >
      <RouteLegend source={source} />
      <div className="week-map-left">
        <Switch id="week-map-left" size="small" checked={showsLeft} onChange={setShowsLeft} />{' '}
        <label htmlFor="week-map-left">{t('map.showUnplanned')}</label>
      </div>
    </MapCanvas>
  )
})

function RouteTip({ hit, week }: { hit: Hit; week: WeekPlan }) {
  const { t } = useTranslation('week')
  const { content, routes } = week
  if (hit.layer === routeLine) {
    const shift = content.shifts[Number(hit.id)]
    if (!shift) return null
    return (
      <>
        {content.teams[shift.team]?.name} · {t(`weekday.${(content.days[shift.day]?.weekday ?? 1) as 1}`)}
      </>
    )
  }
  const index = Number(hit.id)
  const visit = content.visits[index]
  const route = routes.find((other) => other.stops.some((stop) => stop.visit === index))
  const stop = route?.stops.find((other) => other.visit === index)
  const shift = route && content.shifts[route.shift]
  return (
    <>
      <b>{visit?.name}</b>
      {shift && stop ? (
        <div>
          {content.teams[shift.team]?.name} {t(`weekday.${(content.days[shift.day]?.weekday ?? 1) as 1}`)}{' '}
          {clock(stop.startSeconds, shift.day)}
        </div>
      ) : (
        <div>{t('map.unplanned')}</div>
      )}
    </>
  )
}

/** The box around what stands out; around the whole week when nothing does. */
function cameraFor({ content, choices }: WeekPlan, { team, day }: RouteEmphasis): Camera | null {
  const box = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY]
  const widen = ([lon, lat]: readonly [number, number]) => {
    box[0] = Math.min(box[0]!, lon)
    box[1] = Math.min(box[1]!, lat)
    box[2] = Math.max(box[2]!, lon)
    box[3] = Math.max(box[3]!, lat)
  }
  for (const [index, shift] of content.shifts.entries()) {
    if ((team !== null && shift.team !== team) || (day !== null && shift.day !== day)) continue
    const route = choices.routes[index] ?? []
    if (route.length > 0) widen(content.teams[shift.team]!.base)
    for (const visit of route) widen(content.visits[visit]!.place)
  }
  if (box[0]! > box[2]!) for (const each of content.teams) widen(each.base)
  if (box[0]! > box[2]!) return null
  return { bounds: [box[0]!, box[1]!, box[2]!, box[3]!], maxZoom: 13 }
}
