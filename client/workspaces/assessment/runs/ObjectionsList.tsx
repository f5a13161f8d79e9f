import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { decideObjection, listObjections, listRuns, type Objection } from '../../../../server/contract/index.ts'
import { useRead } from '../../../api.ts'
import { useSession } from '../../../state/session.ts'
import { NoteDialog } from '../../../ui/NoteDialog.tsx'
import { StateBox } from '../../../ui/StateBox.tsx'
import { useDecision } from '../use-decision.ts'
import { ObjectionItem } from './ObjectionItem.tsx'

type Asked = { objection: Objection; decision: 'upheld' | 'rejected' }

/** What firms object to in a run, with the decision on each. */
export function ObjectionsList({ runId }: { runId: number }) {
  const { t } = useTranslation('runs')
  const { may } = useSession()
  const [asked, setAsked] = useState<Asked | null>(null)
  const { data, error, refetch } = useRead(listObjections, { params: { id: runId } })
  const { decide, isPending } = useDecision(decideObjection, [listObjections, listRuns], () => setAsked(null))
  if (error) return <StateBox error={error} onRetry={() => void refetch()} />
  if (!data || data.length === 0) return <p className="quiet">{t('objections.none')}</p>
  return (
    <details open={data.some((objection) => objection.state === 'open')}>
      <summary>{t('objections.title', { count: data.length })}</summary>
      <ul className="objections">
        {data.map((objection) => (
          <ObjectionItem key={objection.id} objection={objection}>
            {may('city') && objection.state === 'open' ? (
              <span className="button-pair">
                <Button size="small" onClick={() => setAsked({ objection, decision: 'upheld' })}>
                  {t('objections.uphold')}
                </Button>
                <Button size="small" onClick={() => setAsked({ objection, decision: 'rejected' })}>
                  {t('objections.reject')}
                </Button>
              </span>
            ) : null}
          </ObjectionItem>
        ))}
      </ul>
      <NoteDialog
        title={asked?.objection.subject.name ?? ''}
        label={t('objections.reason')}
        okText={t(asked?.decision === 'rejected' ? 'objections.reject' : 'objections.uphold')}
        isOpen={asked !== null}
        isPending={isPending}
        maxLength={1000}
        onClose={() => setAsked(null)}
        onSubmit={(note) => {
          if (asked) decide({ params: { id: asked.objection.id }, body: { decision: asked.decision, note } })
        }}
      >
        <p>{asked?.objection.text}</p>
        {asked?.decision === 'upheld' ? <p className="quiet">{t('objections.upholdHint')}</p> : null}
      </NoteDialog>
    </details>
  )
}
