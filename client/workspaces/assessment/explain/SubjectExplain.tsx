import { useTranslation } from 'react-i18next'
import { type Board, readSubjectAssessment, type SubjectAssessment } from '../../../../server/contract/index.ts'
import { useRead } from '../../../api.ts'
import { useNumbers } from '../../../i18n/index.ts'
import { go } from '../../../state/address.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { StateBox } from '../../../ui/StateBox.tsx'
import { useRunQuery } from '../boards/use-board.ts'
import { HistoryLine } from './HistoryLine.tsx'
import { Steps } from './Steps.tsx'

type Site = SubjectAssessment['sites'][number]

/** A firm, person or agency taken apart into its sites, each with its weight; a site opens further. */
export function SubjectExplain({ board, subject }: { board: Board; subject: string }) {
  const { t } = useTranslation(['boards', 'assessment'])
  const { one, share } = useNumbers()
  const query = useRunQuery()
  const { data, error, isPending, refetch } = useRead(readSubjectAssessment, { params: { board, subject }, query })
  if (!data) return <StateBox isLoading={isPending} error={error} onRetry={() => void refetch()} />
  const columns: Column<Site>[] = [
    {
      key: 'site',
      title: t('assessment:column.site'),
      value: (row) => row.name,
      wraps: true,
      isTitle: true,
      render: (row) => (
        <button type="button" className="link" onClick={() => go({ site: row.siteId })}>
          {row.name}
        </button>
      ),
    },
    { key: 'status', title: t('explain.status'), value: (row) => t(`assessment:rankStatus.${row.status}`) },
    {
      key: 'combined',
      title: t('sort.combined'),
      value: (row) => row.combined,
      render: (row) => one(row.combined),
      isNumber: true,
    },
    {
      key: 'share',
      title: t('explain.share'),
      value: (row) => row.share,
      render: (row) => share(row.share),
      isNumber: true,
      hint: t('explain.shareHint'),
    },
  ]
  return (
    <article className="explain" aria-label={data.subject.name}>
      <h2>{data.subject.name}</h2>
      <p className="quiet">
        {t(`assessment:board.${data.board}`)} · {data.quarter} ·{' '}
        {data.rank === null
          ? t(`assessment:rankStatus.${data.status}`)
          : t('rankOf', { rank: data.rank, population: data.population })}
      </p>
      <dl className="facts">
        {(['combined', 'safety', 'quality'] as const).map((key) => (
          <div key={key}>
            <dt>{t(`sort.${key}`)}</dt>
            <dd>{one(data.figures[key])}</dd>
          </div>
        ))}
      </dl>
      <Steps steps={data.steps} />
      <h3>{t('explain.sites')}</h3>
      <DataTable
        isCards
        label={t('explain.sites')}
        rows={data.sites}
        columns={columns}
        rowKey={(row) => row.siteId}
        sort="-share"
      />
      <HistoryLine history={data.history} name={data.subject.name} />
    </article>
  )
}
