import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { assignGridTeam } from '../../../server/grids/assign-grid-team.ts'
import { assignSites } from '../../../server/grids/assign-sites.ts'
import { designAllGrids, designGrids } from '../../../server/grids/design-grids.ts'
import type { Polygon } from '../../../server/grids/plane.ts'
import { toGeoJson } from '../../../server/grids/plane.ts'
import { readGridDesign } from '../../../server/grids/read-grids.ts'
import { shareGrids } from '../../../server/grids/share-grids.ts'
import { database, reset } from '../../support/database.ts'
import { polygon, raggedArea, sitesIn } from './areas.ts'

const db = database()
const now = new Date('2026-11-22T04:00:00Z')

beforeEach(() => reset(db))

const exclave = polygon([
  [117.4, 40.3],
  [117.42, 40.3],
  [117.42, 40.32],
  [117.4, 40.32],
])

async function insertAgency(code: string, area: Polygon[], siteCount: number, teamCount = 3): Promise<void> {
  const geometry = { type: 'MultiPolygon', coordinates: area.map((part) => toGeoJson(part).coordinates) }
  await sql`
    insert into agency (code, name_zh, name_en, area)
    values (${code}, ${`区${code}`}, ${code}, ST_GeomFromGeoJSON(${JSON.stringify(geometry)}))`.execute(db)
  for (const [index, site] of sitesIn(area.slice(0, 1), siteCount, Number(code)).entries()) {
    const point = sql`ST_SetSRID(ST_Point(${site.place[0]}, ${site.place[1]}), 4326)`
    await sql`
      insert into site (permit_number, agency_code, works_type, name, shape, place, stage, permit_date)
      values (${`${code}-${index}`}, ${code}, ${index % 3 === 0 ? 'municipal' : 'building'}, ${`工地${index}`}, ${point},
        ${point}, 'S4', '2026-01-05')`.execute(db)
  }
  const [x, y] = area[0]![0]![0]!
  for (let team = 1; team <= teamCount; team++) {
    await sql`
      insert into team (agency_code, name, base)
      values (${code}, ${`${team}队`}, ST_SetSRID(ST_Point(${x - team * 0.01}, ${y}), 4326))`.execute(db)
  }
}

/** What SQL has to say about the grids in force: nothing missing, nothing twice, nothing outside, nothing in pieces. */
async function topology(code: string) {
  const { rows } = await sql<{
    grids: number
    valid: boolean
    simple: boolean
    inside: boolean
    gap: number
    overlap: number
  }>`
    with own as (
      select grid.id, grid.area, agency.area as whole from grid
      join grid_design on grid_design.id = grid.design_id and grid_design.valid_to is null
      join agency on agency.code = grid_design.agency_code where agency.code = ${code}
    )
    select count(*)::int as grids, bool_and(ST_IsValid(area)) as valid, bool_and(ST_GeometryType(area) = 'ST_Polygon') as simple,
      bool_and(ST_CoveredBy(area, whole)) as inside,
      -- in square degrees: 1e-15 is about 0.1 cm²
      ST_Area(ST_SymDifference(ST_Union(area), min(whole::text)::geometry)) as gap,
      (select coalesce(sum(ST_Area(ST_Intersection(one.area, two.area))), 0) from own one join own two on one.id < two.id
        where ST_Intersects(one.area, two.area)) as overlap
    from own`.execute(db)
  return rows[0]!
}

test('grids cover their agency once, each in one piece and inside it', async () => {
  await insertAgency('110105', [raggedArea(12)], 180)
  await insertAgency('110112', [raggedArea(31, 400), exclave], 90)
  expect(await designAllGrids(db, { by: 'test', now })).toEqual(['110105', '110112'])
  for (const code of ['110105', '110112']) {
    const found = await topology(code)
    expect(found).toMatchObject({ valid: true, simple: true, inside: true, overlap: 0 })
    expect(found.gap).toBeLessThan(1e-15)
    expect(found.grids).toBeGreaterThan(2)
  }
  // Nothing is left to do the second time.
  expect(await designAllGrids(db, { by: 'test', now })).toEqual([])
})

test('a design holds codes, loads, indices and a team for every grid', async () => {
  await insertAgency('110105', [raggedArea(12)], 180)
  await designGrids(db, { agency: '110105', gridCount: 5, by: '张三', now })
  const design = (await readGridDesign(db, '110105', now))!
  expect(design).toMatchObject({ version: 1, createdBy: '张三', validFrom: '2026-11-22' })
  expect(design.grids.map((grid) => grid.code)).toEqual(
    ['G01', 'G02', 'G03', 'G04', 'G05'].map((one) => `110105${one}`),
  )
  expect(design.grids.reduce((sum, grid) => sum + grid.siteCount, 0)).toBe(180)
  // Unscored sites count as one visit in 60 days; 60 municipal ones of 75 minutes and 120 buildings of 90.
  const hours = (365 / 60) * (60 * 1.25 + 120 * 1.5)
  expect(design.indices.requiredHours).toBeCloseTo(hours, 1)
  expect(design.grids.reduce((sum, grid) => sum + grid.requiredHours, 0)).toBeCloseTo(hours, 0)
  expect(Math.max(...design.grids.map((grid) => grid.requiredHours)) / (hours / 5)).toBeCloseTo(
    design.indices.balance,
    2,
  )
  expect(new Set(design.grids.map((grid) => grid.teamId)).size).toBe(3)
  // Area and compactness as the database measures them on the ellipsoid.
  const { rows } = await sql<{ code: string; km2: number; compact: number }>`
    select code, ST_Area(area::geography) / 1e6 as km2,
      4 * pi() * ST_Area(area::geography) / ST_Perimeter(area::geography) ^ 2 as compact
    from grid order by code`.execute(db)
  for (const [index, row] of rows.entries()) {
    expect(design.grids[index]!.areaKm2 / row.km2).toBeCloseTo(1, 2)
    expect(design.grids[index]!.polsbyPopper).toBeCloseTo(row.compact, 2)
  }
})

