import { Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { listPoints, pointsEntry } from '../../../../server/contract/index.ts'
import { useRead } from '../../../api.ts'
import { useNumbers } from '../../../i18n/index.ts'
import { Pager } from '../../../ui/Pager.tsx'
import { SearchBox } from '../../../ui/SearchBox.tsx'
import { StateBox } from '../../../ui/StateBox.tsx'
import { PointsCard } from './PointsCard.tsx'

const states = ['all', ...pointsEntry.shape.state.options] as const
const size = 30

/** 记分: the ledger of points of firms and people, with thresholds and the trace of every change. */
export function PointsTab() {
  const { t } = useTranslation(['review', 'common'])
  const { count } = useNumbers()
  const [view, setView] = useState<{ search: string; state: (typeof states)[number]; page: number }>({
    search: '',
    state: 'all',
    page: 1,
  })
  const { data, error, isPending, refetch } = useRead(
    listPoints,
    {
      query: {
        limit: size,
        offset: (view.page - 1) * size,
        ...(view.search === '' ? {} : { search: view.search }),
        ...(view.state === 'all' ? {} : { state: view.state }),
      },
    },
    { keepPrevious: true },
  )
  return (
    <section className="assessment-column" aria-label={t('points.title')}>
      {data ? (
        <p className="quiet">
          {t('points.thresholds', {
            months: data.thresholds.cycleMonths,
            key: data.thresholds.keySupervision,
            suspension: data.thresholds.suspension,
          })}
        </p>
      ) : null}
      <div className="assessment-tools">
        <SearchBox label={t('points.search')} onSearch={(search) => setView({ ...view, search, page: 1 })} />
        <Segmented
          size="small"
          aria-label={t('points.state')}
          value={view.state}
          options={states.map((value) => ({
            value,
            label: value === 'all' ? t('common:all') : t(`points.states.${value}`),
          }))}
          onChange={(state) => setView({ ...view, state, page: 1 })}
        />
        {data ? <span className="quiet">{t('points.count', { total: count(data.total) })}</span> : null}
      </div>
      {!data || data.entries.length === 0 ? (
        <StateBox isLoading={isPending} error={error} onRetry={() => void refetch()}>
          {t('points.none')}
        </StateBox>
      ) : (
        <>
          <ul className="card-list">
            {data.entries.map((entry) => (
              <PointsCard key={entry.id} entry={entry} thresholds={data.thresholds} />
            ))}
          </ul>
          <Pager total={data.total} page={view.page} size={size} onPage={(page) => setView({ ...view, page })} />
        </>
      )}
    </section>
  )
}
