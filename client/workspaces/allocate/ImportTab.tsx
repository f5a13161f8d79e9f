import { Button, Checkbox, Form, Input, Segmented, Select, Upload } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Agency, type ImportReport, importFile, importKind, sourceCrs } from '../../../server/contract/index.ts'
import { call } from '../../api.ts'
import { useWords } from '../../i18n/index.ts'
import { correct } from '../../state/address.ts'
import { useCity } from '../../state/city.ts'
import { useSession } from '../../state/session.ts'
import { StateBox } from '../../ui/StateBox.tsx'
import { ImportResult } from './ImportResult.tsx'
import { RoadsImport } from './RoadsImport.tsx'
import { useImportRun } from './use-import-run.ts'

type Draft = {
  kind: (typeof importKind.options)[number]
  crs: (typeof sourceCrs.options)[number] | null
  agency: string | null
  mapping: string
  acceptGood: boolean
}

/** A file comes in: first a trial run that changes nothing and tells about every row, then the import. */
export function ImportTab({ agency }: { agency: Agency | null }) {
  const { t } = useTranslation(['import', 'common'])
  const words = useWords()
  const city = useCity()
  const { session, may } = useSession()
  const [draft, setDraft] = useState<Draft>({
    kind: 'sites',
    crs: null,
    agency: null,
    mapping: '',
    acceptGood: false,
  })
  const { file, running, report, error, choose, forget, run } = useImportRun<ImportReport>(async (chosen, isDry) => {
    const form = new FormData()
    form.append('file', chosen)
    if (draft.mapping.trim() !== '') form.append('mapping', draft.mapping)
    const query = {
      dryRun: isDry ? ('true' as const) : ('false' as const),
      acceptGood: draft.acceptGood ? ('true' as const) : ('false' as const),
      ...(draft.crs === null ? {} : { crs: draft.crs }),
      ...(draft.agency === null ? {} : { agency: draft.agency }),
    }
    const answer = await call(importFile, { params: { kind: draft.kind }, query, body: form })
    if (answer.state === 'imported') correct({ metric: 'import' })
    return answer
  })
  const change = (part: Partial<Draft>) => {
    setDraft((before) => ({ ...before, ...part }))
    forget()
  }
  const mappingError = jsonError(draft.mapping)

  if (session && !may('agency')) return <StateBox>{t('onlyAgency')}</StateBox>
  return (
    <div className="import">
      <p className="quiet">{t('intro')}</p>
      <Form layout="vertical" className="import-form">
        <Form.Item label={t('kind.label')}>
          <Segmented
            value={draft.kind}
            options={importKind.options.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
            onChange={(kind) => change({ kind })}
          />
        </Form.Item>
        <Form.Item label={t('file')}>
          <Upload.Dragger
            accept=".csv,.txt,.xlsx,.geojson,.json,.zip,.gz"
            maxCount={1}
            fileList={file ? [{ uid: '1', name: file.name, size: file.size }] : []}
            beforeUpload={(chosen) => {
              choose(chosen)
              return false
            }}
            onRemove={() => choose(null)}
          >
            {t('drop')}
          </Upload.Dragger>
        </Form.Item>
        <div className="import-pair">
          <Form.Item label={t('crs')}>
            <Select
              allowClear
              aria-label={t('crs')}
              placeholder={t('crsAuto')}
              value={draft.crs}
              options={sourceCrs.options.map((crs) => ({ value: crs, label: crs }))}
              onChange={(crs) => change({ crs: crs ?? null })}
            />
          </Form.Item>
          <Form.Item label={t('agency')}>
            <Select
              allowClear
              aria-label={t('agency')}
              placeholder={t('agencyFromFile')}
              value={draft.agency}
              options={(city?.agencies ?? (agency ? [agency] : [])).map((each) => ({
                value: each.code,
                label: words(each.name),
              }))}
              onChange={(code) => change({ agency: code ?? null })}
            />
          </Form.Item>
        </div>
        <Form.Item
          label={t('mapping')}
          extra={
            <Upload
              accept=".json"
              showUploadList={false}
              beforeUpload={(chosen) => {
                void chosen.text().then((mapping) => change({ mapping }))
                return false
              }}
            >
              <Button type="link" size="small">
                {t('mappingFile')}
              </Button>
            </Upload>
          }
          {...(mappingError === null
            ? {}
            : { validateStatus: 'error' as const, help: t('mappingBad', { message: mappingError }) })}
        >
          <Input.TextArea
            rows={3}
            aria-label={t('mapping')}
            placeholder={t('mappingHint')}
            value={draft.mapping}
            spellCheck={false}
            onChange={(event) => change({ mapping: event.target.value })}
          />
        </Form.Item>
        <div className="import-actions">
          <Button disabled={!file || mappingError !== null} loading={running === 'dry'} onClick={() => void run(true)}>
            {t('dryRun')}
          </Button>
          <Button
            type="primary"
            disabled={!file || mappingError !== null}
            loading={running === 'real'}
            onClick={() => void run(false)}
          >
            {t('import')}
          </Button>
          <Checkbox checked={draft.acceptGood} onChange={(event) => change({ acceptGood: event.target.checked })}>
            {t('acceptGood')}
          </Checkbox>
        </div>
      </Form>
      {running ? <p role="status">{t('running')}</p> : null}
      {error ? <StateBox error={error} /> : null}
      {report ? <ImportResult report={report} /> : null}
      {may('admin') ? <RoadsImport /> : null}
    </div>
  )
}

function jsonError(text: string): string | null {
  if (text.trim() === '') return null
  try {
    JSON.parse(text)
    return null
  } catch (cause) {
    return cause instanceof Error ? cause.message : String(cause)
  }
}
