import { useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input, Upload } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type IndicatorDiff,
  importIndicators,
  indicatorVersion,
  listIndicatorSets,
} from '../../../../server/contract/index.ts'
import { call } from '../../../api.ts'
import { go } from '../../../state/address.ts'
import { StateBox } from '../../../ui/StateBox.tsx'
import { DiffView } from './DiffView.tsx'

const nothing = { version: '', name: '', source: '' }

/** A new version from a spreadsheet: first only the difference to the set in force, then a draft. */
export function ImportIndicators() {
  const { t } = useTranslation('indicators')
  const client = useQueryClient()
  const [draft, setDraft] = useState(nothing)
  const [file, setFile] = useState<File | null>(null)
  const [running, setRunning] = useState<'dry' | 'real' | null>(null)
  const [diff, setDiff] = useState<IndicatorDiff | null>(null)
  const [error, setError] = useState<unknown>(null)
  const isVersion = indicatorVersion.safeParse(draft.version).success && draft.version !== 'template'
  const change = (part: Partial<typeof nothing>) => {
    setDraft((before) => ({ ...before, ...part }))
    setDiff(null)
  }
  const run = async (how: 'dry' | 'real') => {
    if (!file) return
    setRunning(how)
    setError(null)
    try {
      const body = new FormData()
      body.append('file', file)
      const query = {
        dryRun: how === 'dry' ? ('true' as const) : ('false' as const),
        ...(draft.name.trim() === '' ? {} : { name: draft.name.trim() }),
        ...(draft.source.trim() === '' ? {} : { source: draft.source.trim() }),
      }
      const answer = await call(importIndicators, { params: { version: draft.version }, query, body })
      setDiff(answer)
      if (answer.isStored) {
        await client.invalidateQueries({ queryKey: [listIndicatorSets.id] })
        go({ indicators: answer.version })
      }
    } catch (cause) {
      setDiff(null)
      setError(cause)
    } finally {
      setRunning(null)
    }
  }
  const hasErrors = diff?.findings.some((finding) => finding.severity === 'error') ?? false
  return (
    <details className="indicator-import">
      <summary>{t('import.title')}</summary>
      <p className="quiet">{t('import.intro')}</p>
      <Form layout="vertical">
        <Form.Item
          label={t('import.version')}
          {...(draft.version === '' || isVersion
            ? {}
            : { validateStatus: 'error' as const, help: t('import.badVersion') })}
        >
          <Input
            aria-label={t('import.version')}
            maxLength={30}
            placeholder="2027.1"
            value={draft.version}
            onChange={(event) => change({ version: event.target.value.trim() })}
          />
        </Form.Item>
        <Form.Item label={t('import.name')}>
          <Input
            aria-label={t('import.name')}
            maxLength={100}
            value={draft.name}
            onChange={(event) => change({ name: event.target.value })}
          />
        </Form.Item>
        <Form.Item label={t('import.source')}>
          <Input
            aria-label={t('import.source')}
            maxLength={300}
            value={draft.source}
            onChange={(event) => change({ source: event.target.value })}
          />
        </Form.Item>
        <Upload.Dragger
          accept=".xlsx"
          maxCount={1}
          fileList={file ? [{ uid: '1', name: file.name, size: file.size }] : []}
          beforeUpload={(chosen) => {
            setFile(chosen)
            setDiff(null)
            setError(null)
            return false
          }}
          onRemove={() => {
            setFile(null)
            setDiff(null)
          }}
        >
          {t('import.drop')}
        </Upload.Dragger>
        <div className="assessment-tools">
          <Button disabled={!file || !isVersion} loading={running === 'dry'} onClick={() => void run('dry')}>
            {t('import.preview')}
          </Button>
          <Button
            type="primary"
            disabled={!diff || diff.isStored || hasErrors}
            loading={running === 'real'}
            onClick={() => void run('real')}
          >
            {t('import.store')}
          </Button>
        </div>
      </Form>
      {error ? <StateBox error={error} /> : null}
      {diff ? <DiffView diff={diff} /> : null}
    </details>
  )
}
