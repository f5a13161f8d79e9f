import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { PlanRoute, PlanShift } from '../../../server/contract/index.ts'
import { useWords } from '../../i18n/index.ts'
import { useDrag } from './drag-state.ts'
import { clock, hoursOf, kilometresOf, minutesOf } from './format.ts'
import { StopCard } from './StopCard.tsx'
import type { StopView } from './stop-view.ts'

type ShiftCellProps = {
  shift: PlanShift
  index: number
  team: string
  weekday: string
  colour: string
  route: PlanRoute | undefined
  views: readonly StopView[]
  selectedVisit: number | null
  isSelected: boolean
  isDimmed: boolean
  focusable: number | null
  changed: ReadonlySet<number>
  isLocked: boolean
  onSelectShift: (shift: number) => void
  onSelectVisit: (visit: number) => void
  onToggleDayPin: (shift: number) => void
}

/** One team on one day: how full it is, what it breaks, and its stops in order. */
export const ShiftCell = memo(function ShiftCell(props: ShiftCellProps) {
  const { shift, index, team, weekday, route, views, isSelected, isLocked } = props
  const { t } = useTranslation('week')
  const words = useWords()
  const dropAt = useDrag((state) => (state.target?.shift === index ? state.target.position : null))
  const dragged = useDrag((state) => state.dragged?.visit ?? null)
  const work = route?.workSeconds ?? 0
  const length = shift.to - shift.from
  const isPinned = views.length > 0 && views.every((view) => view.pin !== 'none')
  const summary = t('board.cellSummary', {
    work: hoursOf(work),
    length: hoursOf(length),
    km: kilometresOf(route?.distanceMetres ?? 0),
  })
  const hint =
    route && views.length > 0
      ? t('board.cellHint', {
          work: hoursOf(work),
          length: hoursOf(length),
          driving: minutesOf(route.drivingSeconds),
          km: kilometresOf(route.distanceMetres),
          departure: clock(route.departureSeconds, shift.day),
          return: clock(route.returnSeconds, shift.day),
        })
      : t('board.emptyCell')
  const slots = views.filter((view) => view.visit !== dragged)
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
          title={`${t('board.selectShift', { team, day: weekday })} · ${hint}`}
          onClick={() => props.onSelectShift(index)}
        >
          {views.length > 0 ? summary : t('board.emptyCell')}
        </button>
        {views.length > 0 && !isLocked ? (
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
      <div className="week-load" data-over={work > length || undefined} aria-hidden="true">
        <i style={{ width: `${Math.min(100, (100 * work) / Math.max(1, length))}%`, background: props.colour }} />
      </div>
      {route && route.violations.length > 0 ? (
        <p className="week-cell-problems">{route.violations.map(({ text }) => words(text)).join(' · ')}</p>
      ) : null}
      <div className="week-stops">
        {views.map((view) => (
          <div
            key={view.visit}
            data-drop={dropAt !== null && slots[dropAt]?.visit === view.visit ? 'before' : undefined}
          >
            <StopCard
              view={view}
              colour={props.colour}
              label={labelOf(view)}
              isSelected={props.selectedVisit === view.visit}
              isDimmed={false}
              isFocusable={props.focusable === view.visit}
              isLocked={isLocked}
              isChanged={props.changed.has(view.visit)}
              onSelect={props.onSelectVisit}
            />
          </div>
        ))}
        {dropAt !== null && dropAt >= slots.length ? <div className="week-drop-end" /> : null}
      </div>
    </td>
  )

  function labelOf(view: StopView): string {
    const marks = [
      view.isEmergency ? t('stop.emergency') : view.isRequired ? t('stop.required') : '',
      view.pin === 'none' ? '' : t('stop.pinned'),
      view.isOutside ? t('stop.outside') : '',
      words({ zh: view.problemsZh, en: view.problemsEn }),
    ].filter(Boolean)
    return t('stop.label', {
      team,
      day: weekday,
      number: view.position + 1,
      start: view.start,
      name: view.name,
      level: view.level,
      marks: marks.map((mark) => `，${mark}`).join(''),
    })
  }
})
