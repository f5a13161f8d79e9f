import { type Account, closeSession, openSession, readSession, type Session } from '../contract/index.ts'
import { checkPassword, ensureLocalAccounts, findAccount, LOCAL_LOGIN, listAccounts } from './accounts.ts'
import { AppError } from './app-error.ts'
import { recordAudit } from './audit.ts'
import { type Bound, bind, type Deps } from './bind.ts'
import type { Sessions } from './session.ts'

/** Sign-in, sign-out, and who one is. */
export function sessionRoutes(sessions: Sessions): Bound[] {
  return [
    bind(readSession, async (call) => describe(call, await sessions.read(call.request))),
    bind(openSession, async (call) => {
      const { login, password } = call.body
      const account =
        call.config.auth === 'local' ? await findAccount(call.db, login) : await checkPassword(call.db, login, password)
      if (!account) throw new AppError('not-signed-in', { zh: '账号或密码不正确', en: 'Login or password is wrong' })
      await recordAudit(call.db, account, 'session.open', `account:${account.login}`)
      await sessions.open(call.response, account.login)
      return describe(call, account)
    }),
    bind(closeSession, async (call) => {
      sessions.close(call.response)
      const next = call.config.auth === 'local' ? await findAccount(call.db, LOCAL_LOGIN) : undefined
      return describe(call, next ?? null)
    }),
  ]
}

async function describe({ db, config }: Deps, account: Account | null): Promise<Session> {
  if (config.auth !== 'local') return { account, mode: config.auth, accounts: [] }
  // An import may have brought agencies since the start; their supervisors can be acted as at once.
  await ensureLocalAccounts(db)
  return { account, mode: config.auth, accounts: await listAccounts(db) }
}
