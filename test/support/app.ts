import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pino } from 'pino'
import { createApp } from '../../server/app.ts'
import { type Config, readConfig } from '../../server/config.ts'
import type { Db } from '../../server/db/connect.ts'
import { createSessions } from '../../server/http/session.ts'
import { sessionRoutes } from '../../server/http/session-routes.ts'
import { routes } from '../../server/routes.ts'

/** The whole application on a free port, in this process, on the database under test. */
export type TestApp = {
  readonly address: string
  /** Sends JSON and reads JSON; `as` is the login to act under (local mode). */
  readonly call: (
    method: string,
    path: string,
    body?: unknown,
    as?: string,
    // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of many shapes
  ) => Promise<{ status: number; body: any; headers: Headers }>
  /** The cookie of a session of this login, for requests that are no JSON. */
  readonly cookieOf: (login: string) => Promise<string>
  readonly close: () => Promise<void>
}

export async function startApp(
  db: Db,
  env: Record<string, string> = {},
  now: () => Date = () => new Date(),
): Promise<TestApp> {
  const config: Config = readConfig(env)
  const sessions = await createSessions(db, config)
  const log = pino({ level: env.JINGWEI_LOG ?? 'silent' })
  const app = createApp({ db, config, now }, sessions, [...sessionRoutes(sessions), ...routes], '/nonexistent', log)
  const server = createServer(app)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const cookies = new Map<string, string>()

  const call: TestApp['call'] = async (method, path, body, as) => {
    const headers: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' }
    if (as !== undefined) headers.cookie = await cookieOf(as)
    const response = await fetch(`${address}/api${path}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    const isJson = response.headers.get('content-type')?.includes('json')
    return { status: response.status, body: isJson && text ? JSON.parse(text) : text, headers: response.headers }
  }
  const cookieOf = async (login: string): Promise<string> => cookies.get(login) ?? (await signIn(login))
  const signIn = async (login: string): Promise<string> => {
    const response = await fetch(`${address}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ login }),
    })
    if (!response.ok) throw new Error(`cannot act as ${login}: ${await response.text()}`)
    const cookie = response.headers.get('set-cookie')?.split(';')[0] ?? ''
    cookies.set(login, cookie)
    return cookie
  }
  return {
    address,
    call,
    cookieOf,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
