import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { evidence as schema } from '../../../server/contract/index.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { database, reset } from '../../support/database.ts'
import { at, buildAssessedCity, fullMarks, key } from './assessed-city.ts'
import { jpeg, sendPhoto } from './photos.ts'

const db = database()
let today = '2026-12-20'
let app: TestApp
let form: { id: number; indicators: { position: number }[] }

beforeAll(async () => {
  app = await startApp(db, {}, () => new Date(`${today}T04:00:00Z`))
})
afterAll(() => app.close())
beforeEach(async () => {
  today = '2026-12-20'
  await reset(db)
  const city = await buildAssessedCity(db)
  form = (
    await app.call(
      'POST',
      '/assessment/forms',
      { quarter: '2026Q4', siteId: city.siteId, party: 'contractor', clientKey: key() },
      'contractor',
    )
  ).body
})
const send = (bytes: Uint8Array, more: Parameters<typeof sendPhoto>[5] = {}, position: number = at.photo) =>
  sendPhoto(app, 'contractor', form.id, position, bytes, more)

test('a photo is kept with its name, time, place and fingerprint, and comes back byte by byte', async () => {
  const clientKey = key()
  const more = `&takenAt=2026-12-19T08:00:00Z&place=116.43,39.91`
  const { status, body } = await send(jpeg, { clientKey, more, name: '../..\\基坑 东侧.jpg' })
  expect(status, JSON.stringify(body)).toBe(200)
  expect(schema.parse(body)).toMatchObject({
    fileName: '基坑 东侧.jpg',
    mediaType: 'image/jpeg',
    byteCount: jpeg.length,
    sha256: createHash('sha256').update(jpeg).digest('hex'),
    takenAt: '2026-12-19T08:00:00.000Z',
    clientKey,
  })
  const answer = await fetch(`${app.address}/api/assessment/evidence/${body.id}`, {
    headers: { cookie: await app.cookieOf('contractor') },
  })
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(jpeg)
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'image/jpeg',
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-cache',
    'content-security-policy': "default-src 'none'; sandbox",
    'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent('基坑 东侧.jpg')}`,
  })
  expect((await app.call('GET', `/assessment/forms/${form.id}`, undefined, 'contractor')).body.evidence).toEqual([body])
})

test('sent twice under one key it is kept once; for another form the key is refused', async () => {
  const clientKey = key()
  const photos = await Promise.all([1, 2, 3].map(() => send(jpeg, { clientKey })))
  expect(new Set(photos.map((one) => one.body.id)).size).toBe(1)
  expect(await db.selectFrom('evidence').select('id').execute()).toHaveLength(1)
  const other = (
    await app.call(
      'POST',
      '/assessment/forms',
      { quarter: '2026Q4', siteId: 1, party: 'supervision', clientKey: key() },
      'supervision',
    )
  ).body
  const refused = await sendPhoto(app, 'supervision', other.id, at.photo, jpeg, { clientKey })
  expect([refused.status, refused.body.code]).toEqual([409, 'conflict'])
})

test.each([
  ['a page under a picture’s name', Buffer.from('<!doctype html><script>'), 415],
  ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 415],
  ['nothing', Buffer.alloc(0), 415],
  ['8 MB and a byte', Buffer.concat([jpeg, Buffer.alloc(8 * 1024 * 1024)]), 413],
])('what is no photo, or too large, is refused: %s', async (_what, bytes, status) => {
  expect((await send(bytes)).status).toBe(status)
  expect(await db.selectFrom('evidence').select('id').execute()).toEqual([])
})

test('a photo goes only with what the form asks, and only nine with one answer', async () => {
  expect((await send(jpeg, {}, at.pit)).body.issues[0].path).toBe('query.position')
  for (let i = 0; i < 9; i++) expect((await send(jpeg)).status).toBe(200)
  expect((await send(jpeg)).status).toBe(422)
})

test('a form holds a hundred photos, and not more than 200 MB', async () => {
  const photo = await send(jpeg)
  const fill = (count: number, bytes: string) =>
    sql`
    insert into evidence (submission_id, position, file_name, media_type, sha256, bytes, client_key)
    select submission_id, ${at.plain}, file_name, media_type, sha256, ${sql.raw(bytes)}, gen_random_uuid()
    from evidence, generate_series(1, ${count}::int) where id = ${photo.body.id}`.execute(db)
  await fill(99, 'bytes')
  const full = await send(jpeg)
  expect([full.status, full.body.title]).toEqual([422, '每份表最多 100 张照片、合计 200 MB'])
  await db.deleteFrom('evidence').where('id', '<>', photo.body.id).execute()
  await fill(1, "convert_to(repeat('x', 200 * 1024 * 1024 - 10), 'UTF8')")
  expect((await send(jpeg)).status).toBe(422)
})

test('who wrote a form takes a photo off until it is sent, and nobody else does', async () => {
  const photo = (await send(jpeg)).body.id
  const remove = (as: string) => app.call('DELETE', `/assessment/evidence/${photo}`, undefined, as)
  expect((await remove('supervision')).status).toBe(404)
  expect((await remove('contractor')).body).toEqual({ id: photo })
  expect((await remove('contractor')).status).toBe(404)
  expect(await db.selectFrom('evidence').select('id').execute()).toEqual([])
  const kept = (await send(jpeg)).body.id
  await db.updateTable('submission').set({ state: 'submitted', submitted_at: new Date() }).execute()
  expect((await app.call('DELETE', `/assessment/evidence/${kept}`, undefined, 'contractor')).status).toBe(409)
})

test('a deduction that needs a photo is sent once it has one, and after the closing day none is taken', async () => {
  const submit = () =>
    app.call(
      'PUT',
      `/assessment/forms/${form.id}`,
      { revision: 1, answers: fullMarks(form, { [at.photo]: 2 }), submit: true },
      'contractor',
    )
  expect((await submit()).body.issues.map((issue: { path: string }) => issue.path)).toEqual(['answers.T-001'])
  const photo = await send(jpeg)
  expect((await submit()).body.form.state).toBe('submitted')
  today = '2027-01-16'
  expect((await send(jpeg)).status).toBe(422)
  expect((await app.call('GET', `/assessment/evidence/${photo.body.id}`, undefined, 'contractor')).status).toBe(200)
})
