import { z } from 'zod'
import { agencyCode } from './common.ts'
import { endpoint, roles } from './endpoint.ts'

export const account = z
  .object({
    id: z.number().int(),
    login: z.string(),
    name: z.string(),
    role: z.enum(roles),
    agencyCode: agencyCode.nullable(),
    /** The firm it speaks for: of firms, assessors and project departments. */
    firmId: z.number().int().nullable(),
    /** The project manager whose sites it answers for: of project departments. */
    personId: z.number().int().nullable(),
  })
  .meta({ id: 'Account' })
export type Account = z.infer<typeof account>

export const session = z
  .object({
    account: account.nullable(),
    /** local: this machine's own user picks an account; password: accounts sign in. */
    mode: z.enum(['local', 'password']),
    /** In local mode, the accounts one can act as. */
    accounts: z.array(account),
  })
  .meta({ id: 'Session' })
export type Session = z.infer<typeof session>

export const readSession = endpoint({
  id: 'readSession',
  method: 'get',
  path: '/session',
  tag: 'session',
  role: 'public',
  summary: 'Who is signed in',
  response: session,
})
export const openSession = endpoint({
  id: 'openSession',
  method: 'post',
  path: '/session',
  tag: 'session',
  role: 'public',
  summary: 'Sign in',
  body: z.object({ login: z.string().min(2).max(40), password: z.string().max(200).default('') }),
  response: session,
})
export const closeSession = endpoint({
  id: 'closeSession',
  method: 'delete',
  path: '/session',
  tag: 'session',
  role: 'public',
  summary: 'Sign out',
  response: session,
})
