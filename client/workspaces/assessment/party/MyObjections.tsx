import { useTranslation } from 'react-i18next'
import { listSubmissions, readSiteAssessment } from '../../../../server/contract/index.ts'
import { useRead, useReads } from '../../../api.ts'
import { StateBox } from '../../../ui/StateBox.tsx'
import { ObjectionsList } from '../runs/ObjectionsList.tsx'
import { FileObjection } from './FileObjection.tsx'

/** What the firm objects to in the newest result that it may see, and how each was decided. */
export function MyObjections({ firmId }: { firmId: number | null }) {
  const { t } = useTranslation(['assessment', 'runs'])
  // A firm's own sites tell of a run as soon as it is announced; the boards do only once it is published.
  const sites = useRead(listSubmissions, { query: { limit: 20 } })
  const results = useReads(readSiteAssessment, sites.data?.rows.map((row) => ({ params: { id: row.siteId } })) ?? [])
  const result = results.find((each) => each.data)?.data
  if (!result)
    return (
      <StateBox
        isLoading={sites.isPending || results.some((each) => each.isPending)}
        error={sites.error}
        onRetry={() => void sites.refetch()}
      >
        {t('my.noResult')}
      </StateBox>
    )
  const { runId, quarter } = result
  return (
    <section className="assessment-column" aria-label={t('tab.objections')}>
      <p>
        <strong>{t('runs:run', { id: runId, quarter })}</strong>
      </p>
      <p className="quiet">{t('my.objectionIntro')}</p>
      {firmId === null ? null : <FileObjection runId={runId} subject={{ firmId }} name={t('my.firm')} />}
      <ObjectionsList runId={runId} />
    </section>
  )
}
