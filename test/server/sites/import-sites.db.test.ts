import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { database, reset } from '../../support/database.ts'
import { codesOf, importing } from './importing.ts'

const db = database()
beforeEach(() => reset(db))

const HEADING =
  '施工许可证号,工程名称,区县,施工阶段,建筑面积（万平方米）,经度,纬度,发证日期,施工单位,监理单位,项目经理,危大工程'
const GOOD = [
  HEADING,
  'A1,一号楼,朝阳区,结构施工,1.5,116.45,39.92,2026-03-01,甲公司,乙监理,张三,深基坑12m；塔吊',
  'A2,二号楼,朝阳,S2,0.8,116.46,39.93,2026/4/1,甲公司,乙监理,张三,',
].join('\n')

const sites = () =>
  sql<{
    permit: string
    agency: string
    stage: string
    area: number
    lon: number
    contractor: string
    manager: string
  }>`
    select permit_number as permit, agency_code as agency, stage, area_m2 as area, st_x(place) as lon, firm.name as contractor,
      person.name as manager
    from site left join firm on firm.id = contractor_id left join person on person.id = manager_id order by permit_number`
    .execute(db)
    .then((result) => result.rows)

test('a Chinese list of sites goes in: agency, firms, people and hazardous works are found or made', async () => {
  const report = await importing(db, 'sites', GOOD)
  expect(report).toMatchObject({ state: 'imported', rowsRead: 2, rowsInserted: 2, rowsRefused: 0 })
  expect(await sites()).toEqual([
    { permit: 'A1', agency: '110105', stage: 'S4', area: 15_000, lon: 116.45, contractor: '甲公司', manager: '张三' },
    { permit: 'A2', agency: '110105', stage: 'S2', area: 8000, lon: 116.46, contractor: '甲公司', manager: '张三' },
  ])
  const { rows: works } =
    await sql`select code, measure, measured_value as value from hazardous_work order by code`.execute(db)
  expect(works).toEqual([
    { code: 'CRANE', measure: '', value: null },
    { code: 'PIT', measure: 'depth', value: 12 },
  ])
  expect(await counts()).toMatchObject({ agency: 1, firm: 2, person: 1, audit_entry: 1 })
})

test('importing twice changes nothing and says so', async () => {
  await importing(db, 'sites', GOOD)
  const before = await fingerprint()
  const again = await importing(db, 'sites', GOOD)
  expect(again).toMatchObject({ state: 'imported', rowsInserted: 0, rowsUpdated: 0, rowsUnchanged: 2 })
  expect(codesOf(again).filter((code) => !code.endsWith('unit-converted'))).toEqual([])
  expect(await fingerprint()).toEqual(before)
})

test('a changed row updates its site; a blank cell erases nothing', async () => {
  await importing(db, 'sites', GOOD)
  const report = await importing(db, 'sites', `${HEADING}\nA1,一号楼,朝阳区,装饰装修,,116.45,39.92,2026-03-01,,,,\n`)
  expect(report).toMatchObject({ rowsUpdated: 1, rowsInserted: 0, rowsUnchanged: 0 })
  expect((await sites())[0]).toMatchObject({ stage: 'S6', area: 15_000, contractor: '甲公司', manager: '张三' })
})

test('the day on which a site enters a stage is kept: as given, or when the register first hears of another stage', async () => {
  const entries = () =>
    sql<{ permit: string; stage: string; day: string | null }>`
      select permit_number as permit, e.stage, entered_on as day from stage_entry e join site on site.id = site_id
      order by permit_number, e.stage`
      .execute(db)
      .then((result) => result.rows)
  const heading = '施工许可证号,区县,施工阶段,进入阶段日期,单体,单体阶段,经度,纬度,发证日期'
  const place = '116.45,39.92,2026-03-01'
  await importing(
    db,
    'sites',
    [
      heading,
      `A1,朝阳区,S1,,,,${place}`,
      `A2,朝阳区,S4,2026-10-08,1#,S4,${place}`,
      `A2,朝阳区,S4,2026-09-30,2#,S4,${place}`,
    ].join('\n'),
  )
  expect(await entries()).toEqual([
    { permit: 'A1', stage: 'S1', day: null },
    { permit: 'A2', stage: 'S4', day: '2026-09-30' },
  ])
  const { rows: clock } = await sql<{
    today: string
  }>`select (now() at time zone 'Asia/Shanghai')::date as today`.execute(db)
  const next = [heading, `A1,朝阳区,S2,,,,${place}`, `A2,朝阳区,S4,,1#,S5,${place}`].join('\n')
  expect(await importing(db, 'sites', next)).toMatchObject({ rowsUpdated: 2 })
  expect(await importing(db, 'sites', next)).toMatchObject({ rowsUnchanged: 2 })
  const known = [
    { permit: 'A1', stage: 'S1', day: null },
    { permit: 'A1', stage: 'S2', day: clock[0]!.today },
    { permit: 'A2', stage: 'S4', day: '2026-09-30' },
    { permit: 'A2', stage: 'S5', day: clock[0]!.today },
  ]
  expect(await entries()).toEqual(known)
  // a day that a file gives is better than the day on which the register heard of it
  await importing(db, 'sites', [heading, `A1,朝阳区,S2,2026-11-02,,,${place}`].join('\n'))
  expect((await entries())[1]).toEqual({ permit: 'A1', stage: 'S2', day: '2026-11-02' })
})

