import { Input, Modal, Space } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

const REASONS = ['duplicate', 'suspended', 'access', 'postponed'] as const

type RemoveDialogProps = { name: string; onRemove: (reason: string) => void; onClose: () => void }

/** Why a stop is taken out; the reason stays with the plan. */
export function RemoveDialog({ name, onRemove, onClose }: RemoveDialogProps) {
  const { t } = useTranslation('week')
  const [reason, setReason] = useState('')
  const isMissing = reason.trim().length < 2
  return (
    <Modal
      open
      title={t('dialog.removeTitle', { name })}
      okText={t('dialog.remove')}
      okButtonProps={{ danger: true, disabled: isMissing }}
      onOk={() => onRemove(reason)}
      onCancel={onClose}
      width={460}
    >
      <p>{t('dialog.removeText')}</p>
      <Space wrap size={6}>
        {REASONS.map((key) => (
          <button
            key={key}
            type="button"
            className="week-reason"
            onClick={() => setReason(t(`dialog.removeReasons.${key}`))}
          >
            {t(`dialog.removeReasons.${key}`)}
          </button>
        ))}
      </Space>
      <Input.TextArea
        className="week-reason-text"
        aria-label={t('dialog.reason')}
        placeholder={t('dialog.reasonMissing')}
        autoFocus
        rows={2}
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </Modal>
  )
}
