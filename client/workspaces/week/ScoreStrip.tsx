import { Tooltip } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNumbers, useWords } from '../../i18n/index.ts'
import { BoundNote } from './BoundNote.tsx'
import { hoursOf, kilometresOf } from './format.ts'
import { useTravelSource } from './use-travel-source.ts'
import type { WeekPlan } from './use-week-plan.ts'

/** The totals of the week on one line; what is not as it should be stands out. */
export function ScoreStrip({ week, changes }: { week: WeekPlan; changes: number }) {
  const { t } = useTranslation('week')
  const numbers = useNumbers()
  const words = useWords()
  const source = useTravelSource(week.plan)
  const { score, plan } = week
  const total = score.requiredServed + score.requiredUnserved
  return (
    <section className="week-score" aria-label={t('score.label')}>
      <Tooltip placement="bottom" title={t('score.requiredHint', { served: score.requiredServed, total })}>
        <b data-tone={score.requiredUnserved > 0 ? 'bad' : 'good'}>
          {t('score.required', { served: score.requiredServed, total })}
        </b>
      </Tooltip>
      <span>{t('score.stops', { count: score.stops })}</span>
      <Tooltip placement="bottom" title={t('score.prizeHint', { unserved: numbers.count(score.prizeUnserved) })}>
        <span>{t('score.prize', { value: numbers.count(score.prize) })}</span>
      </Tooltip>
      <Tooltip placement="bottom" title={t('score.travelHint', { source })}>
        <span>
          {t('score.travel', { hours: hoursOf(score.travelSeconds), km: kilometresOf(score.travelMetres) })}{' '}
          <em>{source}</em>
        </span>
      </Tooltip>
      {plan.travelNote ? (
        <span className="week-travel-note" title={words(plan.travelNote)}>
          {words(plan.travelNote)}
        </span>
      ) : null}
      <span>{t('score.outside', { count: score.outsideGrid })}</span>
      <b data-tone={score.violations > 0 ? 'bad' : 'good'}>
        {score.violations > 0 ? t('score.violations', { count: score.violations }) : t('score.noViolations')}
      </b>
      {changes > 0 ? <b data-tone="changed">{t('score.changes', { count: changes })}</b> : null}
      <BoundNote planId={plan.id} content={week.content} isEdited={week.isDirty} breaksRules={score.violations > 0} />
      {plan.approvedAt ? (
        <span className="week-approved">
          {t('score.approved', { by: plan.approvedBy ?? '', at: plan.approvedAt.slice(0, 10) })}
        </span>
      ) : null}
    </section>
  )
}
