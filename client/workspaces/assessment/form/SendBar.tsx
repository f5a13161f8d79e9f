import { App, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MissingAnswer } from '../../../../server/contract/index.ts'
import { type Draft, isUnsent } from '../../../offline/draft.ts'
import type { DraftDesk } from '../../../offline/use-draft.ts'
import { saveAsFile } from './save-as-file.ts'

type SendBarProps = {
  desk: DraftDesk
  draft: Draft
  missing: readonly MissingAnswer[]
  onShowMissing: () => void
}

/** 提交: sends the form now, or as soon as there is a network; says what is missing or why it was refused. */
export function SendBar({ desk, draft, missing, onShowMissing }: SendBarProps) {
  const { t } = useTranslation('form')
  const { message } = App.useApp()
  const [isSending, setSending] = useState(false)
  const { form } = draft
  const submit = async () => {
    setSending(true)
    const outcome = await desk.submit().catch(() => 'waiting' as const)
    setSending(false)
    if (outcome === 'sent') void message.success(t('sent'))
    else if (outcome === 'waiting') void message.info(t('willSend'))
  }
  const state = draft.wantsSending
    ? t('willSend')
    : form.submittedAt === null
      ? ''
      : t(form.isLate ? 'sentLateAt' : 'sentAt', { at: form.submittedAt.slice(0, 10) })
  return (
    <footer className="send-bar">
      {draft.refusal === null ? null : (
        <div role="alert" className="form-refusal">
          {t('refused', { reason: draft.refusal })}
          <Button size="small" onClick={() => saveAsFile(draft)}>
            {t('saveAsFile')}
          </Button>
        </div>
      )}
      {draft.clashes.length > 0 ? <div role="alert">{t('clashes', { count: draft.clashes.length })}</div> : null}
      <span className="quiet">{form.mayEdit ? state : t('locked')}</span>
      {form.mayEdit ? (
        <>
          {missing.length > 0 ? (
            <Button type="link" size="small" onClick={onShowMissing}>
              {t(`missing.${missing[0]!.lack}`, { code: missing[0]!.code, count: missing.length })}
            </Button>
          ) : null}
          <Button
            type="primary"
            loading={isSending}
            disabled={missing.length > 0 || draft.clashes.length > 0 || draft.wantsSending || !isWorthSending(draft)}
            onClick={() => void submit()}
          >
            {t(form.state === 'submitted' ? 'resubmit' : 'submit')}
          </Button>
        </>
      ) : null}
    </footer>
  )
}

function isWorthSending(draft: Draft): boolean {
  return draft.form.state === 'draft' || isUnsent(draft)
}
