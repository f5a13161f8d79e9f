import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type AnswerSheet, readAnswers, readEvidence } from '../../../../server/contract/index.ts'
import { addressOf, useRead } from '../../../api.ts'
import { useNumbers, useWords } from '../../../i18n/index.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { StateBox } from '../../../ui/StateBox.tsx'
import { type AnswerFilter, answerFilters, filterAnswers } from './filter-answers.ts'

type Row = AnswerSheet['rows'][number]

/** Every answer of one submission, the deductions first in sight. */
export function AnswerSheetView({ submissionId, onBack }: { submissionId: number; onBack: () => void }) {
  const { t } = useTranslation(['boards', 'assessment'])
  const { count } = useNumbers()
  const [filter, setFilter] = useState<AnswerFilter>('deducted')
  const { data, error, isPending, refetch } = useRead(readAnswers, { params: { id: submissionId } })
  const columns = useAnswerColumns()
  if (!data) return <StateBox isLoading={isPending} error={error} onRetry={() => void refetch()} />
  const rows = filterAnswers(data.rows, filter)
  return (
    <section className="explain" aria-label={t('explain.sheet')}>
      <div className="assessment-tools">
        <Button size="small" onClick={onBack}>
          {t('assessment:back')}
        </Button>
        <strong>
          {t(`assessment:level.${data.level}`)} · {t(`assessment:party.${data.party}`)}
          {data.month === null ? '' : ` · ${t('assessment:month', { month: data.month })}`}
        </strong>
        <Segmented
          size="small"
          aria-label={t('explain.filter.label')}
          value={filter}
          options={answerFilters.map((value) => ({ value, label: t(`explain.filter.${value}`) }))}
          onChange={setFilter}
        />
        <span className="quiet">
          {t('explain.answers', { shown: count(rows.length), total: count(data.rows.length) })}
        </span>
      </div>
      {rows.length === 0 ? (
        <StateBox>{t('explain.noDeductions')}</StateBox>
      ) : (
        <DataTable isCards label={t('explain.sheet')} rows={rows} columns={columns} rowKey={(row) => row.code} />
      )}
    </section>
  )
}

function useAnswerColumns(): Column<Row>[] {
  const { t } = useTranslation(['boards', 'assessment'])
  const words = useWords()
  return [
    { key: 'code', title: t('explain.code'), value: (row) => row.code },
    {
      key: 'text',
      title: t('explain.text'),
      value: (row) => words(row.text),
      wraps: true,
      isTitle: true,
      render: (row) => (
        <span>
          {words(row.text)} {row.isVeto ? <small className="class-veto">{t('assessment:veto')}</small> : null}
          {row.note === '' ? null : <small className="quiet"> · {row.note}</small>}
          {row.evidenceIds.map((id, index) => (
            <a key={id} href={addressOf(readEvidence, { params: { id } })} target="_blank" rel="noreferrer">
              {' '}
              {t('explain.photo', { number: index + 1 })}
            </a>
          ))}
        </span>
      ),
    },
    {
      key: 'deducted',
      title: t('explain.deducted'),
      value: (row) => row.deducted,
      render: (row) =>
        row.deducted === null ? (
          <span className="faint">{t('assessment:answer.notApplicable')}</span>
        ) : (
          t('explain.deductedOf', { points: row.deducted, max: row.maxPoints })
        ),
      isNumber: true,
    },
  ]
}
