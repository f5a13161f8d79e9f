import { useTranslation } from 'react-i18next'
import { readBoard } from '../../../../server/contract/index.ts'
import { useRead } from '../../../api.ts'
import { StateBox } from '../../../ui/StateBox.tsx'
import { ObjectionsList } from '../runs/ObjectionsList.tsx'
import { FileObjection } from './FileObjection.tsx'

/** What the firm objects to in the newest result it may see, and how each was decided. */
export function MyObjections({ firmId }: { firmId: number | null }) {
  const { t } = useTranslation(['assessment', 'runs'])
  const { data, error, isPending, refetch } = useRead(readBoard, { params: { board: 'building' }, query: { limit: 1 } })
  if (!data) return <StateBox isLoading={isPending} error={error} onRetry={() => void refetch()} />
  const { run } = data
  return (
    <section className="assessment-column" aria-label={t('tab.objections')}>
      <p>
        <strong>{t('runs:run', { id: run.id, quarter: run.quarter })}</strong>{' '}
        {run.objectionUntil === null ? '' : t('runs:until', { day: run.objectionUntil })}
      </p>
      <p className="quiet">{t('my.objectionIntro')}</p>
      {firmId === null ? null : <FileObjection runId={run.id} subject={{ firmId }} name={t('my.firm')} />}
      <ObjectionsList runId={run.id} />
    </section>
  )
}
