import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { VectorTile } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ensureLocalAccounts } from '../../../server/http/accounts.ts'
import { chains } from '../../../server/roads/find-travel-lines.ts'
import { importRoads } from '../../../server/roads/import-roads.ts'
import { classesAt } from '../../../server/roads/road-tiles.ts'
import { readyStreets } from '../../../server/roads/streets-in-use.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { database, reset } from '../../support/database.ts'
import { buildTinyCity } from '../../support/tiny-city.ts'
import { writePbf } from '../../support/write-pbf.ts'
import { placeAt, smallTown } from './small-town.ts'

const db = database()
const folder = mkdtempSync(join(tmpdir(), 'jingwei-street-map-test-'))
const sunday = new Date('2026-11-22T10:00:00+08:00')
let app: TestApp

const importing = async () => {
  const path = join(folder, 'town.osm.pbf')
  writeFileSync(path, writePbf(smallTown()))
  const account = { id: 0, name: '测试' }
  await importRoads(db, { path, fileName: 'town.osm.pbf', dryRun: false, elsewhere: false, account })
  await readyStreets(db, '2026.1')
}

beforeAll(async () => {
  await reset(db)
  await buildTinyCity(db)
  await ensureLocalAccounts(db)
  app = await startApp(db, {}, () => sunday)
})
afterAll(async () => {
  await app.close()
  rmSync(folder, { recursive: true, force: true })
})

const lines = (legs: unknown, agencyCode = '110105') => app.call('POST', '/travel/lines', { agencyCode, legs })
const isOnLattice = ([lon, lat]: readonly [number, number]) =>
  [(lon - 116.428) / 0.016, (lat - 39.905) / 0.009].some((step) => Math.abs(step - Math.round(step)) < 0.003)

describe('without streets', () => {
  test('ways are straight and say that they are estimated', async () => {
    const [from, to] = [placeAt(0.2, 2.1), placeAt(3.3, 3.1)]
    const { status, body } = await lines([[from, to]])
    expect(status).toBe(200)
    expect(body.legs).toMatchObject([{ isEstimate: true, line: [from, to] }])
  })

  test('there are no tiles, and reach is refused in words', async () => {
    expect((await app.call('GET', '/roads')).body).toMatchObject({ state: 'none', tileVersion: '' })
    expect((await app.call('GET', '/roads/tiles/1-00000000/13/6744/3107')).status).toBe(404)
    const reach = await app.call('GET', '/roads/isochrone?lon=116.44&lat=39.92')
    expect([reach.status, reach.body.code]).toEqual([422, 'not-possible'])
  })
})

describe('on the streets of a small town', () => {
  beforeAll(importing)

  test('a way follows the streets from gate to gate, and legs that follow one another answer in order', async () => {
    const [a, b, c] = [placeAt(0.2, 2.1), placeAt(3.3, 3.1), placeAt(1.5, 0.1)]
    const { body } = await lines([
      [a, b],
      [b, c],
      [a, c],
    ])
    expect(body.legs).toHaveLength(3)
    for (const [index, [from, to]] of [
      [a, b],
      [b, c],
      [a, c],
    ].entries()) {
      const { line, isEstimate, durationSeconds, distanceMetres } = body.legs[index]
      expect(isEstimate).toBe(false)
      expect([line[0], line.at(-1)]).toEqual([from, to])
      expect(line.length).toBeGreaterThan(3)
      expect(line.slice(1, -1).every(isOnLattice)).toBe(true)
      expect(durationSeconds).toBeGreaterThan(60)
      expect(distanceMetres).toBeGreaterThan(800)
    }
  })

  test('a place too far from every street is estimated, the legs around it are not', async () => {
    const [a, b, far] = [placeAt(0.2, 2.1), placeAt(3.3, 3.1), placeAt(12, 2)]
    const { body } = await lines([
      [a, b],
      [b, far],
      [far, a],
    ])
    expect(body.legs.map((leg: { isEstimate: boolean }) => leg.isEstimate)).toEqual([false, true, true])
    expect(body.legs[1].line).toEqual([b, far])
  })

  test('bad questions are answered by field: no legs, too many, places off the globe; an agency without sites', async () => {
    const leg = [placeAt(0, 0), placeAt(1, 1)]
    for (const legs of [[], Array(501).fill(leg), [[[200, 0], leg[0]]], 'all', [leg.slice(1)]]) {
      const { status, body } = await lines(legs)
      expect([status, body.issues?.[0]?.path.startsWith('body.legs')]).toEqual([400, true])
    }
    expect((await lines([leg], '110199')).status).toBe(422)
  })

  test('a tile shows more classes the nearer one is, with names, joined over junctions', async () => {
    const { tileVersion } = (await app.call('GET', '/roads')).body
    const tile = async (z: number) => {
      const [x, y] = tileAt(z, 116.44, 39.922)
      const answer = await fetch(`${app.address}/api/roads/tiles/${tileVersion}/${z}/${x}/${y}`)
      expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, expect.stringContaining('immutable')])
      const layer = new VectorTile(new PbfReader(new Uint8Array(await answer.arrayBuffer()))).layers.streets
      const features = Array.from({ length: layer?.length ?? 0 }, (_, i) => layer!.feature(i))
      return features.map((feature): Record<string, unknown> => {
        return { ...feature.properties, lines: feature.loadGeometry().length }
      })
    }
    expect(await tile(7)).toEqual([])
    expect(await tile(10)).toEqual([{ class: 'primary', name: '东西路3', lines: 1 }])
    expect((await tile(11)).map((each) => each.class)).toEqual(['primary', 'secondary'])
    expect(new Set((await tile(13)).map((each) => each.class))).toEqual(
      new Set(['primary', 'residential', 'secondary']),
    )
    expect((await fetch(`${app.address}/api/roads/tiles/9-00000000/10/843/387`)).status).toBe(404)
  })
})

test('legs become as few rows of places as there are breaks', () => {
  const [a, b, c, d] = [0, 1, 2, 3].map((i) => [i, i] as [number, number])
  const legs = [
    [a, b],
    [b, c],
    [a, d],
    [d, a],
  ] as never
  expect(chains(legs)).toEqual([
    [a, b, c],
    [a, d, a],
  ])
})

test('every class of street is drawn at some zoom, and none before zoom 6', () => {
  expect(classesAt(5)).toEqual([])
  expect(classesAt(6)).toEqual(['motorway', 'trunk'])
  expect(classesAt(14)).toHaveLength(15)
})

function tileAt(z: number, lon: number, lat: number): [number, number] {
  const sine = Math.sin((lat * Math.PI) / 180)
  const y = 0.5 - (0.25 * Math.log((1 + sine) / (1 - sine))) / Math.PI
  return [Math.floor((lon / 360 + 0.5) * 2 ** z), Math.floor(y * 2 ** z)]
}
