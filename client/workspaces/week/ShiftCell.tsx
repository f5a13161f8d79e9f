import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { useWords } from '../../i18n/index.ts'
import type { CellView } from './cell-view.ts'
import { useDrag } from './drag-state.ts'
import { StopCard } from './StopCard.tsx'
import type { StopView } from './stop-view.ts'

type ShiftCellProps = {
  view: CellView
  team: string
  weekday: string
  colour: string
  /** The selected stop, when it is one of this cell's. */
  selected: number | null
  isSelected: boolean
  isDimmed: boolean
  /** The stop that Tab leads to, when it is one of this cell's. */
  focusable: number | null
  isLocked: boolean
  onSelectShift: (shift: number) => void
  onSelectVisit: (visit: number) => void
  onToggleDayPin: (shift: number) => void
  onTidyDay: (shift: number) => void
}

// What a card takes, about: a day that was never in sight is taken to be as high as its cards.
const CARD_PIXELS = 60

/** One team on one day: how full it is, what it breaks, and its stops in order. */
export const ShiftCell = memo(function ShiftCell(props: ShiftCellProps) {
  const { view, team, weekday, isSelected, isLocked } = props
  const { shift: index, stops } = view
  const { t } = useTranslation('week')
  const words = useWords()
  const dropAt = useDrag((state) => (state.target?.shift === index ? state.target.position : null))
  const dragged = useDrag((state) => (state.dragged && state.target?.shift === index ? state.dragged.visit : null))
  const isPinned = stops.length > 0 && stops.every((stop) => stop.pin !== 'none')
  const summary = t('board.cellSummary', { work: view.workHours, length: view.roomHours, km: view.kilometres })
  const hint =
    stops.length > 0
      ? t('board.cellHint', {
          work: view.workHours,
          length: view.roomHours,
          driving: view.drivingMinutes,
          km: view.kilometres,
          departure: view.departure,
          return: view.return,
        })
      : t('board.emptyCell')
  const lunch = view.lunch ? ` · ${t('board.lunch', { from: view.lunch[0], to: view.lunch[1] })}` : ''
  const problems = words({ zh: view.problemsZh, en: view.problemsEn })
  const isBroken = problems !== '' || stops.some((stop) => stop.problemsZh !== '')
  const slots = stops.filter((stop) => stop.visit !== dragged)
  return (
    <td
      className="week-cell"
      data-shift={index}
      data-selected={isSelected || undefined}
      data-dimmed={props.isDimmed || undefined}
      data-target={dropAt === null ? undefined : true}
    >
      <div className="week-cell-head">
        <button
          type="button"
          aria-pressed={isSelected}
          title={`${t('board.selectShift', { team, day: weekday })} · ${hint}${lunch}`}
          onClick={() => props.onSelectShift(index)}
        >
          {stops.length > 0 ? summary : t('board.emptyCell')}
        </button>
        {stops.length > 1 && !isLocked ? (
          <button
            type="button"
            className="week-day-tidy"
            data-urgent={isBroken || undefined}
            aria-label={`${t('board.tidyDay')} ${team} ${weekday}`}
            title={t('board.tidyDayHint')}
            onClick={() => props.onTidyDay(index)}
          >
            <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
              <path
                d="M3.500 1v9M1.500 8l2 2 2-2M7 2.500h4M7 6h3M7 9.500h2"
                fill="none"
                stroke="currentColor"
                strokeWidth="1.300"
              />
            </svg>
          </button>
        ) : null}
        {stops.length > 0 && !isLocked ? (
          <button
            type="button"
            className="week-day-pin"
            aria-pressed={isPinned}
            aria-label={`${t(isPinned ? 'board.unpinDay' : 'board.pinDay')} ${team} ${weekday}`}
            title={t(isPinned ? 'board.unpinDay' : 'board.pinDay')}
            onClick={() => props.onToggleDayPin(index)}
          >
            <svg width="11" height="11" viewBox="0 0 12 12" aria-hidden="true">
              <path
                d="M4 1h4l-.6 3.4L9.500 6.500V7.500H6.600V11L6 12l-.6-1V7.500H2.500V6.500l2.100-2.100z"
                fill="currentColor"
              />
            </svg>
          </button>
        ) : null}
      </div>
      <div className="week-load" data-over={view.load > 1 || undefined} aria-hidden="true">
        <i style={{ width: `${Math.min(100, 100 * view.load)}%`, background: props.colour }} />
      </div>
      {problems ? <p className="week-cell-problems">{problems}</p> : null}
      <div className="week-stops" style={{ containIntrinsicHeight: `auto ${stops.length * CARD_PIXELS + 14}px` }}>
        {stops.map((stop) => (
          <div
            key={stop.visit}
            data-drop={dropAt !== null && slots[dropAt]?.visit === stop.visit ? 'before' : undefined}
          >
            <StopCard
              view={stop}
              colour={props.colour}
              label={labelOf(stop)}
              isSelected={props.selected === stop.visit}
              isFocusable={props.focusable === stop.visit}
              isLocked={isLocked}
              onSelect={props.onSelectVisit}
            />
          </div>
        ))}
        {dropAt !== null && dropAt >= slots.length ? <div className="week-drop-end" /> : null}
      </div>
    </td>
  )

  function labelOf(stop: StopView): string {
    const marks = [
      stop.isEmergency ? t('stop.emergency') : stop.isRequired ? t('stop.required') : '',
      stop.pin === 'none' ? '' : t('stop.pinned'),
      stop.isOutside ? t('stop.outside') : '',
      words({ zh: stop.problemsZh, en: stop.problemsEn }),
    ].filter(Boolean)
    return t('stop.label', {
      team,
      day: weekday,
      number: stop.position + 1,
      start: stop.start,
      name: stop.name,
      level: stop.level,
      marks: marks.map((mark) => `，${mark}`).join(''),
    })
  }
})
