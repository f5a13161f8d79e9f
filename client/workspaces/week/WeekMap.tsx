import { Switch } from 'antd'
import { memo, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { readAgencyAreas } from '../../../server/contract/index.ts'
import { useRead } from '../../api.ts'
import { agencyEdgeScene, basemapScene } from '../../map/layers/basemap.ts'
import { moverScene } from '../../map/layers/mover.ts'
import { reachFill, reachScene } from '../../map/layers/reach.ts'
import { leftOutData, legsOf, type RouteData, routeData, type WayOf } from '../../map/layers/route-data.ts'
import {
  leftPoint,
  type RouteEmphasis,
  routeSource,
  routeStyle,
  routesScene,
  stopDisc,
  stopSource,
} from '../../map/layers/routes.ts'
import { streetsScene } from '../../map/layers/streets.ts'
import { MapCanvas } from '../../map/MapCanvas.tsx'
import { joinScenes, type Selection } from '../../map/scene.ts'
import { useAddress } from '../../state/address.ts'
import { useStreets } from '../../state/streets.ts'
import { usePalette } from '../../ui/theme.ts'
import { clock } from './format.ts'
import { PlayBar } from './PlayBar.tsx'
import { type PlayTrack, playTrack, positionAt } from './play-track.ts'
import { ReachControl } from './ReachControl.tsx'
import { RouteLegend } from './RouteLegend.tsx'
import { LegTip, StopTip } from './RouteTip.tsx'
import { teamColour } from './team-colour.ts'
import { useLegWays } from './use-leg-ways.ts'
import { usePlay } from './use-play.ts'
import { useReach } from './use-reach.ts'
import { useTravelSource } from './use-travel-source.ts'
import type { WeekPlan } from './use-week-plan.ts'
import type { BoardSelection } from './WeekBoard.tsx'
import { weekCamera } from './week-camera.ts'

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
  const streets = useStreets()
  const areas = useRead(readAgencyAreas, {}, { staleMs: 3_600_000 }).data ?? null
  const { content, routes, choices, plan } = week
  const { visit } = selection

  const placed = visit === null ? undefined : content.shifts[choices.routes.findIndex((route) => route.includes(visit))]
  const emphasis = useMemo((): RouteEmphasis => {
    if (selection.team !== null || selection.day !== null) return { team: selection.team, day: selection.day }
    return placed ? { team: placed.team, day: placed.day } : { team: null, day: null }
  }, [selection.team, selection.day, placed])

  const ground = useMemo(() => basemapScene(areas as never, palette), [areas, palette])
  const roads = useMemo(() => streetsScene(streets.tileVersion, palette), [streets.tileVersion, palette])
  const edges = useMemo(() => agencyEdgeScene(areas as never, palette, language), [areas, palette, language])
  const wayOf = useLegWays(week, streets.key)
  const drawn = useRef<RouteData | null>(null)
  const data = useMemo(() => {
    drawn.current = routeData(content, routes, wayOf, palette, drawn.current)
    return drawn.current
  }, [content, routes, wayOf, palette])
  const left = useMemo(() => {
    if (!showsLeft && (visit === null || placed)) return null
    const planned = new Set(choices.routes.flat())
    const all = content.visits.map((_, index) => index).filter((index) => !planned.has(index))
    return leftOutData(content, showsLeft ? all : all.filter((index) => index === visit))
  }, [content, choices, showsLeft, visit, placed])
  const hasLeft = left !== null
  const style = useMemo(() => routeStyle(emphasis, hasLeft, palette), [emphasis, hasLeft, palette])
  const routesOver = useMemo(() => routesScene(data, left, style), [data, left, style])

  const team = emphasis.team === null ? null : content.teams[emphasis.team]!
  const reach = useReach(team)
  const reachable = useMemo(
    () => (reach.area ? reachScene(reach.area, reach.origin, palette) : null),
    [reach.area, reach.origin, palette],
  )
  const day = useMemo(() => dayOf(week, emphasis, wayOf), [week, emphasis, wayOf])
  const play = usePlay(day.route?.shift ?? null, day.track)
  const mover = useMemo(() => {
    const place = play.isStarted ? positionAt(day.track, play.seconds) : undefined
    if (!place || !day.route) return null
    const { team: index, day: weekday } = content.shifts[day.route.shift]!
    return moverScene({ place, colour: teamColour(palette, index), clock: clock(play.seconds, weekday) }, palette)
  }, [play.isStarted, play.seconds, day, content, palette])
  const scene = useMemo(
    () => joinScenes(ground, roads, edges, reachable, routesOver, mover),
    [ground, roads, edges, reachable, routesOver, mover],
  )
  const source = useTravelSource(plan)
  const camera = useMemo(() => weekCamera(week, emphasis, wayOf, reach.area), [week, emphasis, wayOf, reach.area])
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
      credit={streets.kind}
      onClick={(hit, at) => {
        if (hit?.layer === stopDisc || hit?.layer === leftPoint) onSelectVisit(Number(hit.id))
        else if (hit?.source === routeSource) onSelectShift(Number(hit.properties.shift))
        else if (reach.isOn) reach.moveTo(at)
      }}
      tooltip={(hit) =>
        hit.layer === reachFill ? (
          t('map.reach.tip', { minutes: Number(hit.id) })
        ) : hit.source === routeSource ? (
          <LegTip hit={hit} week={week} />
        ) : (
          <StopTip hit={hit} week={week} />
        )
      }
    >
      <RouteLegend source={source} />
      <div className="week-map-tools">
        <div className="week-map-tool">
          <Switch id="week-map-left" size="small" checked={showsLeft} onChange={setShowsLeft} />{' '}
          <label htmlFor="week-map-left">{t('map.showUnplanned')}</label>
        </div>
        {team && streets.kind ? <ReachControl reach={reach} teamName={team.name} /> : null}
      </div>
      {day.route ? <PlayBar play={play} track={day.track} route={day.route} content={content} /> : null}
    </MapCanvas>
  )
})

/** The team-day that stands out, if just one does, and how it goes. */
function dayOf({ content, routes }: WeekPlan, { team, day }: RouteEmphasis, wayOf: WayOf) {
  const route = routes.find(({ shift, stops }) => {
    const of = content.shifts[shift]!
    return of.team === team && of.day === day && stops.length > 0
  })
  if (!route) return { route: null, track: noTrack }
  const lines = legsOf(content, route).map(({ from, to }) => wayOf(from, to)?.line ?? [from, to])
  return { route, track: playTrack(route, lines) }
}

const noTrack: PlayTrack = []
