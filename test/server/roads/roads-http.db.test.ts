import { VectorTile } from '@mapbox/vector-tile'
import { sql } from 'kysely'
import { PbfReader } from 'pbf'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Plan, PlanContent } from '../../../server/contract/index.ts'
import { ensureLocalAccounts, saveAccount } from '../../../server/http/accounts.ts'
import { planWeek } from '../../../server/planning/plan-week.ts'
import { readPlan } from '../../../server/planning/read-plan.ts'
import type { TravelSettings } from '../../../server/roads/open-travel.ts'
import { findStreets, readyStreets } from '../../../server/roads/streets-in-use.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { database, reset } from '../../support/database.ts'
import { startOsrm } from '../../support/osrm-server.ts'
import { buildTinyCity, type TinyCity } from '../../support/tiny-city.ts'
import { writePbf } from '../../support/write-pbf.ts'
import { smallTown } from './small-town.ts'

const db = database()
const now = new Date('2026-11-22T10:00:00+08:00')
let app: TestApp
let city: TinyCity

beforeAll(async () => {
  await reset(db)
  city = await buildTinyCity(db)
  await ensureLocalAccounts(db)
  const officer = { role: 'city', agencyCode: null, password: 'not needed here' } as const
  await saveAccount(db, { login: 'city-officer', name: '市级', ...officer })
  app = await startApp(db, {}, () => now)
})
afterAll(() => app.close())

async function upload(bytes: Buffer, query: string, as?: string) {
  const form = new FormData()
  form.set('file', new Blob([new Uint8Array(bytes)]), 'town.osm.pbf')
  const cookie =
    as === undefined
      ? ''
      : ((await app.call('POST', '/session', { login: as })).headers.get('set-cookie')?.split(';')[0] ?? '')
  const response = await fetch(`${app.address}/api/roads${query}`, {
    method: 'POST',
    body: form,
    headers: cookie === '' ? {} : { cookie },
  })
  return { status: response.status, body: await response.json() }
}

const roads: TravelSettings = { choice: 'roads', osrm: null }

async function plan(travel: TravelSettings): Promise<Plan & { content: PlanContent }> {
  const request = { agencyCode: city.agencyCode, week: city.week, seconds: 0.3, seed: 1, iterations: 200 }
  const { finished } = await planWeek(db, request, { actor: { id: 0, name: '测试' }, now, travel })
  const summary = await finished
  expect(summary.error).toBeNull()
  return (await readPlan(db, summary.id)) as Plan & { content: PlanContent }
}

const stopsOf = ({ content }: { content: PlanContent }) => content.routes.flatMap((route) => route.stops)

test('without streets a plan is estimated and says why', async () => {
  expect((await app.call('GET', '/roads')).body).toMatchObject({ chosen: 'roads', streets: null, state: 'none' })
  const made = await plan(roads)
  expect(made).toMatchObject({ travelSource: 'estimate', travelNote: { zh: expect.stringContaining('尚未导入路网') } })
  expect(stopsOf(made).some((stop) => stop.isTravelEstimated)).toBe(false)
  expect((await app.call('GET', '/roads/isochrone?lon=116.44&lat=39.92')).status).toBe(422)
})

test('only an administrator may replace the streets; a broken upload leaves them as they are', async () => {
  const bytes = writePbf(smallTown())
  expect((await upload(bytes, '?dryRun=false', 'city-officer')).status).toBe(403)
  expect(await upload(Buffer.from('PNG'), '?dryRun=false')).toMatchObject({
    status: 415,
    body: { code: 'unsupported-file' },
  })
  expect(await upload(bytes, '')).toMatchObject({ status: 200, body: { state: 'checked', edges: 40 } })
  expect((await app.call('GET', '/roads')).body.streets).toBeNull()
  expect(await upload(bytes, '?dryRun=false')).toMatchObject({
    status: 200,
    body: { state: 'imported', sitesNear: 12 },
  })
})

test('a plan stands on the streets once they are ready, and its legs follow them', async () => {
  await readyStreets(db, '2026.1')
  expect((await app.call('GET', '/roads')).body).toMatchObject({
    state: 'ready',
    streets: { sourceName: 'town.osm.pbf', edges: 40 },
  })
  const made = await plan(roads)
  expect(made).toMatchObject({ travelSource: 'roads', travelNote: null })
  expect(made.content.visits.every((visit) => !visit.isOffStreets)).toBe(true)
  const { body } = await app.call('GET', `/plans/${made.id}/lines`)
  const routes = made.content.routes.filter((route) => route.stops.length > 0)
  expect(body.features).toHaveLength(routes.reduce((sum, route) => sum + route.stops.length + 1, 0))
  const [first] = body.features
  expect(first.properties).toMatchObject({
    ...{ shift: routes[0]!.shift, position: 0, seconds: routes[0]!.stops[0]!.travelSeconds, isEstimated: false },
  })
  expect(
    body.features.some((line: { geometry: { coordinates: unknown[] } }) => line.geometry.coordinates.length > 4),
  ).toBe(true)
})

