import { randomBytes } from 'node:crypto'
import type { Request, Response } from 'express'
import { jwtVerify, SignJWT } from 'jose'
import type { Config } from '../config.ts'
import type { Account } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { findAccount, LOCAL_LOGIN } from './accounts.ts'

const COOKIE = 'jingwei_session'
// A working day: a forgotten office PC signs itself out overnight.
const LIFE_SECONDS = 12 * 3600

/** Signs and reads the session cookie; it carries a login and nothing else. */
export type Sessions = {
  readonly read: (request: Request) => Promise<Account | null>
  readonly open: (response: Response, login: string) => Promise<void>
  readonly close: (response: Response) => void
}

/** Sessions of this installation; the key is made once and kept in the database. */
export async function createSessions(db: Db, config: Config): Promise<Sessions> {
  const key = await readKey(db)
  return {
    read: async (request) => {
      const login = (await loginOf(request, key)) ?? (config.auth === 'local' ? LOCAL_LOGIN : undefined)
      return login === undefined ? null : ((await findAccount(db, login)) ?? null)
    },
    open: async (response, login) => {
      const token = await new SignJWT({})
        .setProtectedHeader({ alg: 'HS256' })
        .setSubject(login)
        .setIssuedAt()
        .setExpirationTime(`${LIFE_SECONDS} s`)
        .sign(key)
      response.cookie(COOKIE, token, {
        httpOnly: true,
        sameSite: 'strict',
        secure: response.req.secure,
        path: '/',
        maxAge: LIFE_SECONDS * 1000,
      })
    },
    close: (response) => {
      response.clearCookie(COOKIE, { path: '/' })
    },
  }
}

async function readKey(db: Db): Promise<Uint8Array> {
  await db
    .insertInto('setting')
    .values({ key: 'session-key', value: randomBytes(32).toString('hex') })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute()
  const row = await db.selectFrom('setting').select('value').where('key', '=', 'session-key').executeTakeFirstOrThrow()
  return Buffer.from(row.value, 'hex')
}

async function loginOf(request: Request, key: Uint8Array): Promise<string | undefined> {
  const pair = request.headers.cookie?.split('; ').find((part) => part.startsWith(`${COOKIE}=`))
  if (!pair) return undefined
  try {
    const { payload } = await jwtVerify(pair.slice(COOKIE.length + 1), key, { algorithms: ['HS256'] })
    return payload.sub
  } catch {
    return undefined
  }
}
