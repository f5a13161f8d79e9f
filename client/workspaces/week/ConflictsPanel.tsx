import { useTranslation } from 'react-i18next'
import { useWords } from '../../i18n/index.ts'
import { missingTeamDays } from './board.ts'
import { monthDay } from './format.ts'
import type { PanelProps } from './SidePanel.tsx'

/** What cannot all be kept: cap against floor, teams that stay in, and rules that the plan breaks. */
export function ConflictsPanel({ week, actions, onSelectVisit }: PanelProps) {
  const { t } = useTranslation('week')
  const words = useWords()
  const { content, routes } = week
  const missing = missingTeamDays(content)
  const broken = routes.flatMap((route) => [
    ...route.violations.map((violation) => ({ shift: route.shift, visit: -1, text: violation.text })),
    ...route.stops.flatMap((stop) =>
      stop.violations.map((violation) => ({ shift: route.shift, visit: stop.visit, text: violation.text })),
    ),
  ])
  return (
    <div className="week-conflicts">
      <h3>{t('conflicts.violations')}</h3>
      {broken.length === 0 ? <p className="week-hint">{t('conflicts.violationsNone')}</p> : null}
      <ul>
        {broken.map(({ shift, visit, text }) => (
          <li key={`${shift} ${visit} ${text.zh}`}>
            <b>{actions.shiftName(shift)}</b>{' '}
            {visit >= 0 ? (
              <button type="button" className="week-left-name" onClick={() => onSelectVisit(visit)}>
                {content.visits[visit]?.name}
              </button>
            ) : null}{' '}
            <span className="week-bad">{words(text)}</span>
          </li>
        ))}
      </ul>
      <h3>{t('conflicts.label')}</h3>
      <p className="week-hint">{content.conflicts.length > 0 ? t('conflicts.intro') : t('conflicts.empty')}</p>
      <ul>
        {content.conflicts.map((conflict) => (
          <li key={`${conflict.scope} ${conflict.firmId} ${conflict.siteId}`}>
            <b>
              {t(conflict.scope === 'firm' ? 'conflicts.scopeFirm' : 'conflicts.scopeSite')} {conflict.name}
            </b>{' '}
            <span className="faint">
              {t('conflicts.numbers', { cap: conflict.cap, used: conflict.used, planned: conflict.planned })}
            </span>
            <p>{words(conflict.text)}</p>
          </li>
        ))}
      </ul>
      <h3>{t('conflicts.unavailable')}</h3>
      {missing.length === 0 ? <p className="week-hint">{t('conflicts.unavailableNone')}</p> : null}
      <ul>
        {missing.map(({ team, day, text }) => (
          <li key={`${team} ${day}`}>
            <b>
              {content.teams[team]?.name} {t(`weekday.${(content.days[day]?.weekday ?? 1) as 1}`)}{' '}
              {monthDay(content.days[day]?.date ?? '')}
            </b>{' '}
            {words(text)}
          </li>
        ))}
      </ul>
    </div>
  )
}
