import { Popover } from 'antd'
import { memo, useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { PlanContent, PlanTeam } from '../../../server/contract/index.ts'
import { useWords } from '../../i18n/index.ts'
import { useAddress } from '../../state/address.ts'
import { useCity } from '../../state/city.ts'
import { usePalette } from '../../ui/theme.ts'
import type { Board, BoardDay, BoardRow } from './board.ts'
import { workByKey } from './board-keys.ts'
import type { CellView } from './cell-view.ts'
import { hoursOf, monthDay } from './format.ts'
import { HazardNames } from './HazardMarks.tsx'
import { ShiftCell } from './ShiftCell.tsx'
import { teamColour } from './team-colour.ts'
import { useSettled } from './use-settled.ts'

export type BoardSelection = {
  readonly team: number | null
  readonly day: number | null
  readonly visit: number | null
}

type WeekBoardProps = {
  board: Board
  content: PlanContent
  /** By shift. */
  cells: readonly CellView[]
  selection: BoardSelection
  isLocked: boolean
  onSelectTeam: (team: number) => void
  onSelectDay: (day: number) => void
  onSelectShift: (shift: number) => void
  onSelectVisit: (visit: number) => void
  onMove: (visit: number, shift: number, position: number) => void
  onTogglePin: (visit: number) => void
  onToggleDayPin: (shift: number) => void
  onTidyDay: (shift: number) => void
  onRemove: (visit: number) => void
}

const FIRST_ROWS = 5

/** Teams × days; it is also the equal table of the map. */
export const WeekBoard = memo(function WeekBoard(props: WeekBoardProps) {
  const { board, content, cells, selection } = props
  const { t } = useTranslation('week')
  const words = useWords()
  const palette = usePalette()
  const city = useCity()
  const language = useAddress((address) => address.language)
  const hazardNames = useMemo(
    () => new Map((city?.hazards ?? []).map(({ code, name }) => [code, name[language]])),
    [city, language],
  )
  const stops = useMemo(() => cells.flatMap((cell) => cell.stops), [cells])
  useEffect(() => {
    if (selection.visit === null) return
    const card = document.querySelector(`.week-board [data-visit="${selection.visit}"]`)
    card?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [selection.visit])
  // A screenful first: an agency may have more teams than anyone sees at once.
  const isSettled = useSettled(true)
  const rows = isSettled ? board.rows : board.rows.slice(0, FIRST_ROWS)
  const weekdays = board.days.map(({ day }) => t(`weekday.${day.weekday as 1}`))
  const focusable = (stops.find((stop) => stop.visit === selection.visit) ?? stops[0])?.visit ?? null
  return (
    <HazardNames value={hazardNames}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys bubble here from the cards, which are buttons */}
      <div className="week-board" onKeyDown={(event) => workByKey(event, props)}>
        <table aria-label={t('board.label')} aria-describedby="week-board-help">
          <thead>
            <tr>
              <th scope="col" className="week-corner">
                {t('board.team')}
                <Popover
                  title={t('board.helpTitle')}
                  content={<p className="week-help">{t('board.help')}</p>}
                  trigger="click"
                >
                  <button type="button" className="week-help-button" aria-label={t('board.helpTitle')}>
                    ?
                  </button>
                </Popover>
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
            {rows.map((row) => (
              <tr key={row.team} data-dimmed={(selection.team !== null && selection.team !== row.team) || undefined}>
                <TeamHeading
                  team={content.teams[row.team]!}
                  index={row.team}
                  {...totals(cells, row)}
                  colour={teamColour(palette, row.team)}
                  isSelected={selection.team === row.team}
                  onSelect={props.onSelectTeam}
                />
                {row.cells.map((cell, column) => {
                  const day = board.days[column]!
                  const view = cell.kind === 'shift' ? cells[cell.shift] : undefined
                  if (view)
                    return (
                      <ShiftCell
                        key={day.index}
                        view={view}
                        team={content.teams[row.team]!.name}
                        weekday={weekdays[column]!}
                        colour={teamColour(palette, row.team)}
                        selected={ownOf(view, selection.visit)}
                        isSelected={selection.team === row.team && selection.day === day.index}
                        isDimmed={selection.day !== null && selection.day !== day.index}
                        focusable={ownOf(view, focusable)}
                        isLocked={props.isLocked}
                        onSelectShift={props.onSelectShift}
                        onSelectVisit={props.onSelectVisit}
                        onToggleDayPin={props.onToggleDayPin}
                        onTidyDay={props.onTidyDay}
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

type DayHeadingProps = { day: BoardDay; isSelected: boolean; onSelect: (day: number) => void }

const DayHeading = memo(function DayHeading({ day, isSelected, onSelect }: DayHeadingProps) {
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
})

/** The visit when it is one of the cell's: a cell that it does not concern is not drawn again. */
function ownOf(view: CellView, visit: number | null): number | null {
  return visit !== null && view.stops.some((stop) => stop.visit === visit) ? visit : null
}

function totals(cells: readonly CellView[], row: BoardRow): { stops: number; hours: string } {
  const own = row.cells.flatMap((cell) => (cell.kind === 'shift' ? (cells[cell.shift] ?? []) : []))
  return {
    stops: own.reduce((sum, cell) => sum + cell.stops.length, 0),
    hours: hoursOf(own.reduce((sum, cell) => sum + cell.workSeconds, 0)),
  }
}

type TeamHeadingProps = {
  team: PlanTeam
  index: number
  stops: number
  hours: string
  colour: string
  isSelected: boolean
  onSelect: (team: number) => void
}

const TeamHeading = memo(function TeamHeading(props: TeamHeadingProps) {
  const { team, index, stops, hours, colour, isSelected, onSelect } = props
  const { t } = useTranslation('week')
  const { name, members, gridCodes, disciplines } = team
  const hint = t('board.rowHint', {
    name,
    members: members.map((member) => member.name).join(' '),
    grids: gridCodes.join(' ') || t('board.noGrids'),
    disciplines: disciplines.join(' '),
  })
  return (
    <th scope="row">
      <button
        type="button"
        aria-pressed={isSelected}
        title={`${t('board.selectTeam', { name })}\n${hint}`}
        onClick={() => onSelect(index)}
      >
        <i className="week-team-number" style={{ background: colour }} aria-hidden="true">
          {index + 1}
        </i>
        <b>{name}</b>
        <small>{members.map((member) => member.name).join(' ')}</small>
        <small className="faint">{t('board.rowSummary', { stops, hours })}</small>
      </button>
    </th>
  )
})
