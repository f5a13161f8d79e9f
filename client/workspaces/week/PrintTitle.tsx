import { useTranslation } from 'react-i18next'
import { useWords } from '../../i18n/index.ts'
import { useAgency } from '../../state/city.ts'
import type { WeekPlan } from './use-week-plan.ts'

/** What stands above the week on paper: whose, when, which version, and that a sample is one. */
export function PrintTitle({ week }: { week: WeekPlan }) {
  const { t } = useTranslation(['week', 'common'])
  const words = useWords()
  const agency = useAgency()
  const { plan } = week
  return (
    <h1 className="week-print">
      {words(agency?.name)} · {plan.week} {t('week:board.print')} ·{' '}
      {t('week:version.option', {
        revision: plan.revision,
        state: t(`week:state.${plan.state}`),
        at: plan.createdAt.slice(0, 10),
      })}
      {plan.isSample ? ` · ${t('common:sample')}` : ''}
    </h1>
  )
}
