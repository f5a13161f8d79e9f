import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { agencyStanding, city, gridDesign, siteFile, siteRow, teamRow } from '../../../server/contract/index.ts'
import { ensureLocalAccounts } from '../../../server/http/accounts.ts'
import { activeWorks } from '../../../server/risk/active-works.ts'
import { classifyWork } from '../../../server/risk/classify-hazard.ts'
import { readRecords } from '../../../server/risk/read-records.ts'
import { readCurrentRules } from '../../../server/risk/read-rules.ts'
import { scoreSites } from '../../../server/risk/score-sites.ts'
import { readSitePoints } from '../../../server/situation/site-points.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { database, reset } from '../../support/database.ts'
import { buildTinyCity, type TinyCity } from '../../support/tiny-city.ts'

const db = database()
const now = new Date('2026-11-22T04:00:00Z')
let app: TestApp
let tiny: TinyCity

beforeAll(async () => {
  app = await startApp(db, {}, () => now)
})
afterAll(() => app.close())
beforeEach(async () => {
  await reset(db)
  tiny = await buildTinyCity(db)
  await ensureLocalAccounts(db)
  await scoreSites(db, { asOf: tiny.today })
})

async function get(path: string) {
  const { status, body } = await app.call('GET', path)
  return { status, body: typeof body === 'string' ? JSON.parse(body) : body }
}

test('the city says what the page needs first', async () => {
  const { body } = await get('/city')
  expect(city.parse(body)).toMatchObject({
    today: '2026-11-22',
    week: '2026-W47',
    planWeek: '2026-W48',
    ruleVersion: '2026.1',
  })
  expect(body.agencies).toMatchObject([
    { code: '110105', siteCount: 12, teamCount: 2, bounds: [116.42, 39.9, 116.5, 39.95] },
  ])
  expect(body.levels.map((one: { intervalDays: number }) => one.intervalDays)).toEqual([90, 60, 30, 15])
  expect(body.quarters).toEqual(['2026Q4'])
  const before = body.dataVersion
  await sql`update site set name = '改名', updated_at = now() + interval '1 second' where permit_number = '1101052026000'`.execute(
    db,
  )
  expect((await get('/city')).body.dataVersion).not.toBe(before)
})

describe('sites', () => {
  const names = async (query: string) =>
    (await get(`/sites?${query}`)).body.items.map((site: { name: string }) => site.name)

  test('come by priority, page by page', async () => {
    const all = (await get('/sites?limit=100')).body
    expect(all.total).toBe(12)
    for (const site of all.items) siteRow.parse(site)
    const priorities = all.items.map((site: { priority: number }) => site.priority)
    expect(priorities).toEqual([...priorities].sort((one: number, two: number) => two - one))
    const page = (await get('/sites?limit=5&offset=5')).body
    expect([page.total, page.items]).toEqual([12, all.items.slice(5, 10)])
    expect((await get('/sites?limit=5&offset=50')).body).toEqual({ total: 12, items: [] })
  })

  test('are found by grid, works type, stage, text and box', async () => {
    expect(await names('grid=110105G01&sort=name')).toEqual(['工地0', '工地1', '工地2', '工地3', '工地4', '工地5'])
    expect(await names('worksType=municipal&sort=name')).toEqual(['工地10', '工地11'])
    expect(await names('status=suspended')).toEqual(['工地8'])
    expect(await names('text=1101052026003')).toEqual(['工地3'])
    expect(await names('bbox=116.484,39.9,116.5,39.92')).toEqual(['工地9'])
    expect(await names('stage=S8')).toEqual(['工地10'])
    expect(await names('agency=110108')).toEqual([])
  })

  test('a percent sign is looked for as itself', async () => {
    expect(await names('text=%25')).toEqual([])
    await sql`update site set address = '完成50%_处' where id = ${tiny.siteIds[4]!}`.execute(db)
    expect(await names('text=50%25_')).toEqual(['工地4'])
  })

  test('take the riskiest stage of their buildings', async () => {
    for (const [number, stage] of [
      ['1', 'S6'],
      ['2', 'S2'],
      ['3', 'S3'],
    ]) {
      await sql`
        insert into building (site_id, number, place, stage, area_m2)
        select id, ${number}, place, ${stage}, 900 from site where id = ${tiny.siteIds[3]!}`.execute(db)
    }
    const { body } = await get('/sites?text=1101052026003')
    expect(body.items).toMatchObject([{ stage: 'S2', buildingCount: 3 }])
    expect(await names('stage=S2&sort=name')).toContain('工地3')
    expect(await names('stage=S7')).not.toContain('工地3')
    const points = JSON.parse(await readSitePoints(db, { stage: 'S2', text: '1101052026003' }, now))
    expect(points.features[0].properties).toMatchObject({ stage: 'S2', buildingCount: 3 })
  })

  test('as points carry the same facts as rows', async () => {
    const rows = (await get('/sites?limit=100')).body.items
    const { body } = await get('/sites.geojson')
    expect(body.features.map((one: { properties: object }) => one.properties)).toEqual(
      rows.map(({ place: _, ...row }: { place: unknown }) => row),
    )
    expect(body.features[0].geometry.coordinates).toEqual(rows[0].place)
  })

  test('a bad box, an unknown level and an unknown site say so', async () => {
    expect((await get('/sites?bbox=1,2,3')).body.issues[0].path).toBe('query.bbox')
    expect((await get('/sites?level=E')).status).toBe(400)
    expect((await get('/sites/999999')).status).toBe(404)
  })
})

