import { useQueryClient } from '@tanstack/react-query'
import { Button, Checkbox, Upload } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { importRoads, type RoadReport, readRoads } from '../../../server/contract/index.ts'
import { call, useRead } from '../../api.ts'
import { useNumbers, useWords } from '../../i18n/index.ts'
import { StateBox } from '../../ui/StateBox.tsx'

/** The streets in use, and the way for an administrator to replace them by an OpenStreetMap extract. */
export function RoadsImport() {
  const { t } = useTranslation('import')
  const client = useQueryClient()
  const { data } = useRead(readRoads, {})
  const [file, setFile] = useState<File | null>(null)
  const [isElsewhere, setElsewhere] = useState(false)
  const [running, setRunning] = useState<'dry' | 'real' | null>(null)
  const [report, setReport] = useState<RoadReport | null>(null)
  const [error, setError] = useState<unknown>(null)

  const run = async (isDry: boolean) => {
    if (!file) return
    setRunning(isDry ? 'dry' : 'real')
    setError(null)
    setReport(null)
    try {
      const form = new FormData()
      form.append('file', file)
      const query = { dryRun: isDry ? 'true' : 'false', elsewhere: isElsewhere ? 'true' : 'false' } as const
      const answer = await call(importRoads, { query, body: form })
      setReport(answer)
      if (answer.state === 'imported') await client.invalidateQueries()
    } catch (cause) {
      setError(cause)
    } finally {
      setRunning(null)
    }
  }

  return (
    <section className="import-roads" aria-label={t('roads.title')}>
      <h3>{t('roads.title')}</h3>
      {data ? (
        <p className="quiet">
          {data.streets
            ? `${data.streets.sourceName} · ${t(`roads.kind.${data.streets.sourceKind}`)} · ${t(`roads.state.${data.state}`)}`
            : t('roads.state.none')}
        </p>
      ) : null}
      <div className="import-actions">
        <Upload
          accept=".pbf"
          maxCount={1}
          fileList={file ? [{ uid: '1', name: file.name, size: file.size }] : []}
          beforeUpload={(chosen) => {
            setFile(chosen)
            setReport(null)
            setError(null)
            return false
          }}
          onRemove={() => setFile(null)}
        >
          <Button>{t('roads.choose')}</Button>
        </Upload>
        <Button disabled={!file} loading={running === 'dry'} onClick={() => void run(true)}>
          {t('roads.check')}
        </Button>
        <Button type="primary" disabled={!file} loading={running === 'real'} onClick={() => void run(false)}>
          {t('roads.replace')}
        </Button>
        <Checkbox checked={isElsewhere} onChange={(event) => setElsewhere(event.target.checked)}>
          {t('roads.elsewhere')}
        </Checkbox>
      </div>
      {running ? <p role="status">{t('running')}</p> : null}
      {error ? <StateBox error={error} /> : null}
      {report ? <RoadsResult report={report} /> : null}
    </section>
  )
}

function RoadsResult({ report }: { report: RoadReport }) {
  const { t } = useTranslation('import')
  const { count } = useNumbers()
  const words = useWords()
  const facts: [string, string][] = [
    [t('roads.ways'), `${count(report.waysKept)} / ${count(report.waysRead)}`],
    [t('roads.edges'), count(report.edges)],
    [t('roads.length'), `${count(Math.round(report.kilometres))} km`],
    [t('roads.main'), `${count(Math.round(report.mainKilometres))} km`],
    [
      t('roads.turns'),
      `${count(report.restrictionsKept)} / ${count(report.restrictionsKept + report.restrictionsDropped)}`,
    ],
    [t('roads.sites'), `${count(report.sitesNear)} / ${count(report.sites)}`],
  ]
  return (
    <div role="status">
      <b>{t(`roads.done.${report.state}`)}</b>
      <dl className="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {report.warnings.map((warning) => (
        <p key={warning.zh}>{words(warning)}</p>
      ))}
    </div>
  )
}
