import { useQueryClient } from '@tanstack/react-query'
import {
  closeSession,
  isAtLeast,
  openSession,
  type Role,
  readSession,
  type Session,
} from '../../server/contract/index.ts'
import { call, keyOf, useRead } from '../api.ts'
import { forgetAnswers } from '../offline/keep-offline.ts'
import { type Workspace, workspaces } from './parse-address.ts'

/**
 * What may be opened: the parties of a site have one workspace, the government has all, and who is not signed in is asked for
 * an account there. Nothing is offered before it is known who is at the keyboard.
 */
export function workspacesOf(session: Pick<Session, 'account'> | undefined): readonly Workspace[] {
  if (session === undefined) return []
  const role = session.account?.role
  return role !== undefined && !isAtLeast(role, 'viewer') ? ['assessment', 'public'] : workspaces
}

/** Who is at the keyboard, and what the account may do. */
export function useSession() {
  const client = useQueryClient()
  const { data, error, refetch } = useRead(readSession, {}, { staleMs: 300_000 })
  const account = data?.account ?? null
  const become = async (session: Session) => {
    await forgetAnswers()
    client.setQueryData(keyOf(readSession), session)
    // What another account was told is neither shown nor kept.
    client.removeQueries({ type: 'inactive' })
    await client.invalidateQueries()
  }
  return {
    session: data ?? null,
    account,
    workspaces: workspacesOf(data),
    /** Why it is not known who is there, and the way to ask again. */
    error: data === undefined ? error : null,
    askAgain: () => void refetch(),
    /** Whether the account has this role or a higher one. */
    may: (role: Role) => account !== null && isAtLeast(account.role, role),
    signIn: async (login: string, password = '') => become(await call(openSession, { body: { login, password } })),
    signOut: async () => become(await call(closeSession)),
  }
}