test('a second design closes the first and is the same for the same input', async () => {
  await insertAgency('110105', [raggedArea(12)], 90)
  await designGrids(db, { agency: '110105', by: 'test', now })
  await designGrids(db, { agency: '110105', by: 'test', now })
  const { rows } = await sql<{ version: number; open: boolean; shapes: string }>`
    select version, valid_to is null as open, md5(string_agg(ST_AsBinary(grid.area)::text || code || team_id, '' order by code)) as shapes
    from grid_design join grid on grid.design_id = grid_design.id group by version, valid_to order by version`.execute(
    db,
  )
  expect(rows.map((row) => [row.version, row.open])).toEqual([
    [1, false],
    [2, true],
  ])
  expect(rows[0]!.shapes).toBe(rows[1]!.shapes)
})

test('a moved, a new and a finished site find their grid by location', async () => {
  await insertAgency('110105', [raggedArea(12)], 60)
  await designGrids(db, { agency: '110105', gridCount: 3, by: 'test', now })
  expect(await assignSites(db, '110105')).toBe(0)
  const centre = sql`(select ST_PointOnSurface(area) from grid where code = '110105G03')`
  await sql`update site set place = ${centre} where permit_number in ('110105-0', '110105-1')`.execute(db)
  await sql`update site set status = 'completed' where permit_number = '110105-2'`.execute(db)
  await sql`
    insert into site (permit_number, agency_code, works_type, name, shape, place, stage, permit_date)
    values ('new', '110105', 'building', '新工地', ST_SetSRID(ST_Point(0, 0), 4326), ST_SetSRID(ST_Point(0, 0), 4326), 'S1', '2026-11-01')`.execute(
    db,
  )
  expect(await assignSites(db, '110105')).toBeGreaterThanOrEqual(2)
  const { rows } = await sql<{ permit: string; code: string }>`
    select permit_number as permit, grid.code from site_grid join grid on grid.id = grid_id join site on site.id = site_id
    where permit_number in ('110105-0', '110105-1', '110105-2', 'new') order by permit_number`.execute(db)
  expect(rows.slice(0, 2)).toEqual([
    { permit: '110105-0', code: '110105G03' },
    { permit: '110105-1', code: '110105G03' },
  ])
  expect(rows[2]!.permit).toBe('new')
  expect(await assignSites(db, '110105')).toBe(0)
})

test('teams that come after the grids get them, and what a person gave stays', async () => {
  await insertAgency('110105', [raggedArea(12)], 90, 0)
  await designGrids(db, { agency: '110105', gridCount: 4, by: 'test', now })
  const teams = async () => (await readGridDesign(db, '110105', now))!.grids.map((grid) => grid.teamId)
  expect(await teams()).toEqual([null, null, null, null])
  expect(await shareGrids(db, now)).toEqual([])
  for (const name of ['甲队', '乙队']) {
    await sql`
      insert into team (agency_code, name, base) values ('110105', ${name}, ST_SetSRID(ST_Point(116.4, 40.1), 4326))`.execute(
      db,
    )
  }
  expect(await shareGrids(db, now)).toEqual(['110105'])
  expect((await teams()).toSorted()).toEqual([1, 1, 2, 2])
  await sql`update grid set team_id = 1 where code = '110105G01'`.execute(db)
  expect(await shareGrids(db, now)).toEqual([])
})

test('only a team of the same agency takes a grid in force', async () => {
  await insertAgency('110105', [raggedArea(12)], 40)
  await insertAgency('110112', [raggedArea(31)], 10)
  await designGrids(db, { agency: '110105', gridCount: 2, by: 'test', now })
  const [grid] = (await readGridDesign(db, '110105', now))!.grids
  expect(await assignGridTeam(db, grid!.id, 2, now)).toMatchObject({ teamId: 2, teamName: '2队' })
  expect(await assignGridTeam(db, grid!.id, null, now)).toMatchObject({ teamId: null, teamName: null })
  await expect(assignGridTeam(db, grid!.id, 4, now)).rejects.toMatchObject({ code: 'not-possible' })
  await expect(assignGridTeam(db, grid!.id, 99, now)).rejects.toMatchObject({ code: 'not-found' })
  await designGrids(db, { agency: '110105', gridCount: 2, by: 'test', now })
  await expect(assignGridTeam(db, grid!.id, 2, now)).rejects.toMatchObject({ code: 'conflict' })
})

test('an agency without an area says what to do', async () => {
  await sql`insert into agency (code, name_zh, name_en) values ('110108', '海淀区', 'Haidian')`.execute(db)
  await expect(designGrids(db, { agency: '110108', by: 'test', now })).rejects.toMatchObject({ code: 'not-possible' })
  await expect(designGrids(db, { agency: '999999', by: 'test', now })).rejects.toMatchObject({ code: 'not-found' })
})
