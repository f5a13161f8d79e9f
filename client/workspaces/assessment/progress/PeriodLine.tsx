import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import type { period as periodSchema } from '../../../../server/contract/index.ts'
import { useCity } from '../../../state/city.ts'
import { daysBetween } from '../../../state/days.ts'

type Period = z.infer<typeof periodSchema>

/** When a quarter's forms are due, and how long that still is. */
export function PeriodLine({ period }: { period: Period }) {
  const { t } = useTranslation('assessment')
  const city = useCity()
  const left = city ? daysBetween(city.today, period.dueOn) : null
  return (
    <p className="quiet assessment-period">
      {t('period.months', { days: period.monthDueOn.join(' · ') })} · {t('period.due', { day: period.dueOn })}
      {period.state === 'open' && left !== null && left >= 0 ? ` ${t('period.left', { count: left })}` : ''} ·{' '}
      {t('period.closes', { day: period.closesOn })} · {t('period.indicators', { version: period.indicatorVersion })}
    </p>
  )
}
