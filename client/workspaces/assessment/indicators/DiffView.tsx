import { Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import type { IndicatorDiff } from '../../../../server/contract/index.ts'
import { useNumbers, useWords } from '../../../i18n/index.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'

type Finding = IndicatorDiff['findings'][number] & { key: number }

/** What a file would change against the set in force, field by field, and which rows it cannot use. */
export function DiffView({ diff }: { diff: IndicatorDiff }) {
  const { t } = useTranslation('indicators')
  const { count } = useNumbers()
  const words = useWords()
  const columns: Column<Finding>[] = [
    { key: 'row', title: t('diff.row'), value: (row) => row.row, isNumber: true },
    { key: 'column', title: t('diff.column'), value: (row) => row.column },
    {
      key: 'message',
      title: t('diff.message'),
      value: (row) => words(row.message),
      wraps: true,
      render: (row) => (
        <span>
          <Tag color={row.severity === 'error' ? 'error' : 'warning'}>{t(`diff.${row.severity}`)}</Tag>
          {words(row.message)} <small className="quiet">{row.value}</small>
        </span>
      ),
    },
  ]
  return (
    <section aria-label={t('diff.title')} role="status">
      <p>
        <strong>{t(diff.isStored ? 'diff.stored' : 'diff.preview', { version: diff.version })}</strong>{' '}
        {t('diff.summary', {
          total: count(diff.indicatorCount),
          added: count(diff.added.length),
          removed: count(diff.removed.length),
          changed: count(diff.changed.length),
          unchanged: count(diff.unchanged),
          against: diff.against ?? '—',
        })}
      </p>
      {diff.findings.length > 0 ? (
        <DataTable
          isCards
          label={t('diff.findings')}
          rows={diff.findings.map((finding, key) => ({ ...finding, key }))}
          columns={columns}
          rowKey={(row) => row.key}
        />
      ) : null}
      <Lines title={t('diff.added')} lines={diff.added} />
      <Lines title={t('diff.removed')} lines={diff.removed} />
      {diff.changed.length === 0 ? null : (
        <details open>
          <summary>{t('diff.changed')}</summary>
          <ul className="diff-list">
            {diff.changed.map(({ code, fields }) => (
              <li key={code}>
                <strong>{code}</strong>
                {fields.map(({ field, before, after }) => (
                  <p key={field}>
                    {field}: <del>{before || '—'}</del> → <ins>{after || '—'}</ins>
                  </p>
                ))}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

function Lines({ title, lines }: { title: string; lines: IndicatorDiff['added'] }) {
  if (lines.length === 0) return null
  return (
    <details>
      <summary>{title}</summary>
      <ul className="diff-list">
        {lines.map(({ code, text }) => (
          <li key={code}>
            <strong>{code}</strong> {text}
          </li>
        ))}
      </ul>
    </details>
  )
}
