import { Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import { type ImportFinding, type ImportReport, readImportCsv } from '../../../server/contract/index.ts'
import { addressOf } from '../../api.ts'
import { useNumbers, useWords } from '../../i18n/index.ts'
import { type Column, DataTable } from '../../ui/DataTable.tsx'

const shown = 300
const severityColour = { refused: 'error', repaired: 'processing', warning: 'warning', skipped: 'default' } as const

/** What became of a file: counts, the columns that were recognised, and a remark for each row that needs one. */
export function ImportResult({ report }: { report: ImportReport }) {
  const { t } = useTranslation('import')
  const { count } = useNumbers()
  const words = useWords()
  const facts: [string, number][] = [
    [t('read'), report.rowsRead],
    [t('inserted'), report.rowsInserted],
    [t('updated'), report.rowsUpdated],
    [t('unchanged'), report.rowsUnchanged],
    [t('repaired'), report.rowsRepaired],
    [t('refused'), report.rowsRefused],
    [t('skipped'), report.rowsSkipped],
  ]
  const columns: Column<ImportFinding & { key: number }>[] = [
    {
      key: 'row',
      title: t('row'),
      value: (finding) => finding.row,
      render: (finding) => (finding.row === 0 ? t('wholeFile') : finding.row),
      isNumber: true,
    },
    { key: 'column', title: t('column'), value: (finding) => finding.column },
    {
      key: 'severity',
      title: t('severity.label'),
      value: (finding) => finding.severity,
      render: (finding) => <Tag color={severityColour[finding.severity]}>{t(`severity.${finding.severity}`)}</Tag>,
    },
    { key: 'message', title: t('message'), value: (finding) => words(finding.message), wraps: true },
    { key: 'value', title: t('value'), value: (finding) => finding.value, wraps: true },
  ]
  const findings = report.findings.slice(0, shown).map((finding, key) => ({ ...finding, key }))
  return (
    <section className="import-result" aria-label={t('report')}>
      <h3>
        {t(`state.${report.state}`)}{' '}
        <small className="quiet">
          {report.fileName} · {t('sourceCrs', { crs: report.sourceCrs })}
        </small>
      </h3>
      <dl className="facts">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{count(value)}</dd>
          </div>
        ))}
      </dl>
      <p className="quiet">
        {t('columns')}:{' '}
        {Object.entries(report.columns)
          .map(([field, heading]) => `${field} ← ${heading}`)
          .join(' · ')}
      </p>
      {findings.length === 0 ? (
        <p>{t('noFindings')}</p>
      ) : (
        <>
          <p>
            {t('findings')}
            {report.findings.length > shown
              ? ` · ${t('findingsShown', { shown: count(shown), total: count(report.findings.length) })}`
              : ''}{' '}
            {report.id === null ? null : (
              <a href={addressOf(readImportCsv, { params: { id: report.id } })} download>
                {t('download')}
              </a>
            )}
          </p>
          <DataTable label={t('findings')} rows={findings} columns={columns} rowKey={(finding) => finding.key} />
        </>
      )}
    </section>
  )
}
