import { Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { listSubmissions, type SubmissionRow } from '../../../../server/contract/index.ts'
import { useRead } from '../../../api.ts'
import { useNumbers, useWords } from '../../../i18n/index.ts'
import { go, useAddress } from '../../../state/address.ts'
import { useCity } from '../../../state/city.ts'
import { usePagedSearch } from '../../../state/paged-search.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { Pager } from '../../../ui/Pager.tsx'
import { SearchBox } from '../../../ui/SearchBox.tsx'
import { StateBox } from '../../../ui/StateBox.tsx'
import { DotLegend, DotRow } from './DotRow.tsx'

const filters = ['all', 'missing', 'flagged', 'divergent'] as const
type Filter = (typeof filters)[number]
const size = 50

/** Every site with the state of its five parties; filtered to what is missing, flagged or contradictory. */
export function SubmissionsTable() {
  const { t } = useTranslation(['assessment', 'common'])
  const { count } = useNumbers()
  const { quarter, agency } = useAddress((address) => address)
  const [only, setOnly] = useState<Filter>('all')
  const paged = usePagedSearch(size, `${quarter} ${agency} ${only}`)
  const columns = useSubmissionColumns()
  const { data, error, isPending, refetch } = useRead(
    listSubmissions,
    {
      query: {
        ...paged.query,
        ...(quarter === null ? {} : { quarter }),
        ...(agency === null ? {} : { agency }),
        ...(only === 'all' ? {} : { only }),
      },
    },
    { keepPrevious: true },
  )
  return (
    <section aria-label={t('submissions.title')}>
      <div className="assessment-tools">
        <SearchBox label={t('submissions.search')} onSearch={paged.onSearch} />
        <Segmented
          size="small"
          aria-label={t('submissions.filter')}
          value={only}
          options={filters.map((value) => ({ value, label: t(`submissions.only.${value}`) }))}
          onChange={setOnly}
        />
        {data ? <span className="quiet">{t('submissions.count', { total: count(data.total) })}</span> : null}
      </div>
      <DotLegend />
      {!data || data.rows.length === 0 ? (
        <StateBox isLoading={isPending} error={error} onRetry={() => void refetch()}>
          {t('submissions.none')}
        </StateBox>
      ) : (
        <>
          <DataTable
            isPage
            isCards
            label={t('submissions.title')}
            rows={data.rows}
            columns={columns}
            rowKey={(row) => row.siteId}
          />
          <Pager total={data.total} page={paged.page} size={size} onPage={paged.onPage} />
        </>
      )}
    </section>
  )
}

function useSubmissionColumns(): Column<SubmissionRow>[] {
  const { t } = useTranslation(['assessment', 'common'])
  const { one } = useNumbers()
  const words = useWords()
  const city = useCity()
  return [
    {
      key: 'site',
      title: t('column.site'),
      value: (row) => row.siteName,
      wraps: true,
      isTitle: true,
      render: (row) => (
        <span>
          <button type="button" className="link" onClick={() => go({ site: row.siteId })}>
            {row.siteName}
          </button>{' '}
          {row.isAffordable ? <small className="quiet">{t('affordable')}</small> : null}
        </span>
      ),
    },
    {
      key: 'agency',
      title: t('common:agency'),
      value: (row) => words(city?.agencies.find((each) => each.code === row.agencyCode)?.name) || row.agencyCode,
    },
    {
      key: 'stage',
      title: t('column.stage'),
      value: (row) =>
        row.status === 'active'
          ? words(city?.stages.find((each) => each.code === row.stage)?.name) || row.stage
          : t(`common:status.${row.status}`),
    },
    { key: 'dots', title: t('column.dots'), value: () => null, render: (row) => <DotRow dots={row.dots} /> },
    {
      key: 'divergence',
      title: t('column.divergence'),
      hint: t('hint.divergence'),
      value: (row) => row.divergence,
      render: (row) => one(row.divergence),
      isNumber: true,
    },
    {
      key: 'flags',
      title: t('column.flags'),
      value: (row) => row.openFlags,
      render: (row) => (row.openFlags > 0 ? row.openFlags : '—'),
      isNumber: true,
    },
  ]
}