test('one bad row refuses all, names its row and column, and leaves the database as it was', async () => {
  const before = await fingerprint()
  const report = await importing(
    db,
    'sites',
    `${GOOD}\nA3,三号楼,朝阳区,未知阶段,1,116.45,39.92,2026-03-01,,,,\nA4,四号楼,朝阳区,S1,1,,,2026-03-01,,,,`,
  )
  expect(report).toMatchObject({ state: 'refused', rowsRead: 4, rowsInserted: 0, rowsRefused: 2 })
  expect(report.findings.filter((found) => found.severity === 'refused')).toMatchObject([
    { row: 4, column: '施工阶段', code: 'unreadable', value: '未知阶段' },
    { row: 5, column: '经度', code: 'no-place' },
  ])
  expect(await fingerprint()).toEqual(before)
})

test('the good rows go in when that is accepted', async () => {
  const report = await importing(db, 'sites', `${GOOD}\nA3,三号楼,朝阳区,S1,1,0,0,2026-03-01,,,,`, { acceptGood: true })
  expect(report).toMatchObject({ state: 'imported', rowsInserted: 2, rowsRefused: 1 })
  expect(report.findings.find((found) => found.severity === 'refused')).toMatchObject({ row: 4, code: 'null-island' })
})

test('a dry run says what would happen and does none of it', async () => {
  const before = await fingerprint()
  const report = await importing(db, 'sites', GOOD, { dryRun: true })
  expect(report).toMatchObject({ state: 'checked', rowsInserted: 2 })
  expect(report.id).toBeGreaterThan(0)
  expect(await fingerprint()).toEqual(before)
})

test('repeated rows: equal ones are passed over, different ones refused with both row numbers', async () => {
  const row = 'A1,一号楼,朝阳区,S4,1.5,116.45,39.92,2026-03-01,,,,'
  const same = await importing(db, 'sites', [HEADING, row, '', row].join('\n'))
  expect(same).toMatchObject({ state: 'imported', rowsRead: 3, rowsInserted: 1, rowsSkipped: 2 })
  const other = await importing(db, 'sites', [HEADING, row, row.replace('S4', 'S5')].join('\n'))
  expect(other).toMatchObject({ state: 'refused', rowsRefused: 1 })
  expect(other.findings.find((found) => found.code === 'repeated-permit')?.message.zh).toContain('第 2 行')
})

test('rows of one permit with buildings become one site with its buildings', async () => {
  const file = [
    'permit,stage,lon,lat,permit date,district,building,building area,building stage,floors',
    'B1,S4,116.45,39.92,2026-03-01,朝阳区,1#,5000,S4,18',
    'B1,S4,116.451,39.921,2026-03-01,朝阳区,2#,4000,S2,12',
  ].join('\n')
  expect(await importing(db, 'sites', file)).toMatchObject({ state: 'imported', rowsInserted: 2 })
  const { rows } =
    await sql`select number, stage, area_m2 as area, storeys, st_x(place) as lon from building order by number`.execute(
      db,
    )
  expect(rows).toEqual([
    { number: '1#', stage: 'S4', area: 5000, storeys: 18, lon: 116.45 },
    { number: '2#', stage: 'S2', area: 4000, storeys: 12, lon: 116.451 },
  ])
  expect(await importing(db, 'sites', file)).toMatchObject({ rowsUnchanged: 2, rowsUpdated: 0 })
  expect(await importing(db, 'sites', file.replace('2#,4000', '2#,4500'))).toMatchObject({ rowsUpdated: 2 })
})

