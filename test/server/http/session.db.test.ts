import { afterEach, beforeEach, expect, test } from 'vitest'
import { ensureLocalAccounts, saveAccount } from '../../../server/http/accounts.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { database, reset } from '../../support/database.ts'

const db = database()
let app: TestApp

beforeEach(async () => {
  await reset(db)
  await db.insertInto('agency').values({ code: '110105', name_zh: '朝阳区', name_en: 'Chaoyang' }).execute()
})
afterEach(() => app.close())

test('in local mode one is the administrator of this machine, and may act as another', async () => {
  await ensureLocalAccounts(db)
  app = await startApp(db)
  expect((await app.call('GET', '/session')).body.account.login).toBe('local')
  const other = await app.call('GET', '/session', undefined, 'grid-110105')
  expect(other.body.account).toMatchObject({ role: 'supervisor', agencyCode: '110105' })
  expect(await db.selectFrom('audit_entry').select(['actor', 'action']).execute()).toEqual([
    { actor: '朝阳区网格监督员', action: 'session.open' },
  ])
})

test('with passwords, nobody is in before signing in', async () => {
  await saveAccount(db, { login: 'wang', name: '王', role: 'city', agencyCode: null, password: 'correct horse' })
  app = await startApp(db, { JINGWEI_AUTH: 'password' })
  expect((await app.call('GET', '/session')).body).toEqual({ account: null, mode: 'password', accounts: [] })
  const wrong = await app.call('POST', '/session', { login: 'wang', password: 'wrong' })
  expect([wrong.status, wrong.body.code]).toEqual([401, 'not-signed-in'])
  const right = await app.call('POST', '/session', { login: 'wang', password: 'correct horse' })
  expect(right.body.account.name).toBe('王')
  expect(right.headers.get('set-cookie')).toMatch(/HttpOnly.*SameSite=Strict/)
})

test('a disabled account and a forged cookie are nobody', async () => {
  await saveAccount(db, { login: 'wang', name: '王', role: 'city', agencyCode: null, password: 'correct horse' })
  app = await startApp(db, { JINGWEI_AUTH: 'password' })
  const cookie = (await app.call('POST', '/session', { login: 'wang', password: 'correct horse' })).headers
    .get('set-cookie')
    ?.split(';')[0]
  const who = async (value: string): Promise<unknown> =>
    (await (await fetch(`${app.address}/api/session`, { headers: { cookie: value } })).json()).account
  expect(await who(cookie ?? '')).toMatchObject({ login: 'wang' })
  expect(await who(`${cookie}x`)).toBeNull()
  await db.updateTable('account').set({ disabled: true }).execute()
  expect(await who(cookie ?? '')).toBeNull()
})

test('a body that is no JSON, or not of the schema, is answered with the field', async () => {
  await ensureLocalAccounts(db)
  app = await startApp(db)
  expect((await app.call('POST', '/session', '{')).body.code).toBe('bad-input')
  const short = await app.call('POST', '/session', { login: 'a' })
  expect([short.status, short.body.issues[0].path]).toEqual([400, 'body.login'])
})
