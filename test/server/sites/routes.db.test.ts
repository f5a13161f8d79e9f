import { afterAll, beforeAll, expect, test } from 'vitest'
import { ensureLocalAccounts, saveAccount } from '../../../server/http/accounts.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { database, reset } from '../../support/database.ts'
import { importing } from './importing.ts'

const db = database()
let app: TestApp

beforeAll(async () => {
  await reset(db)
  await importing(
    db,
    'sites',
    'permit,stage,lon,lat,permit date,district,building\nA1,S4,116.45,39.92,2026-01-05,朝阳区,1#\nB1,S1,116.7,39.9,2026-01-05,通州区,',
  )
  await ensureLocalAccounts(db)
  await saveAccount(db, {
    login: 'agency-110105',
    name: '朝阳区',
    role: 'agency',
    agencyCode: '110105',
    password: 'not needed here',
  })
  app = await startApp(db)
})
afterAll(() => app.close())

async function upload(path: string, text: string, fields: Record<string, string> = {}, as?: string) {
  const form = new FormData()
  form.set('file', new Blob([text]), '工地.csv')
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  const cookie = as === undefined ? '' : await cookieOf(as)
  const response = await fetch(`${app.address}/api${path}`, {
    method: 'POST',
    body: form,
    headers: cookie === '' ? {} : { cookie },
  })
  return { status: response.status, body: await response.json() }
}

async function cookieOf(login: string): Promise<string> {
  const { headers, status } = await app.call('POST', '/session', { login })
  expect(status).toBe(200)
  return headers.get('set-cookie')?.split(';')[0] ?? ''
}

const SITE = '许可证,x,y,发证日期,区县,进度\nC1,116.5,39.95,2026-03-01,朝阳区,打桩'

test('an upload with its mapping is checked first, then imported; its report and CSV stay', async () => {
  const mapping = JSON.stringify({
    columns: { permitNumber: '许可证', stage: '进度' },
    values: { stage: { 打桩: 'S3' } },
  })
  const tried = await upload('/imports/sites', SITE, { mapping })
  expect(tried).toMatchObject({ status: 200, body: { state: 'checked', rowsInserted: 1, fileName: '工地.csv' } })
  const done = await upload('/imports/sites?dryRun=false', SITE, { mapping })
  expect(done).toMatchObject({ status: 200, body: { state: 'imported', rowsInserted: 1 } })
  const scored = await db
    .selectFrom('risk_score')
    .innerJoin('site', 'site.id', 'site_id')
    .select('permit_number')
    .orderBy('permit_number')
    .execute()
  // What else the district has is scored with it; other districts are left alone.
  expect(scored.map((row) => row.permit_number)).toEqual(['A1', 'C1'])
  const again = await app.call('GET', `/imports/${done.body.id}`)
  expect(again.body).toEqual(done.body)
  const csv = await app.call('GET', `/imports/${done.body.id}/findings.csv`)
  expect(csv.headers.get('content-type')).toContain('text/csv')
  expect(csv.body).toContain('行 row')
})

test('what is wrong with an upload is said, not thrown', async () => {
  expect(await upload('/imports/sites', SITE, { mapping: '{"colums":{}}' })).toMatchObject({
    status: 400,
    body: { code: 'bad-input' },
  })
  expect(await upload('/imports/sites', SITE, { mapping: '{' })).toMatchObject({ status: 400 })
  expect((await app.call('POST', '/imports/sites', {})).status).toBe(400)
  expect(await upload('/imports/sites', '\u0000\u0001')).toMatchObject({ status: 200, body: { state: 'refused' } })
})

test('a district writes only for itself, and reads only its own reports', async () => {
  const other = await upload(
    '/imports/sites',
    SITE.replace('朝阳区', '通州区').replace('打桩', 'S3'),
    { mapping: '{"columns":{"permitNumber":"许可证","stage":"进度"}}' },
    'agency-110105',
  )
  expect(other.body).toMatchObject({ rowsRefused: 1, rowsInserted: 0 })
  const mine = await upload('/imports/visits', '许可证号,检查日期,结果\nA1,2026-05-05,合格', {})
  expect((await app.call('GET', `/imports/${mine.body.id}`, undefined, 'agency-110105')).status).toBe(404)
  expect((await upload('/imports/sites', SITE, {}, 'grid-110105')).status).toBe(403)
})

test('agency areas come as GeoJSON', async () => {
  const { body } = await app.call('GET', '/agencies.geojson')
  expect(body.features.map((feature: { properties: object }) => feature.properties)).toMatchObject([
    { code: '110105', nameZh: '朝阳区', areaOrigin: 'derived' },
    { code: '110112', nameZh: '通州区', areaOrigin: 'derived' },
  ])
})

test('a tile of the present version may be kept for ever; its version changes with the data; others are not found', async () => {
  const { dataVersion } = await import('../../../server/sites/data-version.ts')
  const version = await dataVersion(db)
  const tile = await app.call('GET', `/tiles/${version}/buildings/10/843/387.mvt`)
  expect(tile.status).toBe(200)
  expect(tile.headers.get('cache-control')).toContain('immutable')
  expect(tile.body.length).toBeGreaterThan(20)
  expect((await app.call('GET', '/tiles/0123456789ab/buildings/10/843/387.mvt')).status).toBe(404)
  expect((await app.call('GET', `/tiles/${version}/roads/10/843/387.mvt`)).status).toBe(400)
  await importing(db, 'sites', 'permit,stage,lon,lat,permit date,district\nZ1,S4,116.45,39.92,2026-01-05,朝阳区')
  expect(await dataVersion(db)).not.toBe(version)
  expect((await app.call('GET', `/tiles/${version}/buildings/10/843/387.mvt`)).status).toBe(200)
})
