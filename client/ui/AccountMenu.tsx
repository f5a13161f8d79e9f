import { App, Button, Dropdown, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../state/session.ts'
import { useErrorText } from './StateBox.tsx'

/** Who is at work; on one's own machine a choice of accounts, else signing in and out. */
export function AccountMenu() {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const errorText = useErrorText()
  const { session, account, signIn, signOut } = useSession()
  const [isAsking, setAsking] = useState(false)
  if (!session) return null
  const attempt = (action: Promise<void>) => {
    action.then(() => setAsking(false)).catch((error: unknown) => void message.error(errorText(error)))
  }
  const isLocal = session.mode === 'local'
  const items = [
    ...(isLocal ? session.accounts : []).map((each) => ({
      key: `as ${each.login}`,
      label: `${each.name} · ${t(`role.${each.role}`)}`,
    })),
    ...(isLocal ? [] : [account ? { key: 'out', label: t('signOut') } : { key: 'in', label: t('signIn') }]),
  ]
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items,
          style: { maxHeight: '70vh', overflow: 'auto' },
          selectable: true,
          selectedKeys: account ? [`as ${account.login}`] : [],
          onClick: ({ key }) => {
            if (key === 'in') setAsking(true)
            else if (key === 'out') attempt(signOut())
            else attempt(signIn(key.slice(3)))
          },
        }}
      >
        <Button type="text" size="small" aria-label={`${t('account')} ${account?.name ?? ''}`}>
          <svg width="14" height="14" viewBox="0 0 16 16" aria-hidden="true" fill="currentColor">
            <circle cx="8" cy="5" r="3.2" />
            <path d="M1.8 15c.4-4 3-5.6 6.2-5.6s5.8 1.6 6.2 5.6z" />
          </svg>
          {account ? account.name : t('signedOut')}
        </Button>
      </Dropdown>
      <Modal
        title={t('signIn')}
        open={isAsking}
        footer={null}
        onCancel={() => setAsking(false)}
        width={360}
        destroyOnHidden
      >
        <Form
          layout="vertical"
          onFinish={({ login, password }: { login: string; password: string }) => attempt(signIn(login, password))}
        >
          <Form.Item name="login" label={t('login')} rules={[{ required: true }]}>
            <Input autoComplete="username" />
          </Form.Item>
          <Form.Item name="password" label={t('password')}>
            <Input.Password autoComplete="current-password" />
          </Form.Item>
          <Button type="primary" htmlType="submit" block>
            {t('signIn')}
          </Button>
        </Form>
      </Modal>
    </>
  )
}
