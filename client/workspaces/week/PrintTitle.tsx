import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Plan } from '../../../server/contract/index.ts'
import { useWords } from '../../i18n/index.ts'
import { useAgency } from '../../state/city.ts'

/** What stands above the week on paper: whose, when, which version, and that a sample is one. */
export const PrintTitle = memo(function PrintTitle({ plan }: { plan: Plan }) {
  const { t } = useTranslation(['week', 'common'])
  const words = useWords()
  const agency = useAgency()
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
})
