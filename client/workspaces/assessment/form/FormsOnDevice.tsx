import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type AssessmentTask, openForm } from '../../../../server/contract/index.ts'
import { call } from '../../../api.ts'
import { listDrafts } from '../../../offline/database.ts'
import { countAnswered, type Draft, isUnsent } from '../../../offline/draft.ts'
import { keepOffline } from '../../../offline/keep-offline.ts'
import { loadForm } from '../../../offline/use-draft.ts'
import { useStored } from '../../../offline/watch.ts'
import { go } from '../../../state/address.ts'
import { randomId } from '../../../state/random-id.ts'
import { useSession } from '../../../state/session.ts'
import { useErrorText } from '../../../ui/StateBox.tsx'

/** Forms that this device keeps, also without a network, and a button that takes the page's tasks along. */
export function FormsOnDevice({ tasks }: { tasks: readonly AssessmentTask[] }) {
  const { t } = useTranslation(['form', 'assessment'])
  const { account } = useSession()
  const owner = account?.login ?? ''
  const { value: drafts = [] } = useStored(() => listDrafts(owner), `drafts ${owner}`)
  useEffect(keepOffline, [])
  const open = tasks.filter(({ state }) => state === 'todo' || state === 'draft' || state === 'overdue')
  const shown = drafts.filter((draft) => isUnsent(draft) || draft.form.state === 'draft')
  return (
    <div className="forms-on-device">
      {open.length > 0 ? <TakeAlong owner={owner} tasks={open} /> : null}
      {shown.length > 0 ? (
        <details>
          <summary>
            {t('onDevice')} · {shown.length}
          </summary>
          <ul className="card-list">
            {shown.map((draft) => (
              <StoredForm key={draft.id} draft={draft} />
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  )
}

function StoredForm({ draft }: { draft: Draft }) {
  const { t } = useTranslation(['form', 'assessment'])
  const { form } = draft
  return (
    <li>
      <div>
        <button type="button" className="link-button" onClick={() => go({ form: draft.id })}>
          {form.site.name}
        </button>
        <p className="quiet">
          {t(`assessment:level.${form.level}`)} · {t(`assessment:party.${form.party}`)} · {form.quarter} ·{' '}
          {t('assessment:tasks.answered', { answered: countAnswered(draft), asked: form.indicators.length })}
        </p>
      </div>
      <span className="quiet">{t(isUnsent(draft) ? 'unsent' : 'ready')}</span>
    </li>
  )
}

function TakeAlong({ owner, tasks }: { owner: string; tasks: readonly AssessmentTask[] }) {
  const { t } = useTranslation('form')
  const errorText = useErrorText()
  const [progress, setProgress] = useState<string | null>(null)
  const takeAll = async () => {
    let taken = 0
    const failures: unknown[] = []
    for (const task of tasks) {
      setProgress(t('taking', { done: taken + failures.length, total: tasks.length }))
      try {
        await loadForm(owner, task.submissionId ?? (await begin(task)))
        taken++
      } catch (error) {
        failures.push(error)
      }
    }
    const failed =
      failures.length === 0 ? '' : ` · ${t('takeFailed', { count: failures.length, reason: errorText(failures[0]) })}`
    setProgress(`${t('taken', { count: taken })}${failed}`)
  }
  return (
    <p>
      <Button size="small" onClick={() => void takeAll()}>
        {t('take')}
      </Button>{' '}
      <span className="quiet" role="status">
        {progress}
      </span>
    </p>
  )
}

async function begin({ quarter, siteId, party, month }: AssessmentTask): Promise<number> {
  const form = await call(openForm, { body: { quarter, siteId, party, month, clientKey: randomId() } })
  return form.id
}
