import { App, Button, Dropdown } from 'antd'
import { useTranslation } from 'react-i18next'
import { useSession } from '../state/session.ts'
import { useErrorText } from './StateBox.tsx'

/** Who is at work, with a way out; on one's own machine a choice of accounts. */
export function AccountMenu() {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const errorText = useErrorText()
  const { session, account, signIn, signOut } = useSession()
  if (!session || !account) return null
  const attempt = (action: Promise<void>) => {
    action.catch((error: unknown) => void message.error(errorText(error)))
  }
  const items =
    session.mode === 'local'
      ? session.accounts.map((each) => ({ key: `as ${each.login}`, label: `${each.name} · ${t(`role.${each.role}`)}` }))
      : [{ key: 'out', label: t('signOut') }]
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items,
        style: { maxHeight: '70vh', overflow: 'auto' },
        selectable: true,
        selectedKeys: [`as ${account.login}`],
        onClick: ({ key }) => attempt(key === 'out' ? signOut() : signIn(key.slice(3))),
      }}
    >
      <Button type="text" size="small" aria-label={`${t('account')} ${account.name}`}>
        <svg width="14" height="14" viewBox="0 0 16 16" aria-hidden="true" fill="currentColor">
          <circle cx="8" cy="5" r="3.2" />
          <path d="M1.8 15c.4-4 3-5.6 6.2-5.6s5.8 1.6 6.2 5.6z" />
        </svg>
        <span className="account-name">{account.name}</span>
      </Button>
    </Dropdown>
  )
}
