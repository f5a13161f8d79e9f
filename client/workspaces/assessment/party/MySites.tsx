import { useTranslation } from 'react-i18next'
import { listSubmissions, type OwnResults, type SubmissionRow } from '../../../../server/contract/index.ts'
import { useRead } from '../../../api.ts'
import { useNumbers } from '../../../i18n/index.ts'
import { go, useAddress } from '../../../state/address.ts'
import { usePagedSearch } from '../../../state/paged-search.ts'
import { Pager } from '../../../ui/Pager.tsx'
import { SearchBox } from '../../../ui/SearchBox.tsx'
import { StateBox } from '../../../ui/StateBox.tsx'
import { DotLegend, DotRow } from '../progress/DotRow.tsx'
import { PeriodLine } from '../progress/PeriodLine.tsx'
import { QuarterSelect } from '../QuarterSelect.tsx'
import { FirmStanding } from './FirmStanding.tsx'
import { ObjectionWindow } from './ObjectionWindow.tsx'
import { useOwnResults } from './use-own-results.ts'

const size = 20

/** 我的项目: a firm's sites with what is still missing, and the newest result of each that it may see. */
export function MySites({ firmId }: { firmId: number | null }) {
  const { t } = useTranslation('assessment')
  const { count } = useNumbers()
  const quarter = useAddress((address) => address.quarter)
  const paged = usePagedSearch(size, quarter ?? '')
  const { data, error, isPending, refetch } = useRead(
    listSubmissions,
    {
      query: {
        ...paged.query,
        ...(quarter === null ? {} : { quarter }),
      },
    },
    { keepPrevious: true },
  )
  const results = useOwnResults().data
  const run = results?.run ?? null
  return (
    <section className="assessment-column" aria-label={t('tab.sites')}>
      {firmId === null ? null : <FirmStanding firmId={firmId} results={results} />}
      {run?.takesObjections ? <ObjectionWindow run={run} /> : null}
      <div className="assessment-tools">
        <QuarterSelect current={data?.period.quarter} />
        <SearchBox label={t('submissions.search')} onSearch={paged.onSearch} />
        {data ? <span className="quiet">{t('submissions.count', { total: count(data.total) })}</span> : null}
      </div>
      {data ? <PeriodLine period={data.period} /> : null}
      <DotLegend />
      {!data || data.rows.length === 0 ? (
        <StateBox isLoading={isPending} error={error} onRetry={() => void refetch()}>
          {t('submissions.none')}
        </StateBox>
      ) : (
        <>
          <ul className="card-list">
            {data.rows.map((row) => (
              <MySite
                key={row.siteId}
                row={row}
                run={run}
                result={results?.sites.find(({ siteId }) => siteId === row.siteId)}
              />
            ))}
          </ul>
          <Pager total={data.total} page={paged.page} size={size} onPage={paged.onPage} />
        </>
      )}
    </section>
  )
}

type MySiteProps = { row: SubmissionRow; run: OwnResults['run']; result: OwnResults['sites'][number] | undefined }

function MySite({ row, run, result }: MySiteProps) {
  const { t } = useTranslation(['assessment', 'boards'])
  const { one } = useNumbers()
  return (
    <li>
      <div>
        {run && result ? (
          <button type="button" className="link-button" onClick={() => go({ site: row.siteId, run: run.id })}>
            {row.siteName}
          </button>
        ) : (
          <span>{row.siteName}</span>
        )}
        <p className="quiet">
          {run && result
            ? [
                t('my.result', { quarter: run.quarter, score: one(result.combined) }),
                ...result.ranks.map(({ board, rank, population }) =>
                  rank === null
                    ? t(`rankStatus.${result.status}`)
                    : `${t(`board.${board}`)} ${t('boards:rankOf', { rank, population })}`,
                ),
              ].join(' · ')
            : t('my.noResult')}
          {row.openFlags > 0 ? ` · ${t('my.flags', { count: row.openFlags })}` : ''}
        </p>
      </div>
      <DotRow dots={row.dots} />
    </li>
  )
}
