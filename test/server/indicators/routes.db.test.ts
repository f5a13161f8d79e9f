import { afterAll, beforeEach, expect, test } from 'vitest'
import { ensureLocalAccounts, saveAccount } from '../../../server/http/accounts.ts'
import { appliesTo } from '../../../server/indicators/applies.ts'
import { readSetFile } from '../../../server/indicators/read-set-file.ts'
import { sampleSet } from '../../../server/indicators/sample/sample-set.ts'
import { storeIndicatorSet } from '../../../server/indicators/store-set.ts'
import { writeSetWorkbook } from '../../../server/indicators/write-workbook.ts'
import { startApp } from '../../support/app.ts'
import { database, reset } from '../../support/database.ts'

const db = database()
const now = () => new Date('2026-11-24T20:00:00Z')
const app = await startApp(db, {}, now)
afterAll(() => app.close())

const small = { ...sampleSet, version: 'small', indicators: sampleSet.indicators.slice(0, 4) }
const code = small.indicators[1]!.code

beforeEach(async () => {
  await reset(db)
  await ensureLocalAccounts(db)
  const firm = await db
    .insertInto('firm')
    .values({ kind: 'contractor', name: '北京一建' })
    .returning('id')
    .executeTakeFirstOrThrow()
  await saveAccount(db, {
    login: 'firm',
    name: '北京一建',
    role: 'firm',
    agencyCode: null,
    firmId: firm.id,
    password: null,
  })
  await saveAccount(db, { login: 'viewer', name: '领导', role: 'viewer', agencyCode: null, password: null })
  await storeIndicatorSet(db, small, { by: '测试', validFrom: '2026Q1' })
})

async function cookieOf(login: string): Promise<string> {
  const { headers } = await app.call('POST', '/session', { login })
  return headers.get('set-cookie')?.split(';')[0] ?? ''
}

async function upload(path: string, bytes: Uint8Array, login: string, language = 'zh') {
  const form = new FormData()
  form.set('file', new Blob([new Uint8Array(bytes)]), '指标.xlsx')
  const headers = { cookie: await cookieOf(login), 'accept-language': language }
  const response = await fetch(`${app.address}/api${path}`, { method: 'POST', body: form, headers })
  return { status: response.status, body: await response.json() }
}

async function download(version: string, login: string) {
  const response = await fetch(`${app.address}/api/indicator-sets/${version}/xlsx`, {
    headers: { cookie: await cookieOf(login) },
  })
  return { status: response.status, headers: response.headers, bytes: new Uint8Array(await response.arrayBuffer()) }
}

const auditOf = (action: string) =>
  db.selectFrom('audit_entry').select(['actor', 'subject', 'detail']).where('action', '=', action).execute()

test('every party reads the sets', async () => {
  const list = await app.call('GET', '/indicator-sets', undefined, 'firm')
  expect(list.body).toMatchObject([{ version: 'small', isSample: true, state: 'in_force', indicatorCount: 4 }])
  const set = await app.call('GET', '/indicator-sets/small', undefined, 'firm')
  expect(set.body.indicators.map((one: { code: string }) => one.code)).toEqual(small.indicators.map((one) => one.code))
  expect((await app.call('GET', '/indicator-sets/none', undefined, 'firm')).status).toBe(404)
})

test.each(['firm', 'viewer'])('%s may change nothing', async (login) => {
  const bytes = await writeSetWorkbook(small, 'zh')
  expect((await upload('/indicator-sets/a/import?dryRun=false', bytes, login)).status).toBe(403)
  expect((await app.call('POST', '/indicator-sets/small/adopt', { validFrom: '2027Q1' }, login)).status).toBe(403)
  const withdrawal = { code, reason: '标准废止' }
  expect((await app.call('POST', '/indicator-sets/small/withdraw', withdrawal, login)).status).toBe(403)
  expect((await app.call('GET', '/indicator-sets/small', undefined, login)).body.indicators[1].withdrawnOn).toBeNull()
})

test('the city previews a file, imports it, and puts it in force', async () => {
  const bytes = await writeSetWorkbook({ ...small, indicators: small.indicators.slice(1) }, 'zh')
  const tried = await upload('/indicator-sets/next/import', bytes, 'leader', 'en')
  expect(tried).toMatchObject({
    status: 200,
    body: { isStored: false, against: 'small', removed: [{ text: small.indicators[0]?.text.en }] },
  })
  expect((await app.call('GET', '/indicator-sets/next')).status).toBe(404)
  const done = await upload('/indicator-sets/next/import?dryRun=false&source=%E6%96%87%E4%BB%B6', bytes, 'leader')
  expect(done.body.isStored).toBe(true)
  const adopted = await app.call('POST', '/indicator-sets/next/adopt', { validFrom: '2027Q1' }, 'leader')
  expect(adopted).toMatchObject({
    status: 200,
    body: { state: 'in_force', validFrom: '2027Q1', source: '文件', createdBy: '市级负责人' },
  })
  expect(await auditOf('indicators.adopt')).toEqual([
    { actor: '市级负责人', subject: 'indicator-set:next', detail: { validFrom: '2027Q1', replaced: [] } },
  ])
  expect(await app.call('POST', '/indicator-sets/next/adopt', { validFrom: '2027Q2' }, 'leader')).toMatchObject({
    status: 409,
    body: { code: 'conflict' },
  })
})

