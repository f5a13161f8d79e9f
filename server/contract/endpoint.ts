import { z } from 'zod'

/**
 * What an account may be; each role may do what the ones before it may, within its district. The first three are the
 * parties of a site and see nothing of the government's side: a project department, a firm, an assessor under contract.
 */
export const roles = ['project', 'firm', 'assessor', 'viewer', 'supervisor', 'agency', 'city', 'admin'] as const
export type Role = (typeof roles)[number]

/** Whether `role` may do what `needed` may. */
export function isAtLeast(role: Role, needed: Role): boolean {
  return roles.indexOf(role) >= roles.indexOf(needed)
}

export type Schema = z.ZodType

/** One line of the endpoint table: server routes, the client's calls and the OpenAPI document are all made from it. */
export type Endpoint<
  Params extends Schema = Schema,
  Query extends Schema = Schema,
  Body extends Schema = Schema,
  Response extends Schema = Schema,
> = {
  readonly id: string
  readonly method: 'get' | 'post' | 'put' | 'delete'
  /** Express-style path below `/api`, e.g. `/plans/:id`. */
  readonly path: string
  readonly tag: string
  readonly summary: string
  /** The least role that may call it; `public` needs no account. */
  readonly role: Role | 'public'
  readonly params: Params
  readonly query: Query
  readonly body: Body
  readonly response: Response
  readonly status: number
  /** Other than JSON: files, tiles and event streams name their media type. */
  readonly mediaType?: string
  /** For an upload (multipart): the text fields beside the field `file`. */
  readonly upload?: readonly string[]
}

type Draft<P extends Schema, Q extends Schema, B extends Schema, R extends Schema> = {
  readonly id: string
  readonly method: Endpoint['method']
  readonly path: string
  readonly tag: string
  readonly summary: string
  readonly role: Role | 'public'
  readonly params?: P
  readonly query?: Q
  readonly body?: B
  readonly response: R
  readonly status?: number
  readonly mediaType?: string
  readonly upload?: readonly string[]
}

const nothing = z.object({}).strict()
type Nothing = typeof nothing

/** Fills in what a line of the table leaves out: no parameters, no body, 200. */
export function endpoint<
  R extends Schema,
  P extends Schema = Nothing,
  Q extends Schema = Nothing,
  B extends Schema = Nothing,
>(draft: Draft<P, Q, B, R>): Endpoint<P, Q, B, R> {
  return {
    params: nothing as unknown as P,
    query: nothing as unknown as Q,
    body: nothing as unknown as B,
    status: 200,
    ...draft,
  }
}

export type ParamsOf<E extends Endpoint> = z.infer<E['params']>
export type QueryOf<E extends Endpoint> = z.infer<E['query']>
export type BodyOf<E extends Endpoint> = z.infer<E['body']>
export type ResponseOf<E extends Endpoint> = z.infer<E['response']>
/** What a caller writes, before defaults and coercions. */
export type QueryInput<E extends Endpoint> = z.input<E['query']>
export type BodyInput<E extends Endpoint> = z.input<E['body']>
