import { useTranslation } from 'react-i18next'
import { listRuns } from '../../../../server/contract/index.ts'
import { useRead } from '../../../api.ts'
import { StateBox } from '../../../ui/StateBox.tsx'
import { PeriodsList } from './PeriodsList.tsx'
import { PublicationsList } from './PublicationsList.tsx'
import { RunCard } from './RunCard.tsx'

/** 运行: a quarter is closed, scored, announced, published; every step with its state and its way back. */
export function RunsTab() {
  const { t } = useTranslation('runs')
  const { data, error, isPending, refetch } = useRead(listRuns, { query: {} })
  return (
    <div className="assessment-runs">
      <section aria-label={t('periods')}>
        <h2>{t('periods')}</h2>
        <PeriodsList />
        <h2>{t('publications')}</h2>
        <PublicationsList />
      </section>
      <section aria-label={t('runs')}>
        <h2>{t('runs')}</h2>
        {!data || data.length === 0 ? (
          <StateBox isLoading={isPending} error={error} onRetry={() => void refetch()}>
            {t('none')}
          </StateBox>
        ) : (
          <ul className="card-list">
            {data.map((run) => (
              <RunCard key={run.id} run={run} />
            ))}
          </ul>
        )}
      </section>
    </div>
  )
}