test('a site far from every street has its legs estimated, marked on its stop and on the one after it', async () => {
  const far = city.siteIds[0]!
  await db
    .updateTable('site')
    .set({ place: 'SRID=4326;POINT(116.2 39.95)', shape: 'SRID=4326;POINT(116.2 39.95)' })
    .where('id', '=', far)
    .execute()
  const made = await plan(roads)
  expect(made.travelSource).toBe('roads')
  expect(made.content.visits.filter((visit) => visit.isOffStreets).map((visit) => visit.siteId)).toEqual([far])
  for (const route of made.content.routes) {
    route.stops.forEach((stop, i) => {
      const isOff = (index: number) => made.content.visits[route.stops[index]?.visit ?? -1]?.siteId === far
      expect(stop.isTravelEstimated).toBe(isOff(i) || isOff(i - 1))
    })
  }
  await db
    .updateTable('site')
    .set({ place: 'SRID=4326;POINT(116.43 39.91)', shape: 'SRID=4326;POINT(116.43 39.91)' })
    .where('id', '=', far)
    .execute()
})

test('a routing server is used where the settings name one; when it fails, the streets are, and the plan says so', async () => {
  const server = await startOsrm()
  const osrm = { url: server.url, profile: 'driving', timeoutMs: 500, retries: 0, tableSize: 100 }
  const made = await plan({ choice: 'osrm', osrm })
  expect(made).toMatchObject({ travelSource: 'osrm', travelNote: null })
  const asked = server.requests.length
  expect((await plan({ choice: 'osrm', osrm })).travelSource).toBe('osrm')
  expect(server.requests.length).toBe(asked)
  await server.close()
  const other = { ...osrm, profile: 'truck' }
  expect(await plan({ choice: 'osrm', osrm: other })).toMatchObject({
    travelSource: 'roads',
    travelNote: { zh: expect.stringContaining('没有响应') },
  })
})

test('more can be reached in twenty minutes than in twelve, in closed rings', async () => {
  const { body } = await app.call('GET', '/roads/isochrone?lon=116.44&lat=39.923&minutes=12,20')
  expect(body.features.map((feature: { properties: { minutes: number } }) => feature.properties.minutes)).toEqual([
    20, 12,
  ])
  const [large, small] = body.features.map(areaOf)
  expect(small).toBeGreaterThan(0)
  expect(large).toBeGreaterThan(small)
  for (const { geometry } of body.features) {
    const { rows } = await sql<{ is: boolean }>`
      select st_isvalid(st_geomfromgeojson(${JSON.stringify(geometry)})) as is`.execute(db)
    expect(rows[0]?.is).toBe(true)
    for (const ring of geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat()) {
      expect(ring[0]).toEqual(ring.at(-1))
    }
  }
  const far = await app.call('GET', '/roads/isochrone?lon=100&lat=30')
  expect(far).toMatchObject({ status: 422, body: { title: expect.stringContaining('米内没有可用的道路') } })
  expect((await app.call('GET', '/roads/isochrone?lon=100&lat=30&minutes=a')).status).toBe(400)
})

test('tiles carry the streets, the great ones only from afar', async () => {
  const { tileVersion } = (await app.call('GET', '/roads')).body
  const tile = async (z: number) => {
    const [x, y] = [
      Math.floor(((116.44 + 180) / 360) * 2 ** z),
      Math.floor(((1 - Math.asinh(Math.tan((39.915 * Math.PI) / 180)) / Math.PI) / 2) * 2 ** z),
    ]
    const response = await fetch(`${app.address}/api/roads/tiles/${tileVersion}/${z}/${x}/${y}`)
    expect(response.status).toBe(200)
    const { layers } = new VectorTile(new PbfReader(new Uint8Array(await response.arrayBuffer())))
    const layer = layers.streets
    return Array.from({ length: layer?.length ?? 0 }, (_, i) => layer!.feature(i).properties)
  }
  expect(await tile(10)).toEqual([{ class: 'primary', name: '东西路3' }])
  expect((await tile(14)).map((street) => street.class)).toContain('secondary')
  expect((await app.call('GET', '/roads/tiles/99/10/1/1')).status).toBe(404)
})

test('new speeds are weighed in: the streets are prepared again, and until then nothing waits', async () => {
  const before = await findStreets(db, '2026.1')
  await db.updateTable('rule_street_class').set({ km_per_hour: 30 }).where('class', '=', 'primary').execute()
  try {
    expect((await findStreets(db, '2026.1')).state).toBe('preparing')
    const after = await readyStreets(db, '2026.1')
    expect(before.state === 'ready' && before.open.key).not.toBe(after?.key)
    expect((await findStreets(db, '2026.1')).state).toBe('ready')
  } finally {
    await db.updateTable('rule_street_class').set({ km_per_hour: 42 }).where('class', '=', 'primary').execute()
  }
})

function areaOf({ geometry }: { geometry: { type: string; coordinates: number[][][] | number[][][][] } }): number {
  const polygons = (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates) as number[][][][]
  const ringArea = (ring: number[][]): number =>
    ring.reduce((sum, [x = 0, y = 0], i) => {
      const [nextX = 0, nextY = 0] = ring[(i + 1) % ring.length] ?? []
      return sum + (x * nextY - nextX * y) / 2
    }, 0)
  return polygons.reduce((sum, rings) => sum + rings.reduce((all, ring) => all + ringArea(ring), 0), 0)
}
