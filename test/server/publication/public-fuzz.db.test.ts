import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { publishRun } from '../../../server/publication/publish-run.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { insertRun } from '../../support/assessment-run.ts'
import { database, reset } from '../../support/database.ts'
import { buildTinyCity } from '../../support/tiny-city.ts'

const db = database()
const now = new Date('2026-10-23T02:00:00Z')
const SECRET = '京1112026'
let app: TestApp

beforeAll(async () => {
  await reset(db)
  const { siteIds, firmIds } = await buildTinyCity(db)
  const { id: personId } = await db
    .insertInto('person')
    .values({ firm_id: firmIds.contractor, role: 'project_manager', name: '张三', registration_number: SECRET })
    .returning('id')
    .executeTakeFirstOrThrow()
  const runId = await insertRun(db, {
    quarter: '2026Q3',
    ranks: [
      ...siteIds.map((siteId, at) => ({ board: 'building' as const, siteId, rank: at + 1, population: 12 })),
      { board: 'manager', personId, rank: 1, population: 1 },
    ],
  })
  await publishRun(db, runId, { by: { id: 0, name: 'test' }, now, isSample: true })
  app = await startApp(db, { JINGWEI_AUTH: 'password' }, () => now)
})
afterAll(() => app.close())

const strange = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom(
    '',
    '0',
    '-1',
    '1',
    '2',
    '1e309',
    'NaN',
    '\u0000',
    "' or true --",
    '%',
    '工地',
    '2026Q3',
    '2026Q9',
    '__proto__',
  ),
)
const boards = fc.oneof(fc.constantFrom('building', 'manager', 'agency', 'rail', 'toString'), strange)
const names = ['quarter', 'search', 'offset', 'limit', 'creditCode', 'registrationNumber', '__proto__']
const queries = fc
  .array(fc.tuple(fc.constantFrom(...names), strange), { maxLength: 4 })
  .map((pairs) => pairs.map((pair) => pair.map(encodeURIComponent).join('=')).join('&'))
const paths = fc.oneof(
  boards.map((board) => `/public/boards/${encodeURIComponent(board || 'x')}`),
  boards.map((board) => `/public/boards/${encodeURIComponent(board || 'x')}/csv`),
  strange.map((id) => `/public/publications/${encodeURIComponent(id || 'x')}`),
  fc.constantFrom('/public/linkage', '/public/keys', '/public/publications'),
)

test('whatever a stranger asks, the answer is a result or a problem, and tells no registration number', async () => {
  await fc.assert(
    fc.asyncProperty(paths, queries, async (path, query) => {
      const { status, body } = await app.call('GET', `${path}?${query}`)
      expect(status, JSON.stringify(body)).toBeLessThan(500)
      if (status >= 400) expect(body.code).toEqual(expect.any(String))
      // only who names the number is answered with it
      if (!query.includes(encodeURIComponent(SECRET))) expect(JSON.stringify(body)).not.toContain(SECRET)
    }),
    { numRuns: 200 },
  )
})

test('the market’s result is asked for by number, and is no list to take home', async () => {
  expect((await app.call('GET', '/public/publications/1')).status).toBe(200)
  expect((await app.call('GET', '/public/publications/2')).status).toBe(403)
  const answer = await app.call('GET', `/public/linkage?registrationNumber=${encodeURIComponent(SECRET)}`)
  expect(answer.body.subject).toEqual({ kind: 'person', name: '张三', code: SECRET })
})

test('without an account only reading is possible', async () => {
  for (const path of [
    '/assessment/runs/1/announce',
    '/assessment/runs/1/publish',
    '/publications/1/withdraw',
    '/measures',
  ]) {
    expect((await app.call('POST', path, {})).status).toBe(401)
  }
})
