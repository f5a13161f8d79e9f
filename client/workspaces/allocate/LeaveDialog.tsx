import { App, Form, Input, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { addLeave, listTeams, type TeamRow } from '../../../server/contract/index.ts'
import { useSend } from '../../api.ts'
import { useErrorText } from '../../ui/StateBox.tsx'

type LeaveDialogProps = { member: TeamRow['members'][number] | null; onClose: () => void }
type Leave = { firstDay: string; lastDay: string; reason?: string }

/** Records that an officer is away; weeks planned before are not changed by it, and the message says so. */
export function LeaveDialog({ member, onClose }: LeaveDialogProps) {
  const { t } = useTranslation(['allocate', 'common'])
  const { message } = App.useApp()
  const errorText = useErrorText()
  const [form] = Form.useForm<Leave>()
  const send = useSend(addLeave, [listTeams])
  const record = ({ firstDay, lastDay, reason = '' }: Leave) => {
    if (!member) return
    send.mutate(
      { params: { id: member.id }, body: { firstDay, lastDay, reason } },
      {
        onSuccess: () => {
          form.resetFields()
          onClose()
          void message.success(t('leave.done'))
        },
        onError: (error) => void message.error(errorText(error)),
      },
    )
  }
  return (
    <Modal
      title={t('leave.title', { name: member?.name ?? '' })}
      open={member !== null}
      onCancel={() => {
        form.resetFields()
        onClose()
      }}
      onOk={() => form.submit()}
      okText={t('common:save')}
      confirmLoading={send.isPending}
      width={380}
      forceRender
    >
      <Form form={form} layout="vertical" onFinish={record}>
        <Form.Item name="firstDay" label={t('leave.from')} rules={[{ required: true }]}>
          <Input type="date" />
        </Form.Item>
        <Form.Item
          name="lastDay"
          label={t('leave.to')}
          dependencies={['firstDay']}
          rules={[
            { required: true },
            ({ getFieldValue }) => ({
              validator: (_, value: string) =>
                value && value < String(getFieldValue('firstDay') ?? '')
                  ? Promise.reject(new Error(t('leave.order')))
                  : Promise.resolve(),
            }),
          ]}
        >
          <Input type="date" />
        </Form.Item>
        <Form.Item name="reason" label={t('leave.reason')}>
          <Input maxLength={200} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
