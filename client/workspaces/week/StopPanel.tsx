import { Button, Select, Space } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNumbers, useWords } from '../../i18n/index.ts'
import { go } from '../../state/address.ts'
import { HazardIcon } from '../../ui/HazardIcon.tsx'
import { LevelMark } from '../../ui/LevelMark.tsx'
import { clock, kilometresOf, minutesOf } from './format.ts'
import type { PanelProps } from './SidePanel.tsx'

/** One visit in full: why this week, when, what it breaks, and what one can do with it. */
export function StopPanel({ week, visit: index, isLocked, actions, onDialog }: PanelProps & { visit: number | null }) {
  const { t } = useTranslation('week')
  const words = useWords()
  const numbers = useNumbers()
  const visit = index === null ? undefined : week.content.visits[index]
  if (index === null || !visit) return <p className="week-hint">{t('panel.none')}</p>
  const { content, choices, routes } = week
  const route = routes.find((other) => other.stops.some((stop) => stop.visit === index))
  const position = route?.stops.findIndex((stop) => stop.visit === index) ?? -1
  const stop = route?.stops[position]
  const shift = route && content.shifts[route.shift]
  const pin = choices.pins.find((other) => other.visit === index)
  const removal = choices.removals.find((other) => other.visit === index)
  const emergency = choices.emergencies.find((other) => other.visit === index)
  const left = week.unplanned.find((other) => other.visit === index)
  const home = content.teams[visit.homeTeam]?.name
  const facts: [string, string][] = [
    [t('detail.score'), numbers.one(visit.score)],
    [t('detail.due'), numbers.two(visit.dueRatio)],
    [t('detail.prize'), numbers.count(visit.prize)],
    [t('detail.service'), t('detail.serviceMinutes', { count: visit.serviceMinutes })],
    [t('detail.grid'), visit.gridCode ?? '—'],
    [t('detail.home'), home ?? '—'],
    [t('detail.contractor'), visit.contractor ?? '—'],
    [t('detail.contact'), [visit.contactName, visit.contactPhone].filter(Boolean).join(' ') || '—'],
    [t('detail.permit'), visit.permitNumber],
  ]
  return (
    <article className="week-detail">
      <header>
        <LevelMark level={visit.level} />
        <div>
          <h2>{visit.name}</h2>
          <p className="quiet">{visit.address}</p>
        </div>
        <span className="week-hazard-icons">
          {visit.hazards.map((hazard) => (
            <HazardIcon key={hazard.code} code={hazard.code} overScale={hazard.overScale} size={22} />
          ))}
        </span>
      </header>
      {route && shift && stop ? (
        <p className="week-when">
          <b>
            {actions.shiftName(route.shift)} {t('stop.number', { number: position + 1 })}
          </b>{' '}
          {t('stop.arrives')} {clock(stop.arrivalSeconds, shift.day)} · {t('stop.service')}{' '}
          {clock(stop.startSeconds, shift.day)}–{clock(stop.endSeconds, shift.day)} ·{' '}
          {t('stop.travel', { minutes: minutesOf(stop.travelSeconds), km: kilometresOf(stop.travelMetres) })}
          {stop.isTravelEstimated ? (
            <>
              {' '}
              <b className="week-mark estimated" title={t('stop.estimatedHint')}>
                {t('stop.estimated')}
              </b>
            </>
          ) : null}
        </p>
      ) : (
        <p className="week-when">
          <b>{t('detail.notPlanned')}</b>{' '}
          {removal ? t('detail.removed', { reason: removal.reason }) : left ? words(left.text) : null}
        </p>
      )}
      {stop && stop.violations.length > 0 ? (
        <ul className="week-problems" aria-label={t('detail.violations')}>
          {stop.violations.map((violation) => (
            <li key={violation.text.zh}>{words(violation.text)}</li>
          ))}
        </ul>
      ) : null}
      <Space wrap size={6} className="week-actions">
        {stop && !pin ? (
          <>
            <Button size="small" disabled={isLocked} onClick={() => actions.pin(index, 'shift')}>
              {t('detail.pin')}
            </Button>
            <Button size="small" disabled={isLocked} onClick={() => actions.pin(index, 'position')}>
              {t('detail.pinOrder')}
            </Button>
          </>
        ) : null}
        {pin ? (
          <Button size="small" disabled={isLocked} onClick={() => actions.unpin(index)}>
            {t('detail.unpin')}
          </Button>
        ) : null}
        <Select
          size="small"
          className="week-move-to"
          aria-label={t('detail.moveTo')}
          placeholder={t('detail.moveTo')}
          disabled={isLocked}
          value={null}
          showSearch={{ optionFilterProp: 'label' }}
          popupMatchSelectWidth={false}
          options={content.shifts.map((_, value) => ({ value, label: actions.shiftName(value) }))}
          onChange={(target: number | null) => {
            if (target !== null) actions.move(index, target, choices.routes[target]?.length ?? 0)
          }}
        />
        <Button size="small" disabled={isLocked || !week.wire} onClick={() => actions.placeAtBest(index)}>
          {t('detail.place')}
        </Button>
        {removal ? (
          <Button size="small" disabled={isLocked} onClick={() => actions.restore(index)}>
            {t('detail.restore')}
          </Button>
        ) : (
          <Button size="small" disabled={isLocked} onClick={() => onDialog({ kind: 'remove', visit: index })}>
            {t('detail.remove')}
          </Button>
        )}
        {emergency ? (
          <Button size="small" disabled={isLocked} onClick={() => actions.cancelEmergency(index)}>
            {t('detail.cancelEmergency')}
          </Button>
        ) : (
          <Button size="small" disabled={isLocked} onClick={() => onDialog({ kind: 'emergency', visit: index })}>
            {t('detail.emergency')}
          </Button>
        )}
        <Button size="small" onClick={() => go({ site: visit.siteId })}>
          {t('detail.open')}
        </Button>
      </Space>
      <h3>{t('detail.why')}</h3>
      <ul className="week-causes">
        {emergency ? <li data-required>{t('stop.emergencyHint', { reason: emergency.reason })}</li> : null}
        {visit.causes.map((cause) => (
          <li key={`${cause.code} ${cause.text.zh}`} data-required={cause.required || undefined}>
            {cause.required ? <b className="week-mark required">{t('detail.mustDo')}</b> : null} {words(cause.text)}
          </li>
        ))}
        {visit.causes.length === 0 ? (
          <li>{t('detail.noCause', { score: numbers.one(visit.score), due: numbers.two(visit.dueRatio) })}</li>
        ) : null}
        {visit.windows.map((window) => (
          <li key={`${window.from} ${window.why.zh}`}>
            {t('detail.windows')}: {words(window.why)}
          </li>
        ))}
      </ul>
      <dl className="week-facts">
        {facts.map(([term, value]) => (
          <div key={term}>
            <dt title={term === t('detail.due') ? t('detail.dueHint') : undefined}>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </article>
  )
}
