import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNumbers } from '../../../i18n/index.ts'
import { Pager } from '../../../ui/Pager.tsx'
import { StateBox } from '../../../ui/StateBox.tsx'
import { SampleMark } from '../SampleMark.tsx'
import { BoardSummaryPanel } from './BoardSummaryPanel.tsx'
import { BoardTable } from './BoardTable.tsx'
import { BoardTools } from './BoardTools.tsx'
import { toggleCompared } from './board-view.ts'
import { CompareDrawer } from './CompareDrawer.tsx'
import { pageSize, useBoard } from './use-board.ts'

/** 排名: who stands where in a quarter, on which board, against the quarter before; up to four side by side. */
export function BoardsTab() {
  const { t } = useTranslation('boards')
  const { count } = useNumbers()
  const { board, view, read, setPage, change } = useBoard()
  const [compared, setCompared] = useState<readonly string[]>([])
  const [isComparing, setComparing] = useState(false)
  const [comparedOn, setComparedOn] = useState(board)
  if (comparedOn !== board) {
    setComparedOn(board)
    setCompared([])
  }
  const { data, error, isPending, refetch } = read
  return (
    <div className="assessment-boards">
      <section aria-label={t('title')}>
        <BoardTools board={board} view={view} quarter={data?.run.quarter} onChange={change} />
        <div className="assessment-tools">
          {data ? (
            <span className="quiet">
              {t('shown', {
                total: count(data.total),
                ranked: count(data.summary.ranked),
                excluded: count(data.summary.excluded),
                late: count(data.summary.late),
                falsified: count(data.summary.falsified),
              })}
            </span>
          ) : null}
          <SampleMark isSample={data?.run.isSample} />
          {data && data.run.state !== 'published' ? (
            <span className="caution-badge">{t(`runState.${data.run.state}`)}</span>
          ) : null}
          <span className="spring" />
          <Button size="small" disabled={compared.length < 2} onClick={() => setComparing(true)}>
            {t('compare.open', { count: compared.length })}
          </Button>
          {compared.length > 0 ? (
            <Button size="small" type="text" onClick={() => setCompared([])}>
              {t('compare.clear')}
            </Button>
          ) : null}
        </div>
        {!data || data.rows.length === 0 ? (
          <StateBox isLoading={isPending} error={error} onRetry={() => void refetch()}>
            {t('none')}
          </StateBox>
        ) : (
          <>
            <BoardTable
              board={board}
              rows={data.rows}
              compared={compared}
              onCompare={(key) => setCompared(toggleCompared(compared, key))}
            />
            <Pager total={data.total} page={view.page} size={pageSize} onPage={setPage} />
          </>
        )}
      </section>
      {data ? <BoardSummaryPanel summary={data.summary} /> : null}
      <CompareDrawer board={board} keys={isComparing ? compared : []} onClose={() => setComparing(false)} />
    </div>
  )
}