test('hazardous works are classed as the risk rules class them', async () => {
  const works: [string, string, number | null, string | null, string | null, string | null, string | null][] = [
    // code, measure, value, planned start and end, actual start and end
    ['PIT', 'depth', 5, '2026-11-01', '2026-12-30', null, null],
    ['PIT', 'depth', 4.99, '2026-11-01', '2026-12-30', null, null],
    ['PIT', 'depth', 2.5, '2026-11-01', '2026-12-30', null, null],
    ['PIT', 'complex_surroundings', 1, '2026-11-01', '2026-12-30', null, null],
    ['FW', 'span', 18, '2026-11-01', '2026-11-21', '2026-11-03', null],
    ['FW', 'height', 4, '2026-11-01', '2026-11-30', null, null],
    ['SC-G', 'height', 50, '2026-11-01', '2026-11-21', null, null],
    ['SC-G', 'height', 24, '2026-11-22', '2026-11-22', null, null],
    ['CRANE', '', null, '2026-10-01', '2027-10-01', '2026-10-01', '2026-11-21'],
    ['TUN', '', null, null, null, null, null],
    ['JACK', 'weight', null, '2026-11-01', '2026-12-30', null, null],
    ['PIT', 'width', 30, '2026-11-01', '2026-12-30', null, null],
    ['XX', 'height', 90, '2026-11-01', '2026-12-30', null, null],
  ]
  for (const [i, work] of works.entries()) {
    const [code, measure, value, plannedStart, plannedEnd, actualStart, actualEnd] = work
    await sql`
      insert into hazardous_work (site_id, code, measure, measured_value, planned_start, planned_end, actual_start, actual_end)
      values (${tiny.siteIds[i % 12]!}, ${code}, ${measure}, ${value}, ${plannedStart}, ${plannedEnd}, ${actualStart}, ${actualEnd})`.execute(
      db,
    )
  }
  const rules = await readCurrentRules(db, tiny.today)
  const records = await readRecords(db, { day: tiny.today })
  const { body } = await get('/sites?limit=100')
  for (const site of body.items) {
    const classed = activeWorks(records.works.get(site.id) ?? [], tiny.today).map((work) => [
      work.code,
      classifyWork(work, rules),
    ])
    expect([
      site.name,
      ...site.hazards.map((one: { code: string; overScale: boolean }) => [
        one.code,
        one.overScale ? 'over_scale' : 'hazardous',
      ]),
    ]).toEqual([site.name, ...classed.filter(([, one]) => one !== 'none')])
    const file = (await get(`/sites/${site.id}`)).body
    siteFile.parse(file)
    expect(file.hazardousWorks.filter((one: { isActive: boolean }) => one.isActive)).toHaveLength(
      activeWorks(records.works.get(site.id) ?? [], tiny.today).length,
    )
  }
  expect(body.items.flatMap((site: { hazards: object[] }) => site.hazards)).toHaveLength(8)
})

test('a site file holds people, visits, notices, complaints and the score in parts', async () => {
  const { body } = await get(`/sites/${tiny.siteIds[8]}`)
  const file = siteFile.parse(body)
  expect(file).toMatchObject({ contractor: '北京二建', supervision: '京安监理', gridCode: '110105G02' })
  expect(file.visits).toMatchObject([{ visitedOn: '2026-11-01', result: 'passed' }])
  expect(file.notices).toMatchObject([{ number: '改-001', recheckOn: '2026-11-25' }])
  expect(file.risk?.parts).toHaveLength(6)
  expect(file.risk?.score).toBe(file.score)
  expect((await get(`/sites/${tiny.siteIds[7]}`)).body.complaints).toMatchObject([
    { isVerified: true, text: '夜间施工' },
  ])
})

