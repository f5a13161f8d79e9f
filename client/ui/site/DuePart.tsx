import { Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import type { SiteFile, VisitCause } from '../../../server/contract/index.ts'
import { useNumbers, useWords } from '../../i18n/index.ts'
import { addDays, daysBetween } from '../../state/days.ts'

/** How due a visit is, as a bar with its mark at “due”, and what forces or asks for a visit this week. */
export function DuePart({ site, causes }: { site: SiteFile; causes?: readonly VisitCause[] }) {
  const { t } = useTranslation('site')
  const { one, two } = useNumbers()
  const words = useWords()
  const { risk } = site
  if (!risk) return <p className="quiet">{t('notScored')}</p>
  const since = risk.lastVisitOn ?? site.permitDate
  const days = Math.max(0, daysBetween(since, risk.asOf))
  const isOverdue = risk.dueRatio >= 1
  const hasVisit = site.visits.length > 0
  const lines = causes
    ? causes.map((cause) => ({
        key: `${cause.code} ${cause.text.zh}`,
        required: cause.required,
        text: words(cause.text),
      }))
    : standingCauses(site, risk.asOf, addDays(since, risk.intervalDays)).map(({ key, kind, values }) => ({
        key,
        required: true,
        text: t(kind, values),
      }))
  return (
    <>
      <div className="due" data-overdue={isOverdue}>
        <span className="due-track" aria-hidden="true">
          <i style={{ width: `${Math.min(100, risk.dueRatio * 50)}%` }} />
          <b />
        </span>
        <span>
          <strong>{two(risk.dueRatio)}</strong> {isOverdue ? t('overdue') : t('notDue')} ·{' '}
          {t('dueOf', { days, interval: risk.intervalDays })} ·{' '}
          {t('dueOn', { date: addDays(since, risk.intervalDays) })}
        </span>
        <span className="quiet">
          {hasVisit ? `${t('lastVisit')} ${since}` : t('neverVisited')} ·{' '}
          <span title={t('priorityHint')}>
            {t('priority')} {one(risk.priority)}
          </span>
        </span>
      </div>
      <h4>{t('causes')}</h4>
      <ul className="site-list">
        {lines.length === 0 ? <li className="quiet">{t('noWeekCause')}</li> : null}
        {lines.map((line) => (
          <li key={line.key}>
            {line.required ? <Tag color="error">{t('required')}</Tag> : null}
            {line.text}
          </li>
        ))}
      </ul>
    </>
  )
}

type StandingCause = {
  key: string
  kind: 'dueOn' | 'recheckPlanned' | 'complaintDue'
  values: { number: string; date: string }
}

/** Without a plan: what falls due in the coming seven days by interval, re-check date or complaint deadline. */
function standingCauses(site: SiteFile, asOf: string, dueOn: string): StandingCause[] {
  const until = addDays(asOf, 7)
  const rechecks = site.notices
    .filter((notice) => notice.closedOn === null && notice.recheckOn !== null && notice.recheckOn <= until)
    .map((notice): StandingCause => {
      return {
        key: `n${notice.id}`,
        kind: 'recheckPlanned',
        values: { number: notice.number, date: notice.recheckOn! },
      }
    })
  const complaints = site.complaints
    .filter((complaint) => complaint.closedOn === null && complaint.dueOn !== null && complaint.dueOn <= until)
    .map((complaint): StandingCause => {
      return { key: `c${complaint.id}`, kind: 'complaintDue', values: { number: '', date: complaint.dueOn! } }
    })
  const due: StandingCause[] =
    dueOn <= until ? [{ key: 'due', kind: 'dueOn', values: { number: '', date: dueOn } }] : []
  return [...due, ...rechecks, ...complaints]
}
