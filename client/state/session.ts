import { useQueryClient } from '@tanstack/react-query'
import { closeSession, isAtLeast, openSession, type Role, readSession } from '../../server/contract/index.ts'
import { call, keyOf, useRead } from '../api.ts'

/** Who is at the keyboard, and what the account may do. */
export function useSession() {
  const client = useQueryClient()
  const { data } = useRead(readSession, {}, { staleMs: 300_000 })
  const account = data?.account ?? null
  return {
    session: data ?? null,
    account,
    /** Whether the account has this role or a higher one. */
    may: (role: Role) => account !== null && isAtLeast(account.role, role),
    signIn: async (login: string, password = '') => {
      const session = await call(openSession, { body: { login, password } })
      client.clear()
      client.setQueryData(keyOf(readSession), session)
      await client.invalidateQueries()
    },
    signOut: async () => {
      const session = await call(closeSession)
      client.clear()
      client.setQueryData(keyOf(readSession), session)
      await client.invalidateQueries()
    },
  }
}
