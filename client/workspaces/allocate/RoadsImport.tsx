import { Button, Checkbox, Upload } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { importRoads, type RoadReport, readRoads } from '../../../server/contract/index.ts'
import { call, useRead } from '../../api.ts'
import { useNumbers, useWords } from '../../i18n/index.ts'
import { StateBox } from '../../ui/StateBox.tsx'
import { useImportRun } from './use-import-run.ts'

/** The streets in use, and the way for an administrator to replace them by an OpenStreetMap extract. */
export function RoadsImport() {
  const { t } = useTranslation('import')
  const { data, error: unread } = useRead(
    readRoads,
    {},
    { repeatMs: (roads) => (roads?.state === 'preparing' ? 2000 : null) },
  )
  const [isElsewhere, setElsewhere] = useState(false)
  const { file, running, report, error, choose, forget, run } = useImportRun<RoadReport>((chosen, isDry) => {
    const form = new FormData()
    form.append('file', chosen)
    const query = { dryRun: isDry ? 'true' : 'false', elsewhere: isElsewhere ? 'true' : 'false' } as const
    return call(importRoads, { query, body: form })
  })

  return (
    <section className="import-roads" aria-label={t('roads.title')}>
      <h3>{t('roads.title')}</h3>
      {unread ? <StateBox error={unread} /> : null}
      {data ? (
        <p className="quiet">
          {data.streets
            ? `${data.streets.sourceName} · ${t(`roads.kind.${data.streets.sourceKind}`)} · ${t(`roads.state.${data.state}`)}`
            : t('roads.state.none')}
        </p>
      ) : null}
      {data?.error ? <p role="alert">{data.error}</p> : null}
      <div className="import-actions">
        <Upload
          accept=".pbf"
          maxCount={1}
          fileList={file ? [{ uid: '1', name: file.name, size: file.size }] : []}
          beforeUpload={(chosen) => {
            choose(chosen)
            return false
          }}
          onRemove={() => choose(null)}
        >
          <Button>{t('roads.choose')}</Button>
        </Upload>
        <Button disabled={!file} loading={running === 'dry'} onClick={() => void run(true)}>
          {t('roads.check')}
        </Button>
        <Button type="primary" disabled={!file} loading={running === 'real'} onClick={() => void run(false)}>
          {t('roads.replace')}
        </Button>
        <Checkbox
          checked={isElsewhere}
          onChange={(event) => {
            setElsewhere(event.target.checked)
            forget()
          }}
        >
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
