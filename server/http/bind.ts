import type { Request, RequestHandler, Response } from 'express'
import type { z } from 'zod'
import type { Config } from '../config.ts'
import { type Account, type Endpoint, isAtLeast, type Language } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { AppError } from './app-error.ts'
import { findNul } from './find-nul.ts'

/** What the whole server shares; made once by `main.ts`, passed to every handler. */
export type Deps = {
  readonly db: Db
  readonly config: Config
  /** The clock: the only source of “now”, so that tests can stand anywhere in the calendar. */
  readonly now: () => Date
}

/** What a handler is given: validated input, who asks, and the bare request where a stream or a file needs it. */
export type Call<E extends Endpoint> = Deps & {
  readonly params: z.output<E['params']>
  readonly query: z.output<E['query']>
  readonly body: z.output<E['body']>
  /** Never null on endpoints that need a role. */
  readonly account: Account
  readonly language: Language
  readonly request: Request
  readonly response: Response
}

/** Returned by a handler that has answered by itself: a file, a tile, an event stream. */
export const answered = Symbol('answered')

export type Handler<E extends Endpoint> = (call: Call<E>) => Promise<z.input<E['response']> | typeof answered>

/** One endpoint with the code behind it. */
export type Bound = {
  readonly endpoint: Endpoint
  /** Express middleware that must run first, e.g. to receive an upload. */
  readonly before: readonly RequestHandler[]
  readonly handle: (deps: Deps, account: Account | null, request: Request, response: Response) => Promise<void>
}

/** Ties an endpoint of the contract to its handler: checks the role, parses every input, sends what comes back. */
export function bind<E extends Endpoint>(
  endpoint: E,
  handler: Handler<E>,
  before: readonly RequestHandler[] = [],
): Bound {
  return {
    endpoint,
    before,
    handle: async (deps, account, request, response) => {
      const allowed = requireRole(endpoint, account)
      const result = await handler({
        ...deps,
        params: parse<E['params']>(endpoint.params, request.params, 'path'),
        query: parse<E['query']>(endpoint.query, request.query, 'query'),
        body: parse<E['body']>(endpoint.body, request.body ?? {}, 'body'),
        account: allowed,
        language: languageOf(request),
        request,
        response,
      })
      if (result === answered) return
      response.status(endpoint.status)
      if (endpoint.mediaType) response.type(endpoint.mediaType)
      if (typeof result === 'string') response.send(result)
      else response.json(result)
    },
  }
}

const nobody: Account = {
  id: 0,
  login: 'nobody',
  name: '未登录',
  role: 'project',
  agencyCode: null,
  firmId: null,
  personId: null,
}

function requireRole(endpoint: Endpoint, account: Account | null): Account {
  if (endpoint.role === 'public') return account ?? nobody
  if (!account) throw new AppError('not-signed-in', { zh: '请先登录', en: 'Sign in first' })
  if (!isAtLeast(account.role, endpoint.role)) {
    throw new AppError('not-allowed', {
      zh: `当前账号（${account.name}）无权进行此操作`,
      en: `The account ${account.name} may not do this`,
    })
  }
  return account
}

/** Throws unless the account may write in this agency: city and admin everywhere, others at home only. */
export function requireAgency(account: Account, agencyCode: string): void {
  if (isAtLeast(account.role, 'city') || account.agencyCode === agencyCode) return
  throw new AppError('not-allowed', {
    zh: `账号（${account.name}）只能处理本辖区（${account.agencyCode ?? '无'}）的事项`,
    en: `The account ${account.name} may only act in its own district (${account.agencyCode ?? 'none'})`,
  })
}

function parse<S extends z.ZodType>(schema: S, value: unknown, place: string): z.output<S> {
  const parsed = schema.safeParse(value)
  const nul = findNul(value, place)
  if (parsed.success && nul === undefined) return parsed.data
  const issues = (parsed.error?.issues ?? []).map(({ path, message }) => ({
    path: [place, ...path].join('.'),
    message,
  }))
  if (nul !== undefined) issues.push({ path: nul, message: '含有无法保存的空字符 / holds a NUL character' })
  throw new AppError(
    'bad-input',
    { zh: '请求内容有误，请按提示修改', en: 'The request is not valid; see the issues' },
    issues,
  )
}

function languageOf(request: Request): Language {
  return request.acceptsLanguages('zh', 'en') === 'en' ? 'en' : 'zh'
}
