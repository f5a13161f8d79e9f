import { Input, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

type SaveDialogProps = { isBusy: boolean; onSave: (reason: string) => void; onClose: () => void }

/** Why an approved plan is departed from. */
export function SaveDialog({ isBusy, onSave, onClose }: SaveDialogProps) {
  const { t } = useTranslation('week')
  const [reason, setReason] = useState('')
  return (
    <Modal
      open
      title={t('dialog.saveTitle')}
      okText={t('dialog.save')}
      okButtonProps={{ disabled: reason.trim().length < 2, loading: isBusy }}
      onOk={() => onSave(reason.trim())}
      onCancel={onClose}
      width={460}
    >
      <p>{t('dialog.saveText')}</p>
      <Input.TextArea
        className="week-reason-text"
        aria-label={t('dialog.reason')}
        placeholder={t('dialog.reasonMissing')}
        autoFocus
        rows={2}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </Modal>
  )
}
