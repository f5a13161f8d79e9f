import { App, Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../state/session.ts'
import { useErrorText } from './StateBox.tsx'

/** Where an account signs in; a refusal is said, and what was typed stays. */
export function SignInForm() {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const errorText = useErrorText()
  const { signIn } = useSession()
  const [isBusy, setBusy] = useState(false)
  const attempt = ({ login, password }: { login: string; password: string }) => {
    setBusy(true)
    signIn(login, password)
      .catch((error: unknown) => void message.error(errorText(error)))
      .finally(() => setBusy(false))
  }
  return (
    <section className="sign-in" aria-labelledby="sign-in-title">
      <h1 id="sign-in-title">{t('signIn')}</h1>
      <p className="quiet">{t('signInHint')}</p>
      <Form layout="vertical" requiredMark={false} onFinish={attempt}>
        <Form.Item name="login" label={t('login')} rules={[{ required: true, message: t('loginMissing') }]}>
          <Input autoFocus autoComplete="username" />
        </Form.Item>
        <Form.Item name="password" label={t('password')} rules={[{ required: true, message: t('passwordMissing') }]}>
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        <Button type="primary" htmlType="submit" block loading={isBusy}>
          {t('signIn')}
        </Button>
      </Form>
    </section>
  )
}