describe('the situation', () => {
  test('of the agencies adds up', async () => {
    const { body } = await get('/situation/agencies')
    expect(body).toMatchObject({ quarter: '2026Q4', asOf: '2026-11-22' })
    const [row] = body.items.map((one: unknown) => agencyStanding.parse(one))
    expect(row).toMatchObject({ siteCount: 12, openNotices: 1, overdueNotices: 0, teamCount: 2, teamHoursPerWeek: 40 })
    expect(Object.values(row.levels as Record<string, number>).reduce((sum, one) => sum + one, 0)).toBe(12)
    const due = (await get('/sites?limit=100')).body.items.filter((one: { dueRatio: number }) => one.dueRatio >= 1)
    expect(row.overdueCount).toBe(due.length)
    expect(row.coverage).toBeCloseTo((12 - due.length) / 12, 3)
    // Visits from 25 August on: all but those of June, July, May.
    expect(row.visitsLast90Days).toBe(8)
    expect(row.areaKm2).toBeCloseTo(37.9, 0)
  })

  test('of a past quarter shows its last day', async () => {
    await sql`
      insert into assessment_rank (quarter, board, site_id, rank, population, status)
      values ('2026Q2', 'building', ${tiny.siteIds[0]!}, 3, 5, 'ranked')`.execute(db)
    const { body } = await get('/situation/agencies?quarter=2026Q2')
    expect(body).toMatchObject({ quarter: '2026Q2', asOf: '2026-06-30' })
    // (3 − 1) ÷ (5 − 1)
    expect(body.items[0]).toMatchObject({
      assessmentPercentile: 0.5,
      assessmentRank: 1,
      openNotices: 0,
      visitsLast90Days: 3,
    })
    expect((await get('/situation/risk.geojson?quarter=2026Q2')).body.features).toHaveLength(12)
    expect((await get('/situation/agencies')).body.items[0].assessmentPercentile).toBe(0.5)
  })

  test('of a quarter before all records is empty, of a coming one refused', async () => {
    expect((await get('/situation/risk.geojson?quarter=2009Q1')).body.features).toEqual([])
    expect((await get('/situation/agencies?quarter=2009Q1')).body.items[0].meanScore).toBeNull()
    expect((await get('/situation/agencies?quarter=2027Q1')).status).toBe(400)
  })

  test('as points holds every scored site', async () => {
    const { body } = await get('/situation/risk.geojson?agency=110105')
    expect(body.features).toHaveLength(12)
    expect(Object.keys(body.features[0].properties).sort()).toEqual(['agencyCode', 'id', 'level', 'priority', 'score'])
  })

  test('as grid areas has the risk of a square kilometre', async () => {
    const { body } = await get('/grids.geojson')
    expect(body.features.map((one: { properties: { code: string } }) => one.properties.code)).toEqual([
      '110105G01',
      '110105G02',
    ])
    const sites = (await get('/sites?limit=100&grid=110105G01')).body.items
    const sum = sites.reduce((total: number, one: { priority: number }) => total + one.priority, 0)
    expect(body.features[0].properties).toMatchObject({ agencyCode: '110105', siteCount: 6, teamName: '第1队' })
    expect(body.features[0].properties.riskPerKm2).toBeCloseTo(sum / 19, 1)
  })
})

describe('grids and teams over the wire', () => {
  test('an agency designs its own grids, nobody else its', async () => {
    const made = await app.call('POST', '/agencies/110105/grids', { gridCount: 2 }, 'grid-110105')
    expect(made.status).toBe(403)
    const own = await app.call('POST', '/agencies/110105/grids', { gridCount: 2 })
    expect(own.status).toBe(201)
    const design = gridDesign.parse(own.body)
    expect([design.version, design.grids.map((grid) => grid.code)]).toEqual([2, ['110105G01', '110105G02']])
    expect((await get('/agencies/110105/grids')).body).toEqual(own.body)
    expect((await get('/agencies/110199/grids')).body).toBeNull()
    expect((await app.call('POST', '/agencies/110105/grids', { gridCount: 100 })).status).toBe(400)
    expect((await app.call('POST', '/agencies/110199/grids', {})).status).toBe(404)
  })

  test('a grid goes to another team', async () => {
    const [grid] = (await get('/agencies/110105/grids')).body.grids
    const { body } = await app.call('PUT', `/grids/${grid.id}/team`, { teamId: tiny.teamIds[1] })
    expect(body.teamName).toBe('第2队')
    const teams = (await get('/teams?agency=110105')).body.map((one: unknown) => teamRow.parse(one))
    expect(teams.map((team: { gridCodes: string[] }) => team.gridCodes)).toEqual([[], ['110105G01', '110105G02']])
    expect(teams[0]).toMatchObject({ hoursPerWeek: 20, startsAt: '09:00', requiredHoursPerWeek: 0 })
    expect(teams[1].requiredHoursPerWeek).toBeGreaterThan(1)
  })

  test('leave is recorded once', async () => {
    const path = `/inspectors/${tiny.inspectorIds[0]}/leave`
    expect(
      (await app.call('POST', path, { firstDay: '2026-11-24', lastDay: '2026-11-25', reason: '培训' })).status,
    ).toBe(201)
    expect((await app.call('POST', path, { firstDay: '2026-11-25', lastDay: '2026-11-27' })).status).toBe(409)
    expect((await app.call('POST', path, { firstDay: '2026-12-02', lastDay: '2026-12-01' })).status).toBe(400)
    expect(
      (await app.call('POST', '/inspectors/999/leave', { firstDay: '2026-12-01', lastDay: '2026-12-01' })).status,
    ).toBe(404)
    const [team] = (await get('/teams')).body
    expect(team.members[0].leave).toEqual([{ firstDay: '2026-11-24', lastDay: '2026-11-25', reason: '培训' }])
  })
})
