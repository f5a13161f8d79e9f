import { Form, Input, Modal } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

type NoteDialogProps = {
  title: string
  /** What the person is asked to write. */
  label: string
  okText: string
  isOpen: boolean
  isPending: boolean
  isDanger?: boolean
  /** Whether the decision may do without a word. */
  isOptional?: boolean
  maxLength?: number
  onSubmit: (note: string) => void
  onClose: () => void
  children?: ReactNode
}

/** Asks for the reason of a decision before it is made; what was typed is gone only when it was sent or given up. */
export function NoteDialog({
  title,
  label,
  okText,
  isOpen,
  isPending,
  isDanger = false,
  isOptional = false,
  maxLength = 500,
  onSubmit,
  onClose,
  children,
}: NoteDialogProps) {
  const { t } = useTranslation()
  const [form] = Form.useForm<{ note?: string }>()
  return (
    <Modal
      title={title}
      open={isOpen}
      okText={okText}
      cancelText={t('close')}
      okButtonProps={{ danger: isDanger }}
      confirmLoading={isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
      afterClose={() => form.resetFields()}
      width={460}
      forceRender
    >
      {children}
      <Form form={form} layout="vertical" onFinish={({ note = '' }) => onSubmit(note.trim())}>
        <Form.Item
          name="note"
          label={label}
          rules={isOptional ? [] : [{ required: true, whitespace: true, min: 2, message: t('noteMissing') }]}
        >
          <Input.TextArea rows={3} maxLength={maxLength} autoFocus />
        </Form.Item>
      </Form>
    </Modal>
  )
}
