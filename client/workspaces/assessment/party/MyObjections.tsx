import { useTranslation } from 'react-i18next'
import { listOwnObjections } from '../../../../server/contract/index.ts'
import { useRead } from '../../../api.ts'
import { StateBox } from '../../../ui/StateBox.tsx'
import { ObjectionItem } from '../runs/ObjectionItem.tsx'
import { FileObjection } from './FileObjection.tsx'
import { MyPeople } from './MyPeople.tsx'
import { ObjectionWindow } from './ObjectionWindow.tsx'
import { useOwnResults } from './use-own-results.ts'

/** Whether the firm may object, and until when; what it has objected to so far, and how each was decided. */
export function MyObjections({ firmId }: { firmId: number | null }) {
  const { t } = useTranslation('assessment')
  const results = useOwnResults()
  const filed = useRead(listOwnObjections, {})
  if (!results.data || !filed.data) {
    const retry = () => {
      void results.refetch()
      void filed.refetch()
    }
    return <StateBox isLoading={!results.error && !filed.error} error={results.error ?? filed.error} onRetry={retry} />
  }
  const { run, standings, persons } = results.data
  return (
    <section className="assessment-column" aria-label={t('tab.objections')}>
      {run === null ? <p className="quiet">{t('my.noResult')}</p> : <ObjectionWindow run={run} />}
      <p className="quiet">{t('my.objectionIntro')}</p>
      {run?.takesObjections && firmId !== null && standings.length > 0 ? (
        <FileObjection runId={run.id} subject={{ firmId }} name={t('my.firm')} />
      ) : null}
      {filed.data.length === 0 ? (
        <p className="quiet">{t('my.noObjections')}</p>
      ) : (
        <ul className="objections">
          {filed.data.map((objection) => (
            <ObjectionItem key={objection.id} objection={objection} isNamed />
          ))}
        </ul>
      )}
      {run?.takesObjections ? <MyPeople runId={run.id} persons={persons} /> : null}
    </section>
  )
}
