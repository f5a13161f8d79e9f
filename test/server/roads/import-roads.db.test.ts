import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { importRoads } from '../../../server/roads/import-roads.ts'
import { readNetwork } from '../../../server/roads/read-network.ts'
import { readRoads } from '../../../server/roads/read-roads.ts'
import type { RoadWay } from '../../../server/roads/road-way.ts'
import { storeRoads } from '../../../server/roads/store-roads.ts'
import { readyStreets } from '../../../server/roads/streets-in-use.ts'
import { Streets } from '../../../server/streets/index.ts'
import { database, reset } from '../../support/database.ts'
import { buildTinyCity } from '../../support/tiny-city.ts'
import { type OsmData, writePbf } from '../../support/write-pbf.ts'
import { smallTown } from './small-town.ts'

const db = database()
const folder = mkdtempSync(join(tmpdir(), 'jingwei-roads-test-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
beforeEach(() => reset(db))

const account = { id: 0, name: '测试' }

let files = 0

function importing(bytes: Buffer, options: { dryRun?: boolean; elsewhere?: boolean; fileName?: string } = {}) {
  const path = join(folder, `roads-${files++}.osm.pbf`)
  writeFileSync(path, bytes)
  return importRoads(db, { path, fileName: 'town.osm.pbf', dryRun: false, elsewhere: false, account, ...options })
}

async function counts(): Promise<Record<string, number>> {
  const { rows } = await sql<Record<string, number>>`
    select (select count(*) from road_version) as versions, (select count(*) from road_node) as nodes,
      (select count(*) from road_edge) as edges, (select count(*) from road_ban) as bans`.execute(db)
  return rows[0]!
}

test('an extract goes in with geometry, one-ways, names, speeds and bans, and says what it left out', async () => {
  const report = await importing(writePbf(smallTown()))
  expect(report).toMatchObject({
    state: 'imported',
    waysRead: 14,
    waysKept: 10,
    waysDropped: { 'not-for-cars': 1, 'no-access': 1, 'not-a-road': 1, 'node-missing': 1 },
    restrictionsDropped: 1,
    nodes: 25,
    edges: 40,
    parts: 1,
    largestParts: [25],
  })
  const { rows } = await sql`
    select class, name, is_open_backward, max_km_per_hour, is_main, st_astext(shape) as shape from road_edge
    where way_id in (3, 13) order by way_id, number limit 5`.execute(db)
  expect(rows[0]).toEqual({
    class: 'primary',
    name: '东西路3',
    is_open_backward: true,
    max_km_per_hour: null,
    is_main: true,
    shape: 'LINESTRING(116.428 39.923,116.444 39.923)',
  })
  expect(rows[4]).toMatchObject({ class: 'secondary', is_open_backward: false, max_km_per_hour: 60 })
})

test('the same file again changes nothing; a dry run writes nothing; another takes its place', async () => {
  const bytes = writePbf(smallTown())
  expect(await importing(bytes, { dryRun: true })).toMatchObject({ state: 'checked', edges: 40 })
  expect(await counts()).toEqual({ versions: 0, nodes: 0, edges: 0, bans: 0 })
  const first = await importing(bytes)
  expect(await importing(bytes)).toMatchObject({ state: 'unchanged', versionId: first.versionId, edges: 40 })
  const { ways, ...rest } = smallTown()
  const other = await importing(writePbf({ ...rest, ways: ways.filter((way) => way.id !== 1) }))
  expect(other.versionId).not.toBe(first.versionId)
  expect(await counts()).toEqual({ versions: 2, nodes: 25, edges: 36, bans: 0 })
})

test('a turn that the file forbids is a ban in the table', async () => {
  const town = smallTown()
  const relations = town.relations!.map((relation) => ({
    ...relation,
    members: relation.members.map((member) => (member.ref === 103 ? { ...member, ref: 101 } : member)),
  }))
  // Way 3 is cut in two at the junction, so that the restriction's way ends there, as OpenStreetMap wants it.
  const ways = town.ways.flatMap((way) =>
    way.id === 3
      ? [
          { ...way, id: 101, refs: way.refs.slice(0, 2) },
          { ...way, id: 102, refs: way.refs.slice(1) },
        ]
      : way.id === 12
        ? [
            { ...way, refs: way.refs.slice(2) },
            { ...way, id: 112, refs: way.refs.slice(0, 3) },
          ]
        : [way],
  )
  const report = await importing(writePbf({ ...town, ways, relations }))
  expect(report).toMatchObject({ restrictionsKept: 1, restrictionsDropped: 0 })
  const stored = await readNetwork(db, report.versionId!)
  const [ban] = stored.bans
  expect(ban).toHaveLength(2)
  expect(stored.wayId[ban![0]! >> 1]).toBe(101)
  expect(stored.wayId[ban![1]! >> 1]).toBe(12)
})

test.each([
  ['an empty file', Buffer.alloc(0), '空的'],
  ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), '不是 PBF'],
  ['text', Buffer.from('<osm version="0.6"></osm>'), '不是 PBF'],
  ['half a file', writePbf(smallTown()).subarray(0, 400), '损坏或不完整'],
  ['a file with a broken middle', breakMiddle(writePbf(smallTown())), '损坏或不完整'],
  [
    'a file without streets',
    writePbf({ ...smallTown(), ways: [{ id: 1, refs: [1, 2], tags: { building: 'yes' } }] }),
    '没有机动车',
  ],
])('%s is refused in words and changes nothing', async (_, bytes, words) => {
  await importing(writePbf(smallTown()))
  const before = await counts()
  await expect(importing(bytes)).rejects.toMatchObject({ words: { zh: expect.stringContaining(words) } })
  expect(await counts()).toEqual(before)
})

