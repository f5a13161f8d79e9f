import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Endpoint } from '../../../server/contract/index.ts'
import { ensureLocalAccounts } from '../../../server/http/accounts.ts'
import { routes } from '../../../server/routes.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { database, reset } from '../../support/database.ts'
import { buildTinyCity } from '../../support/tiny-city.ts'

const db = database()
let app: TestApp

beforeAll(async () => {
  await reset(db)
  await buildTinyCity(db)
  await ensureLocalAccounts(db)
  app = await startApp(db)
})
afterAll(() => app.close())

const strange = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom(
    '0',
    '-1',
    '1',
    '1e309',
    '9007199254740993',
    'NaN',
    '\u0000',
    "'; drop table site; --",
    '%',
    '中文',
    'null',
    '110105',
  ),
  fc.integer().map(String),
)

/** A path with its parameters filled by strange words. */
function filled(endpoint: Endpoint): fc.Arbitrary<string> {
  const names = [...endpoint.path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? '')
  return fc
    .tuple(...names.map(() => strange))
    .map((words) =>
      names.reduce((path, name, i) => path.replace(`:${name}`, encodeURIComponent(words[i] || 'x')), endpoint.path),
    )
}

/** Query strings that name real parameters with strange values, and strange parameters. */
function queries(endpoint: Endpoint): fc.Arbitrary<string> {
  const known = Object.keys((endpoint.query as { shape?: object }).shape ?? {})
  const name =
    known.length > 0 ? fc.oneof(fc.constantFrom(...known), fc.string({ maxLength: 8 })) : fc.string({ maxLength: 8 })
  return fc
    .array(fc.tuple(name, strange), { maxLength: 4 })
    .map((pairs) =>
      pairs.length > 0 ? `?${pairs.map((pair) => pair.map(encodeURIComponent).join('=')).join('&')}` : '',
    )
}

/** Bodies of any shape, often with the right names. */
function bodies(endpoint: Endpoint): fc.Arbitrary<unknown> {
  const known = Object.keys((endpoint.body as { shape?: object }).shape ?? {})
  const named = fc.record(Object.fromEntries(known.map((key) => [key, fc.jsonValue({ maxDepth: 3 })])), {
    requiredKeys: [],
  })
  return fc.oneof(named, fc.jsonValue({ maxDepth: 3 }))
}

const endpoints = routes.map((route) => route.endpoint).filter((endpoint) => endpoint.mediaType !== 'text/event-stream')

test.each(endpoints.map((endpoint) => [endpoint.id, endpoint] as const))(
  '%s answers nonsense with a problem that names it, never with an internal error',
  async (_id, endpoint) => {
    await fc.assert(
      fc.asyncProperty(filled(endpoint), queries(endpoint), bodies(endpoint), async (path, query, body) => {
        const method = endpoint.method.toUpperCase()
        const answer = await app.call(
          method,
          `${path}${query}`,
          method === 'GET' || method === 'DELETE' ? undefined : body,
        )
        expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(500)
        if (answer.status >= 400) expect(answer.body.code).toEqual(expect.any(String))
      }),
      { numRuns: 25 },
    )
  },
)

test.each([
  ['GET', '/sites?text=%00', undefined, 'query.text'],
  ['GET', '/sites.geojson?grid=G%0001', undefined, 'query.grid'],
  ['POST', '/session', { login: 'wa\0ng', password: '' }, 'body.login'],
])(
  'a NUL character, which no database text can hold, is refused by its path: %s %s',
  async (method, path, body, at) => {
    const answer = await app.call(method, path, body)
    expect(answer.status).toBe(400)
    expect(answer.body.issues.map((issue: { path: string }) => issue.path)).toContain(at)
  },
)

test('no nonsense has changed the sites', async () => {
  const rows = await db.selectFrom('site').select('id').execute()
  expect(rows.length).toBeGreaterThan(0)
})
