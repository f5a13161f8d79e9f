import { memo, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { PlanContent, PlanRoute } from '../../../server/contract/index.ts'
import { useWords } from '../../i18n/index.ts'
import { useCity } from '../../state/city.ts'
import { usePalette } from '../../ui/theme.ts'
import type { Board, BoardDay } from './board.ts'
import { workByKey } from './board-keys.ts'
import { hoursOf, monthDay } from './format.ts'
import { HazardNames } from './HazardMarks.tsx'
import { ShiftCell } from './ShiftCell.tsx'
import type { StopView } from './stop-view.ts'
import { teamColour } from './team-colour.ts'

export type BoardSelection = {
  readonly team: number | null
  readonly day: number | null
  readonly visit: number | null
}

type WeekBoardProps = {
  board: Board
  content: PlanContent
  routes: readonly PlanRoute[]
  /** Cards by shift. */
  views: readonly (readonly StopView[])[]
  selection: BoardSelection
  changed: ReadonlySet<number>
  isLocked: boolean
  onSelectTeam: (team: number) => void
  onSelectDay: (day: number) => void
  onSelectShift: (shift: number) => void
  onSelectVisit: (visit: number) => void
  onMove: (visit: number, shift: number, position: number) => void
  onTogglePin: (visit: number) => void
  onToggleDayPin: (shift: number) => void
  onRemove: (visit: number) => void
}

/** Teams × days; it is also the equal table of the map. */
export const WeekBoard = memo(function WeekBoard(props: WeekBoardProps) {
  const { board, content, routes, views, selection } = props
  const { t } = useTranslation('week')
  const words = useWords()
  const palette = usePalette()
  const city = useCity()
  const hazardNames = useMemo(
    () => new Map((city?.hazards ?? []).map((hazard) => [hazard.code, words(hazard.name)])),
    [city, words],
  )
  const firstVisit = useMemo(() => views.find((cards) => cards.length > 0)?.[0]?.visit ?? null, [views])
  const focusable =
    selection.visit !== null && views.some((cards) => cards.some((view) => view.visit === selection.visit))
      ? selection.visit
      : firstVisit
  return (
    <HazardNames value={hazardNames}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys bubble here from the cards, which are buttons */}
      <div className="week-board" onKeyDown={(event) => workByKey(event, props)}>
        <table aria-label={t('board.label')} aria-describedby="week-board-help">
          <thead>
            <tr>
              <th scope="col" className="week-corner">
                {t('board.team')}
              </th>
              {board.days.map((day) => (
                <DayHeading
                  key={day.index}
                  day={day}
                  isSelected={selection.day === day.index && selection.team === null}
                  onSelect={props.onSelectDay}
                />
              ))}
            </tr>
          </thead>
          <tbody>
            {board.rows.map((row) => (
              <tr key={row.team} data-dimmed={(selection.team !== null && selection.team !== row.team) || undefined}>
                <TeamHeading
                  content={content}
                  team={row.team}
                  routes={routes}
                  colour={teamColour(palette, row.team)}
                  isSelected={selection.team === row.team}
                  onSelect={props.onSelectTeam}
                />
                {row.cells.map((cell, column) => {
                  const day = board.days[column]!
                  if (cell.kind === 'shift')
                    return (
                      <ShiftCell
                        key={day.index}
                        shift={content.shifts[cell.shift]!}
                        index={cell.shift}
                        team={content.teams[row.team]!.name}
                        colour={teamColour(palette, row.team)}
                        route={routes[cell.shift]}
                        views={views[cell.shift] ?? []}
                        selectedVisit={selection.visit}
                        isSelected={selection.team === row.team && selection.day === day.index}
                        isDimmed={selection.day !== null && selection.day !== day.index}
                        focusable={focusable}
                        changed={props.changed}
                        isLocked={props.isLocked}
                        weekday={t(`weekday.${day.day.weekday as 1}`)}
                        onSelectShift={props.onSelectShift}
                        onSelectVisit={props.onSelectVisit}
                        onToggleDayPin={props.onToggleDayPin}
                      />
                    )
                  return (
                    <td key={day.index} className="week-cell week-off" data-mark={day.mark}>
                      {cell.kind === 'unavailable' ? (
                        <span>{words(cell.text)}</span>
                      ) : (
                        <span className="faint">{t(day.mark === 'holiday' ? 'board.holiday' : 'board.free')}</span>
                      )}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
        <p id="week-board-help" className="unseen">
          {t('board.help')}
        </p>
      </div>
    </HazardNames>
  )
})

function DayHeading({
  day,
  isSelected,
  onSelect,
}: {
  day: BoardDay
  isSelected: boolean
  onSelect: (day: number) => void
}) {
  const { t } = useTranslation('week')
  const words = useWords()
  const weekday = t(`weekday.${day.day.weekday as 1}`)
  const hint = day.mark === 'holiday' ? t('board.holidayHint', { name: words(day.day.name) }) : t('board.makeupHint')
  return (
    <th scope="col" data-mark={day.mark}>
      <button
        type="button"
        aria-pressed={isSelected}
        title={t('board.selectDay', { day: weekday })}
        onClick={() => onSelect(day.index)}
      >
        <b>{weekday}</b> <span>{monthDay(day.day.date)}</span>
        {day.mark === 'none' ? null : (
          <i className="week-day-mark" data-mark={day.mark} title={hint}>
            {t(day.mark === 'holiday' ? 'board.holiday' : 'board.makeup')}
          </i>
        )}
      </button>
    </th>
  )
}

type TeamHeadingProps = {
  content: PlanContent
  team: number
  routes: readonly PlanRoute[]
  colour: string
  isSelected: boolean
  onSelect: (team: number) => void
}

function TeamHeading({ content, team, routes, colour, isSelected, onSelect }: TeamHeadingProps) {
  const { t } = useTranslation('week')
  const { name, members, gridCodes, disciplines } = content.teams[team]!
  const own = routes.filter((route) => content.shifts[route.shift]?.team === team)
  const stops = own.reduce((sum, route) => sum + route.stops.length, 0)
  const work = own.reduce((sum, route) => sum + route.workSeconds, 0)
  const hint = t('board.rowHint', {
    name,
    members: members.map((member) => member.name).join('、'),
    grids: gridCodes.join(' ') || t('board.noGrids'),
    disciplines: disciplines.join(' '),
  })
  return (
    <th scope="row">
      <button type="button" aria-pressed={isSelected} title={hint} onClick={() => onSelect(team)}>
        <i className="week-team-number" style={{ background: colour }} aria-hidden="true">
          {team + 1}
        </i>
        <b>{name}</b>
        <small>{members.map((member) => member.name).join(' ')}</small>
        <small className="faint">{t('board.rowSummary', { stops, hours: hoursOf(work) })}</small>
      </button>
    </th>
  )
}
