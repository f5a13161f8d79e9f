import { Alert, Input, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PlanSummary } from '../../../server/contract/index.ts'
import type { WeekPlan } from './use-week-plan.ts'

type ApproveDialogProps = {
  week: WeekPlan
  /** The plan that is approved for this week now. */
  replaces: PlanSummary | null
  isBusy: boolean
  onApprove: (note: string) => void
  onClose: () => void
}

/** The last look before a week is frozen: what it breaks is said here, and needs a note. */
export function ApproveDialog({ week, replaces, isBusy, onApprove, onClose }: ApproveDialogProps) {
  const { t } = useTranslation('week')
  const [note, setNote] = useState('')
  const { score, content, plan, isDirty } = week
  const isBroken = score.violations > 0 || score.requiredUnserved > 0
  const isDeviation = plan.state === 'approved'
  // Edits on the approved plan gave their reason when they were saved; what was solved anew from it was never asked.
  const isReplacing = replaces !== null && (plan.parentId !== replaces.id || plan.iterations !== null)
  const needsNote = isBroken || isDeviation || isReplacing
  return (
    <Modal
      open
      title={t('dialog.approveTitle', { week: plan.week })}
      okText={t('dialog.approve')}
      okButtonProps={{ disabled: needsNote && note.trim().length < 2, loading: isBusy }}
      onOk={() => onApprove(note.trim())}
      onCancel={onClose}
      width={480}
    >
      <p>{t('dialog.approveText')}</p>
      {isBroken ? (
        <Alert
          type="warning"
          showIcon
          message={t('dialog.approveBroken', { violations: score.violations, required: score.requiredUnserved })}
        />
      ) : (
        <Alert type="success" showIcon message={t('dialog.approveClean')} />
      )}
      {content.conflicts.length > 0 ? <p>{t('dialog.approveConflicts', { count: content.conflicts.length })}</p> : null}
      {isDirty ? <p>{t('dialog.approveDirty')}</p> : null}
      {replaces ? <p>{t('dialog.approveReplaces', { revision: replaces.revision })}</p> : null}
      {isDeviation ? <p>{t('dialog.saveText')}</p> : null}
      <Input.TextArea
        className="week-reason-text"
        aria-label={t('dialog.approveNote')}
        placeholder={needsNote ? t('dialog.reasonMissing') : t('dialog.approveNote')}
        rows={2}
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
    </Modal>
  )
}