test('an agency given only by name gets its area from its sites: valid, in one piece, with every site inside', async () => {
  const lines = Array.from(
    { length: 30 },
    (_, index) => `C${index},S1,${-114 + (index % 6) * 0.02},${51 + Math.floor(index / 6) * 0.02},2026-01-05`,
  )
  await importing(db, 'sites', ['permit,stage,lon,lat,permit date', ...lines].join('\n'), { agency: 'Red Deer' })
  const { rows } = await sql`
    select code, name_zh, area_origin, st_isvalid(area) as valid, st_numgeometries(area) as pieces, st_geometrytype(area) as type,
      (select count(*) from site where not st_contains(agency.area, site.place)) as outside,
      round(st_area(area::geography) / 1e6) as km2
    from agency`.execute(db)
  // 0.1° × 0.08° of sites is 7 × 8.9 km; 800 m around it makes 90 km², less what the hull cuts in.
  expect(rows).toEqual([
    {
      code: 'REDDEER',
      name_zh: 'Red Deer',
      area_origin: 'derived',
      valid: true,
      pieces: 1,
      type: 'ST_MultiPolygon',
      outside: 0,
      km2: expect.closeTo(88, -1),
    },
  ])
})

test.each([1, 2])('%i site is enough for an area', async (count) => {
  const lines = Array.from({ length: count }, (_, index) => `C${index},S1,${116 + index * 0.05},40,2026-01-05`)
  await importing(db, 'sites', ['permit,stage,lon,lat,permit date', ...lines].join('\n'), { agency: '平谷区' })
  const { rows } = await sql`select st_isvalid(area) and st_area(area::geography) > 1e6 as sound from agency`.execute(
    db,
  )
  expect(rows).toEqual([{ sound: true }])
})

test('an account bound to one district cannot write for another, nor bring new agencies in', async () => {
  await importing(db, 'sites', GOOD)
  const report = await importing(db, 'sites', GOOD.replaceAll('朝阳区', '海淀区').replaceAll('朝阳', '海淀区'), {
    only: '110105',
  })
  expect(report).toMatchObject({ state: 'refused', rowsRefused: 2 })
  expect(report.findings.filter((found) => found.code === 'other-agency')).toHaveLength(2)
  expect(await counts()).toMatchObject({ agency: 1 })
})

test('a line in GeoJSON becomes a municipal work with its length and a place on the line', async () => {
  const file = JSON.stringify({
    type: 'FeatureCollection',
    features: [
      {
        type: 'Feature',
        properties: { 许可证号: 'M1', 施工阶段: 'S2', 发证日期: '2026-02-01', 区县: '通州区' },
        geometry: {
          type: 'LineString',
          coordinates: [
            [116.6, 39.9],
            [116.62, 39.9],
          ],
        },
      },
    ],
  })
  expect(await importing(db, 'sites', file)).toMatchObject({ state: 'imported', rowsInserted: 1 })
  const { rows } =
    await sql`select works_type, length_m as length, st_x(place) as lon, st_dimension(shape) as dimension from site`.execute(
      db,
    )
  expect(rows).toEqual([{ works_type: 'municipal', length: expect.closeTo(1709, -1), lon: 116.61, dimension: 1 }])
  expect(await importing(db, 'sites', file)).toMatchObject({ rowsUnchanged: 1 })
})

const square = (west: number, south: number, east: number, north: number) => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ],
})

const boundary = (code: string, name: string, geometry: object) => ({
  type: 'Feature',
  properties: { code, name },
  geometry,
})
const collection = (...features: object[]) => JSON.stringify({ type: 'FeatureCollection', features })

test('sites without an agency are given the one they lie in; those in none are refused', async () => {
  await importing(
    db,
    'boundaries',
    collection(
      boundary('110105', '朝阳区', square(116.4, 39.8, 116.6, 40)),
      boundary('110112', '通州区', square(116.6, 39.8, 116.8, 40)),
    ),
  )
  const report = await importing(
    db,
    'sites',
    'permit,stage,lon,lat,permit date\nD1,S1,116.5,39.9,2026-01-05\nD2,S1,116.7,39.9,2026-01-05\nD3,S1,118,39.9,2026-01-05',
    { acceptGood: true },
  )
  expect(report).toMatchObject({ rowsInserted: 2, rowsRefused: 1 })
  expect((await sites()).map((site) => site.agency)).toEqual(['110105', '110112'])
})