test('a quarter that was opened keeps its set', async () => {
  await db
    .insertInto('assessment_period')
    .values({
      quarter: '2026Q4',
      indicator_version: 'small',
      opens_on: '2026-10-01',
      due_on: '2027-01-10',
      closes_on: '2027-01-15',
    })
    .execute()
  await storeIndicatorSet(db, { ...small, version: 'next' }, { by: '测试' })
  const late = await app.call('POST', '/indicator-sets/next/adopt', { validFrom: '2026Q4' }, 'leader')
  expect(late.status).toBe(409)
  expect(late.body.detail ?? late.body.title).toContain('2027Q1')
  expect((await app.call('POST', '/indicator-sets/next/adopt', { validFrom: '2027Q1' }, 'leader')).status).toBe(200)
})

test('a set that was to begin with the same quarter steps back', async () => {
  await storeIndicatorSet(db, { ...small, version: 'first' }, { by: '测试', validFrom: '2027Q1' })
  await storeIndicatorSet(db, { ...small, version: 'second' }, { by: '测试' })
  await app.call('POST', '/indicator-sets/second/adopt', { validFrom: '2027Q1' }, 'leader')
  const { body } = await app.call('GET', '/indicator-sets')
  const states = body.map((row: { version: string; state: string }) => `${row.version} ${row.state}`)
  expect(states.sort()).toEqual(['first withdrawn', 'second in_force', 'small in_force'])
})

test('a withdrawn indicator keeps its place, is asked no more from that day, and the reason is on record', async () => {
  const order = { code, reason: '标准已废止' }
  const { body, status } = await app.call('POST', '/indicator-sets/small/withdraw', order, 'leader')
  // 20:00 in London is the next morning in Beijing.
  expect({ status, body }).toMatchObject({ status: 200, body: { code, position: 1, withdrawnOn: '2026-11-25' } })
  const site = { stages: ['S2'], worksType: 'building' } as const
  expect(appliesTo(body, { ...site, day: '2026-11-24' })).toBe(true)
  expect(appliesTo(body, { ...site, day: '2026-11-25' })).toBe(false)
  expect(await auditOf('indicators.withdraw')).toEqual([
    {
      actor: '市级负责人',
      subject: `indicator:small/${code}`,
      detail: { reason: '标准已废止', withdrawnOn: '2026-11-25' },
    },
  ])
  expect((await app.call('POST', '/indicator-sets/small/withdraw', order, 'leader')).status).toBe(409)
})

test('only a known indicator of a set in force is withdrawn, and only with a reason', async () => {
  await storeIndicatorSet(db, { ...small, version: 'draft' }, { by: '测试' })
  const withdraw = (version: string, body: object) =>
    app.call('POST', `/indicator-sets/${version}/withdraw`, body, 'leader')
  expect((await withdraw('draft', { code, reason: '标准废止' })).status).toBe(409)
  expect((await withdraw('small', { code: 'X', reason: '标准废止' })).status).toBe(404)
  expect((await withdraw('none', { code, reason: '标准废止' })).status).toBe(404)
  expect((await withdraw('small', { code, reason: ' ' })).status).toBe(400)
})

test('a set and the template are downloaded as workbooks that the import reads', async () => {
  const set = await download('small', 'firm')
  expect(set.headers.get('content-type')).toContain('spreadsheetml')
  expect(set.headers.get('content-disposition')).toContain('indicators-small.xlsx')
  expect((await readSetFile(set.bytes)).indicators).toEqual(small.indicators)
  const template = await download('template', 'firm')
  expect(template.status).toBe(200)
  expect((await readSetFile(template.bytes)).findings).toHaveLength(3)
  expect((await download('none', 'firm')).status).toBe(404)
})

test('an upload without a file, or with a stranger, is answered with a problem', async () => {
  expect((await app.call('POST', '/indicator-sets/a/import', {}, 'leader')).status).toBe(400)
  const wrong = await upload('/indicator-sets/a/import?dryRun=false', new TextEncoder().encode('hello'), 'leader')
  expect(wrong).toMatchObject({ status: 200, body: { isStored: false, indicatorCount: 0 } })
  expect((await upload('/indicator-sets/a%20b/import', new Uint8Array(), 'leader')).status).toBe(400)
})

test('a draft is the government’s; parties read what is or was in force', async () => {
  await storeIndicatorSet(db, { ...small, version: 'next' }, { by: '测试' })
  const versions = async (as: string) =>
    (await app.call('GET', '/indicator-sets', undefined, as)).body.map((row: { version: string }) => row.version).sort()
  expect(await versions('viewer')).toEqual(['next', 'small'])
  expect(await versions('firm')).toEqual(['small'])
  const statuses = async (as: string) => [
    (await app.call('GET', '/indicator-sets/next', undefined, as)).status,
    (await download('next', as)).status,
  ]
  expect(await statuses('viewer')).toEqual([200, 200])
  expect(await statuses('firm')).toEqual([404, 404])
  await db.updateTable('indicator_set').set({ state: 'withdrawn' }).where('version', '=', 'small').execute()
  expect((await app.call('GET', '/indicator-sets/small', undefined, 'firm')).status).toBe(200)
})
