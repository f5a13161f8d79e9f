import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { useDrag } from './drag-state.ts'
import { HazardMarks } from './HazardMarks.tsx'
import { useGrip } from './StopGrip.tsx'
import type { StopView } from './stop-view.ts'

type StopCardProps = {
  view: StopView
  colour: string
  /** The whole card in one sentence, for those who cannot see it. */
  label: string
  isSelected: boolean
  isFocusable: boolean
  isLocked: boolean
  onSelect: (visit: number) => void
}

/** One stop on the board; drag it, or work it by keyboard. */
export const StopCard = memo(function StopCard(props: StopCardProps) {
  const { view, label, isSelected, isFocusable, isLocked, onSelect } = props
  const isDragging = useDrag((state) => state.dragged?.visit === view.visit)
  return (
    <button
      {...useGrip(isLocked)}
      type="button"
      className="week-stop"
      tabIndex={isFocusable ? 0 : -1}
      data-visit={view.visit}
      data-dragging={isDragging || undefined}
      data-broken={view.problemsZh !== '' || undefined}
      data-changed={view.isChanged || undefined}
      aria-pressed={isSelected}
      aria-label={label}
      onClick={() => onSelect(view.visit)}
    >
      <StopFace view={view} colour={props.colour} />
    </button>
  )
})

/** What a card shows, also while it hangs on the pointer. */
export function StopFace({ view, colour }: { view: StopView; colour: string }) {
  const { t, i18n } = useTranslation('week')
  const problems = i18n.language === 'en' ? view.problemsEn : view.problemsZh
  return (
    <>
      <span className="week-stop-line">
        <i className="week-stop-number" style={{ background: colour }}>
          {view.position + 1}
        </i>
        <span className="week-stop-name" title={view.name}>
          {view.name}
        </span>
        <i className="level" data-level={view.level}>
          {view.level}
        </i>
      </span>
      <span className="week-stop-line week-stop-marks">
        <time>{view.start}</time>
        {view.isEmergency ? <b className="week-mark urgent">{t('stop.emergency')}</b> : null}
        {view.isRequired && !view.isEmergency ? <b className="week-mark required">{t('stop.required')}</b> : null}
        {view.isOutside ? (
          <b className="week-mark outside" title={t('stop.outsideHint', { grid: view.gridCode })}>
            {t('stop.outside')}
          </b>
        ) : null}
        {view.isEstimated ? (
          <b className="week-mark estimated" title={t('stop.estimatedHint')}>
            {t('stop.estimated')}
          </b>
        ) : null}
        <HazardMarks hazards={view.hazards} most={2} />
        {view.pin === 'none' ? null : <PinMark hold={view.pin} />}
      </span>
      {problems ? (
        <span className="week-stop-problems" title={problems}>
          {problems}
        </span>
      ) : null}
    </>
  )
}

function PinMark({ hold }: { hold: 'shift' | 'position' }) {
  const { t } = useTranslation('week')
  const text = t(hold === 'shift' ? 'stop.pinnedShift' : 'stop.pinnedPosition')
  return (
    <svg className="week-pin" width="12" height="12" viewBox="0 0 12 12" role="img" aria-label={text}>
      <title>{text}</title>
      <path
        d="M4 1h4l-.6 3.4L9.500 6.500V7.500H6.600V11L6 12l-.6-1V7.500H2.500V6.500l2.100-2.100z"
        fill="currentColor"
      />
      {hold === 'position' ? <circle cx="10.200" cy="1.800" r="1.800" fill="currentColor" /> : null}
    </svg>
  )
}