test('a wrong coordinate system is noticed by the boundaries it misses, and the right one is named', async () => {
  // A thin district: GCJ-02 is some 500 m off, so undeclared points leave it.
  await importing(db, 'boundaries', collection(boundary('110105', '朝阳区', square(116.4, 39.899, 116.6, 39.901))))
  const shifted = Array.from(
    { length: 20 },
    (_, index) => `E${index},S1,${116.41 + index * 0.008},39.9014,2026-01-05,朝阳区`,
  )
  const file = ['permit,stage,lon,lat,permit date,district', ...shifted].join('\n')
  const wrong = await importing(db, 'sites', file, { dryRun: true })
  expect(wrong.findings.find((found) => found.code === 'other-crs-fits')).toMatchObject({
    severity: 'warning',
    value: 'GCJ-02',
  })
  const right = await importing(db, 'sites', file, { dryRun: true, crs: 'GCJ-02' })
  expect(right.findings.filter((found) => found.code === 'other-crs-fits' || found.code === 'outside-agency')).toEqual(
    [],
  )
})

test('GCJ-02 outside China and a zone far from its meridian are warned of', async () => {
  const abroad = await importing(db, 'sites', 'permit,stage,lon,lat,permit date\nF1,S1,-114,51,2026-01-05', {
    crs: 'GCJ-02',
    agency: 'X1',
    dryRun: true,
  })
  expect(codesOf(abroad)).toContain('0 warning outside-china')
  const zone = await importing(
    db,
    'sites',
    'permit,stage,easting,northing,permit date\nF1,S1,900000,4417000,2026-01-05',
    { crs: 'EPSG:4548', agency: 'X1', dryRun: true },
  )
  expect(codesOf(zone)).toContain('0 warning outside-zone')
})

test('boundaries: crossing ones are mended, overlaps told, areas given replace areas drawn', async () => {
  await importing(db, 'sites', GOOD)
  const bowTie = {
    type: 'Polygon',
    coordinates: [
      [
        [116.4, 39.8],
        [116.6, 40],
        [116.6, 39.8],
        [116.4, 40],
        [116.4, 39.8],
      ],
    ],
  }
  const file = collection(
    boundary('110105', '朝阳区', bowTie),
    boundary('110112', '通州区', square(116.5, 39.8, 116.8, 40)),
  )
  const report = await importing(db, 'boundaries', file)
  expect(report).toMatchObject({ state: 'imported', rowsInserted: 1, rowsUpdated: 1, rowsRepaired: 1 })
  expect(codesOf(report)).toContain('0 warning areas-overlap')
  expect(await importing(db, 'boundaries', file)).toMatchObject({ rowsUnchanged: 2, rowsInserted: 0, rowsUpdated: 0 })
  const { rows } = await sql`select bool_and(st_isvalid(area) and area_origin = 'given') as sound from agency`.execute(
    db,
  )
  expect(rows).toEqual([{ sound: true }])
})

test('grids that no longer fill their agency are spoken of', async () => {
  await importing(db, 'sites', GOOD)
  await db
    .insertInto('grid_design')
    .values({ agency_code: '110105', version: 1, valid_from: '2026-01-01', indices: '{}', created_by: 'test' })
    .execute()
  const more = await importing(db, 'sites', `${HEADING}\nA9,九号楼,朝阳区,S1,1,116.6,39.99,2026-03-01,,,,`)
  expect(codesOf(more)).toContain('0 warning grids-outgrown')
  const given = await importing(
    db,
    'boundaries',
    collection(boundary('110105', '朝阳区', square(116.3, 39.8, 116.7, 40))),
  )
  expect(codesOf(given)).toContain('0 warning grids-outgrown')
})

test('boundaries that are not areas, or name no agency, are refused', async () => {
  const report = await importing(
    db,
    'boundaries',
    collection(
      boundary('110105', '朝阳区', { type: 'Point', coordinates: [116, 40] }),
      boundary('', '', square(116, 39, 117, 40)),
    ),
  )
  expect(codesOf(report).filter((code) => code.includes('refused'))).toEqual([
    '2 refused not-an-area',
    '3 refused no-agency',
  ])
})

async function counts(): Promise<Record<string, number>> {
  const names = [
    'agency',
    'firm',
    'person',
    'site',
    'building',
    'hazardous_work',
    'team',
    'inspector',
    'visit',
    'audit_entry',
  ]
  const { rows } = await sql<Record<string, number>>`
    select ${sql.join(names.map((name) => sql`(select count(*) from ${sql.table(name)}) as ${sql.ref(name)}`))}`.execute(
    db,
  )
  return rows[0] ?? {}
}

async function fingerprint(): Promise<unknown> {
  const tables = ['agency', 'firm', 'person', 'metro_line', 'building', 'hazardous_work']
  const { rows } = await sql`
    select ${sql.join(tables.map((name) => sql`(select md5(string_agg(t::text, ',' order by t::text)) from ${sql.table(name)} as t) as ${sql.ref(name)}`))},
      (select md5(string_agg(t::text, ',' order by id)) from site as t) as site`.execute(db)
  return rows[0]
}
