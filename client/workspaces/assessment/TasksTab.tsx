import { App, Button, Tag } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { listTasks, openForm, type task as taskSchema } from '../../../server/contract/index.ts'
import { useRead, useSend } from '../../api.ts'
import { useNumbers } from '../../i18n/index.ts'
import { go, useAddress } from '../../state/address.ts'
import { randomId } from '../../state/random-id.ts'
import { StateBox, useErrorText } from '../../ui/StateBox.tsx'
import { FormsOnDevice } from './form/FormsOnDevice.tsx'
import { Pager } from './Pager.tsx'
import { PeriodLine } from './progress/PeriodLine.tsx'
import { QuarterSelect } from './QuarterSelect.tsx'
import { SearchBox } from './SearchBox.tsx'

type Task = z.infer<typeof taskSchema>

const size = 30
const stateColour = {
  todo: 'blue',
  draft: 'gold',
  submitted: 'green',
  late: 'orange',
  overdue: 'red',
  closed: 'default',
} as const

/** 待办: the forms that this account has to fill in, as cards that fit a phone. */
export function TasksTab() {
  const { t } = useTranslation('assessment')
  const { count } = useNumbers()
  const quarter = useAddress((address) => address.quarter)
  const [search, setSearch] = useState('')
  const [page, setPage] = useState(1)
  const { data, error, isPending, refetch } = useRead(
    listTasks,
    {
      query: {
        limit: size,
        offset: (page - 1) * size,
        ...(quarter === null ? {} : { quarter }),
        ...(search === '' ? {} : { search }),
      },
    },
    { keepPrevious: true },
  )
  return (
    <section className="assessment-column" aria-label={t('tab.tasks')}>
      <div className="assessment-tools">
        <QuarterSelect current={data?.period.quarter} />
        <SearchBox
          label={t('submissions.search')}
          onSearch={(text) => {
            setSearch(text)
            setPage(1)
          }}
        />
        {data ? <span className="quiet">{t('tasks.count', { total: count(data.total) })}</span> : null}
      </div>
      {data ? <PeriodLine period={data.period} /> : null}
      <FormsOnDevice tasks={data?.tasks ?? []} />
      {!data || data.tasks.length === 0 ? (
        <StateBox isLoading={isPending} error={error} onRetry={() => void refetch()}>
          {t('tasks.none')}
        </StateBox>
      ) : (
        <>
          <ul className="card-list">
            {data.tasks.map((task) => (
              <TaskCard key={`${task.siteId} ${task.party} ${task.month} ${task.visitId}`} task={task} />
            ))}
          </ul>
          <Pager total={data.total} page={page} size={size} onPage={setPage} />
        </>
      )}
    </section>
  )
}

function TaskCard({ task }: { task: Task }) {
  const { t } = useTranslation(['assessment', 'common'])
  const { open, isPending } = useOpenTask()
  const isClosed = task.state === 'closed' && task.submissionId === null
  return (
    <li>
      <div>
        <button type="button" className="link-button" onClick={() => go({ site: task.siteId })}>
          {task.siteName}
        </button>
        <p className="quiet">
          {t(`level.${task.level}`)}
          {task.month === null ? '' : ` · ${t('month', { month: task.month })}`} · {t(`party.${task.party}`)}
          {task.visitId === null ? '' : ` · ${t('tasks.visit', { id: task.visitId })}`} ·{' '}
          {t('tasks.due', { day: task.dueOn })} · {t('tasks.answered', { answered: task.answered, asked: task.asked })}
        </p>
      </div>
      <Tag color={stateColour[task.state]}>{t(`tasks.state.${task.state}`)}</Tag>
      <Button
        type={task.state === 'todo' || task.state === 'draft' || task.state === 'overdue' ? 'primary' : 'default'}
        disabled={isClosed}
        loading={isPending}
        onClick={() => open(task)}
      >
        {t(task.submissionId === null ? 'tasks.begin' : 'tasks.open')}
      </Button>
    </li>
  )
}

/** Opens the form that was begun, or begins it first. */
function useOpenTask() {
  const { message } = App.useApp()
  const errorText = useErrorText()
  const send = useSend(openForm, [listTasks])
  return {
    isPending: send.isPending,
    open: ({ submissionId, quarter, siteId, party, month, visitId }: Task) => {
      if (submissionId !== null) go({ form: submissionId })
      else
        send.mutate(
          { body: { quarter, siteId, party, month, visitId, clientKey: randomId() } },
          {
            onSuccess: (form) => go({ form: form.id }),
            onError: (cause) => void message.error(errorText(cause)),
          },
        )
    },
  }
}
