import { useQueryClient } from '@tanstack/react-query'
import { App, Button, Tag } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { listTasks, type task as taskSchema } from '../../../server/contract/index.ts'
import { useRead } from '../../api.ts'
import { useNumbers } from '../../i18n/index.ts'
import { beginForm } from '../../offline/begin-form.ts'
import { go, useAddress } from '../../state/address.ts'
import { usePagedSearch } from '../../state/paged-search.ts'
import { useSession } from '../../state/session.ts'
import { Pager } from '../../ui/Pager.tsx'
import { SearchBox } from '../../ui/SearchBox.tsx'
import { StateBox, useErrorText } from '../../ui/StateBox.tsx'
import { FormsOnDevice } from './form/FormsOnDevice.tsx'
import { useOwnResults } from './party/use-own-results.ts'
import { PeriodLine } from './progress/PeriodLine.tsx'
import { QuarterSelect } from './QuarterSelect.tsx'

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
  const paged = usePagedSearch(size, quarter ?? '')
  const { data, error, isPending, refetch } = useRead(
    listTasks,
    {
      query: {
        ...paged.query,
        ...(quarter === null ? {} : { quarter }),
      },
    },
    { keepPrevious: true },
  )
  return (
    <section className="assessment-column" aria-label={t('tab.tasks')}>
      <div className="assessment-tools">
        <QuarterSelect current={data?.period.quarter} />
        <SearchBox label={t('submissions.search')} onSearch={paged.onSearch} />
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
          <Pager total={data.total} page={paged.page} size={size} onPage={paged.onPage} />
        </>
      )}
    </section>
  )
}

function TaskCard({ task }: { task: Task }) {
  const { t } = useTranslation(['assessment', 'common'])
  const { may } = useSession()
  const results = useOwnResults().data
  const hasResult = may('viewer') || results?.sites.some(({ siteId }) => siteId === task.siteId)
  const { open, isPending } = useOpenTask()
  const isClosed = task.state === 'closed' && task.submissionId === null
  return (
    <li>
      <div>
        {hasResult ? (
          <button
            type="button"
            className="link-button"
            onClick={() => go({ site: task.siteId, run: results?.run?.id ?? null })}
          >
            {task.siteName}
          </button>
        ) : (
          <span>{task.siteName}</span>
        )}
        <p className="quiet">
          {t(`level.${task.level}`)}
          {task.month === null ? '' : ` · ${t('month', { month: task.month })}`} · {t(`party.${task.party}`)}
          {task.visitedOn === null ? '' : ` · ${t('tasks.visit', { day: task.visitedOn })}`} ·{' '}
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
  const client = useQueryClient()
  const errorText = useErrorText()
  const [isPending, setPending] = useState(false)
  const begin = async (task: Task) => {
    setPending(true)
    try {
      go({ form: (await beginForm(task)).id })
      await client.invalidateQueries({ queryKey: [listTasks.id] })
    } catch (cause) {
      void message.error(errorText(cause))
    }
    setPending(false)
  }
  return {
    isPending,
    open: (task: Task) => (task.submissionId === null ? void begin(task) : go({ form: task.submissionId })),
  }
}