test('streets of another place than the sites are refused, unless they are wanted', async () => {
  await buildTinyCity(db)
  const moved: OsmData = {
    ...smallTown(),
    nodes: smallTown().nodes.map((node) => ({ ...node, lon: node.lon - 109, lat: node.lat + 3.8 })),
  }
  await expect(importing(writePbf(moved))).rejects.toMatchObject({
    code: 'not-possible',
    words: { zh: expect.stringContaining('12 个工程没有一个') },
  })
  expect(await counts()).toMatchObject({ versions: 0, edges: 0 })
  expect(await importing(writePbf(moved), { elsewhere: true })).toMatchObject({
    state: 'imported',
    sitesNear: 0,
    warnings: [{ zh: expect.stringContaining('只有 0 个') }],
  })
  expect(await importing(writePbf(smallTown()))).toMatchObject({ sites: 12, sitesNear: 12, warnings: [] })
})

test('what is stored reads back as it was, and is prepared once', async () => {
  const { versionId } = await importing(writePbf(smallTown()))
  const network = await readNetwork(db, versionId!)
  expect(network).toMatchObject({ nodes: 25, edges: 40, bans: [] })
  expect(network.names).toContain('东西路3')
  expect(network.points.subarray(0, 2)).toEqual(Int32Array.of(1_164_280_000, 399_050_000))
  expect([...network.nodePoint].every((point) => point >= 0 && point < network.points.length / 2)).toBe(true)
  const open = await readyStreets(db, '2026.1')
  expect(open?.streets).toBeInstanceOf(Streets)
  expect(await readyStreets(db, '2026.1')).toBe(open)
  const graphs = await db.selectFrom('road_graph').select(['version_id', 'bytes']).execute()
  expect(graphs).toEqual([{ version_id: versionId, bytes: open!.streets.buffer.byteLength }])
})

test('imports at the same time go in one after the other; of one file only the first does', async () => {
  const bytes = writePbf(smallTown())
  const { ways, ...rest } = smallTown()
  const other = writePbf({ ...rest, ways: ways.filter((way) => way.id !== 1) })
  const reports = await Promise.all([importing(bytes), importing(bytes), importing(other)])
  // The two of one file may have the other between them; then both replace something.
  const imported = reports.filter((report) => report.state === 'imported')
  expect(reports.every((report) => report.state === 'imported' || report.state === 'unchanged')).toBe(true)
  const { rows } = await sql<{ id: number; edges: number }>`
    select id, (select count(*) from road_edge where version_id = road_version.id) as edges from road_version
    where replaced_at is null`.execute(db)
  expect(rows).toHaveLength(1)
  const last = imported.find((report) => report.versionId === rows[0]!.id)
  expect(last?.edges).toBe(rows[0]!.edges)
  expect((await counts()).edges).toBe(rows[0]!.edges)
})

test('streets whose rows are not all there have failed, and say so, until others take their place', async () => {
  const { ways, ...rest } = smallTown()
  await importing(writePbf({ ...rest, ways: ways.filter((way) => way.id !== 2) }))
  await sql`delete from road_edge where number < 3`.execute(db)
  await expect(readyStreets(db, '2026.1')).rejects.toThrow('replaced while they were being read')
  expect(await readRoads(db, 'roads', new Date('2026-11-22T10:00:00+08:00'))).toMatchObject({
    state: 'failed',
    error: expect.stringContaining('replaced'),
  })
  await importing(writePbf({ ...rest, ways: ways.filter((way) => way.id !== 3) }))
  expect(await readyStreets(db, '2026.1')).toBeDefined()
  expect(await readRoads(db, 'roads', new Date('2026-11-22T10:00:00+08:00'))).toMatchObject({
    state: 'ready',
    error: null,
  })
})

test('a network of our own goes in through the same door, under its own name', async () => {
  const ways: RoadWay[] = [
    {
      ...{ id: 1, nodeIds: [1, 2, 3, 1], class: 'primary', oneway: 'no', maxspeedKmPerHour: null, name: '示意路' },
      ...{ access: 'yes', isUnpaved: false, isToll: false, isRoundabout: false },
      points: [
        [116.4, 39.9],
        [116.41, 39.9],
        [116.4, 39.91],
        [116.4, 39.9],
      ],
    },
  ]
  const source = { name: '示意路网', kind: 'schematic', sha256: 'a'.repeat(64) } as const
  expect(await storeRoads(db, source, ways, [], account)).toMatchObject({
    state: 'imported',
    sourceKind: 'schematic',
    edges: 1,
  })
  expect(await storeRoads(db, source, ways, [], account)).toMatchObject({ state: 'unchanged' })
})

function breakMiddle(bytes: Buffer): Buffer {
  const broken = Buffer.from(bytes)
  broken.fill(0xff, bytes.length >> 1, (bytes.length >> 1) + 40)
  return broken
}
