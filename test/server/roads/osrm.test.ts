import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { LonLat } from '../../../server/contract/index.ts'
import { type OsrmSettings, osrmTravel } from '../../../server/roads/osrm.ts'
import type { AccessRules } from '../../../server/roads/street-access.ts'
import { type OsrmServer, startOsrm } from '../../support/osrm-server.ts'

const zone = { zone: 'core', fromKm: 0, kmPerHour: 20, detourFactor: 1.3, accessMinutes: 4 }
// 10 m at 36 km/h are one second at each end, parking four minutes, half of it at each end: 242 s to every way
const access: AccessRules = { zones: [zone], centre: [116.4, 39.9], kmPerHour: 36, snapMetres: 500 }
const ACCESS_SECONDS = 242

let server: OsrmServer
beforeEach(async () => {
  server = await startOsrm()
})
afterEach(() => server.close())

const settings = (more: Partial<OsrmSettings> = {}): OsrmSettings => ({
  ...{ url: server.url, profile: 'driving', timeoutMs: 2000, retries: 1, tableSize: 100 },
  ...more,
})
const place = (i: number): LonLat => [116.4 + i / 100, 39.9]

test('a table is asked in blocks that the server takes, and put together', async () => {
  const places = Array.from({ length: 7 }, (_, i) => place(i))
  const travel = osrmTravel(settings({ tableSize: 3 }), access)
  const { durationSeconds, distanceMetres } = await travel.between(places, places)
  expect(server.requests).toHaveLength(9)
  expect(server.requests[0]).toMatch(/^\/table\/v1\/driving\/116\.400000,39\.900000;/)
  places.forEach((_, from) => {
    places.forEach((__, to) => {
      const street = Math.abs(to - from) * 100 + (to > from ? 1 : 0)
      expect(durationSeconds[from * 7 + to]).toBe(from === to ? 0 : street + ACCESS_SECONDS)
      expect(distanceMetres[from * 7 + to]).toBe(from === to ? 0 : street * 10 + 20)
    })
  })
})

test('a place that the server puts on a street far away is off its streets', async () => {
  const { durationSeconds } = await osrmTravel(settings(), access).between([place(0), [116.4, 40.6]], [place(1)])
  expect([...durationSeconds]).toEqual([101 + ACCESS_SECONDS, -1])
})

test('a way has the line of the server, from gate to gate', async () => {
  const [leg] = await osrmTravel(settings(), access).legs([place(0), place(3)])
  expect(leg).toMatchObject({ durationSeconds: 301 + ACCESS_SECONDS, distanceMetres: 3010 + 20 })
  expect(leg!.line).toEqual([place(0), [116.4, 39.9], [116.45, 39.95], [116.43, 39.9], place(3)])
})

describe('a server that fails', () => {
  const ask = (more: Partial<OsrmSettings> = {}) => osrmTravel(settings(more), access).between([place(0)], [place(1)])

  test('is asked again, and then answers', async () => {
    server.answer = (_, count) => (count === 1 ? { status: 503, body: 'busy' } : undefined)
    expect((await ask()).durationSeconds[0]).toBe(101 + ACCESS_SECONDS)
    expect(server.requests).toHaveLength(2)
  })
  test('stays overloaded: as often as the settings say, then told in words', async () => {
    server.answer = () => ({ status: 503, body: 'busy' })
    await expect(ask({ retries: 2 })).rejects.toMatchObject({ words: { zh: expect.stringContaining('HTTP 503') } })
    expect(server.requests).toHaveLength(3)
  })
  test('is slow: told with the limit', async () => {
    server.answer = () => ({ waitMs: 1000 })
    await expect(ask({ timeoutMs: 100, retries: 0 })).rejects.toMatchObject({
      words: { zh: expect.stringContaining('> 0.1 s'), en: expect.stringContaining('does not answer') },
    })
  })
  test('is down', async () => {
    const gone = settings({ retries: 0 })
    await server.close()
    await expect(osrmTravel(gone, access).between([place(0)], [place(1)])).rejects.toMatchObject({
      words: { zh: expect.stringContaining('没有响应') },
    })
    server = await startOsrm()
  })
  test.each([
    ['no JSON', '<html>'],
    ['an empty object', '{}'],
    ['words for numbers', proper({ durations: [['soon']] })],
    ['negative times', proper({ durations: [[-5]] })],
    ['another size', proper({ durations: [[1, 2]] })],
    ['no distances', proper({ distances: undefined })],
  ])('answers %s: not used, not asked twice', async (_, body) => {
    server.answer = () => ({ body })
    await expect(ask({ retries: 3 })).rejects.toMatchObject({ words: { zh: expect.stringContaining('不合规') } })
    expect(server.requests).toHaveLength(1)
  })
  test('refuses: its own reason is told', async () => {
    server.answer = () => ({
      status: 400,
      body: JSON.stringify({ code: 'TooBig', message: 'Too many table coordinates' }),
    })
    await expect(ask()).rejects.toMatchObject({ words: { en: expect.stringContaining('TooBig: Too many') } })
  })
  test('knows no way between two places: that pair is unknown, nothing else', async () => {
    server.answer = () => ({ body: proper({ durations: [[null]] }) })
    expect((await ask()).durationSeconds[0]).toBe(-1)
  })
})

function proper(changed: Record<string, unknown>): string {
  return JSON.stringify({
    ...{ code: 'Ok', durations: [[1]], distances: [[1]], sources: [{ distance: 1 }], destinations: [{ distance: 1 }] },
    ...changed,
  })
}
