import { sql } from 'kysely'
import type { Db } from '../../server/db/connect.ts'

/** What the tiny city was given, by the order in which it was made. */
export type TinyCity = {
  readonly agencyCode: '110105'
  readonly week: '2026-W48'
  /** The Sunday before the week. */
  readonly today: '2026-11-22'
  readonly siteIds: readonly number[]
  readonly teamIds: readonly number[]
  readonly inspectorIds: readonly number[]
  readonly firmIds: { readonly contractor: number; readonly other: number; readonly supervision: number }
}

type TinySite = {
  lon: number
  lat: number
  stage: string
  visitedOn: string | null
  status?: 'active' | 'suspended'
  worksType?: 'building' | 'municipal' | 'rail'
  other?: boolean
}

// Six sites in the west grid, six in the east; enough days since the last visit to make 0, 1, 6 and 9 overdue.
const sites: readonly TinySite[] = [
  { lon: 116.43, lat: 39.91, stage: 'S4', visitedOn: '2026-06-01' },
  { lon: 116.44, lat: 39.92, stage: 'S2', visitedOn: '2026-07-15' },
  { lon: 116.435, lat: 39.935, stage: 'S6', visitedOn: '2026-11-10' },
  { lon: 116.45, lat: 39.905, stage: 'S7', visitedOn: '2026-11-12' },
  { lon: 116.448, lat: 39.94, stage: 'S1', visitedOn: '2026-10-20' },
  { lon: 116.425, lat: 39.925, stage: 'S5', visitedOn: '2026-10-05' },
  { lon: 116.47, lat: 39.91, stage: 'S4', visitedOn: '2026-05-20', other: true },
  { lon: 116.48, lat: 39.92, stage: 'S4', visitedOn: '2026-11-16', other: true },
  { lon: 116.475, lat: 39.935, stage: 'S3', visitedOn: '2026-11-01', status: 'suspended', other: true },
  { lon: 116.49, lat: 39.905, stage: 'S2', visitedOn: '2026-06-10', worksType: 'rail', other: true },
  { lon: 116.485, lat: 39.94, stage: 'S8', visitedOn: '2026-11-05', worksType: 'municipal' },
  { lon: 116.465, lat: 39.925, stage: 'S6', visitedOn: '2026-10-25', worksType: 'municipal' },
]

/**
 * One agency cut in two grids, twelve sites, two teams of two certified officers, one re-check (site 8, from Wednesday),
 * one complaint (site 7, by Tuesday), all known on the Sunday before 2026-W48. Small enough to reason about by hand.
 */
export async function buildTinyCity(db: Db): Promise<TinyCity> {
  await db
    .insertInto('agency')
    .values({
      code: '110105',
      division_code: '110105',
      name_zh: '朝阳区',
      name_en: 'Chaoyang',
      area: sql`st_multi(st_makeenvelope(116.42, 39.9, 116.5, 39.95, 4326))`,
    })
    .execute()
  const firmIds = {
    contractor: await insertFirm(db, 'contractor', '北京一建'),
    other: await insertFirm(db, 'contractor', '北京二建'),
    supervision: await insertFirm(db, 'supervision', '京安监理'),
  }
  const siteIds: number[] = []
  for (const [i, site] of sites.entries()) siteIds.push(await insertSite(db, i, site, firmIds))
  await db
    .insertInto('notice')
    .values({
      number: '改-001',
      site_id: siteIds[8]!,
      kind: 'correction',
      item_code: 'T-01',
      facts: '临边防护缺失',
      remedy: '补设防护栏杆',
      pass_criterion: '高度不低于 1.2 m',
      issued_on: '2026-11-12',
      due_on: '2026-11-24',
      recheck_on: '2026-11-25',
    })
    .execute()
  await db
    .insertInto('complaint')
    .values({
      site_id: siteIds[7]!,
      received_on: '2026-11-20',
      is_verified: true,
      due_on: '2026-11-24',
      text: '夜间施工',
    })
    .execute()
  const teams = [await insertTeam(db, 0, 116.44, 39.92), await insertTeam(db, 1, 116.48, 39.92)]
  await insertGrids(
    db,
    siteIds,
    teams.map((team) => team.id),
  )
  return {
    agencyCode: '110105',
    week: '2026-W48',
    today: '2026-11-22',
    siteIds,
    teamIds: teams.map((team) => team.id),
    inspectorIds: teams.flatMap((team) => team.inspectorIds),
    firmIds,
  }
}

async function insertFirm(db: Db, kind: 'contractor' | 'supervision', name: string): Promise<number> {
  const row = await db.insertInto('firm').values({ kind, name }).returning('id').executeTakeFirstOrThrow()
  return row.id
}

async function insertSite(db: Db, i: number, site: TinySite, firms: TinyCity['firmIds']): Promise<number> {
  const place = sql<string>`st_setsrid(st_makepoint(${site.lon}, ${site.lat}), 4326)`
  const { id } = await db
    .insertInto('site')
    .values({
      permit_number: `11010520260${String(i).padStart(2, '0')}`,
      agency_code: '110105',
      works_type: site.worksType ?? 'building',
      name: `工地${i}`,
      address: `朝阳路${i + 1}号`,
      shape: place,
      place,
      area_m2: 20_000 + 5000 * i,
      stage: site.stage,
      status: site.status ?? 'active',
      contractor_id: site.other ? firms.other : firms.contractor,
      supervision_id: firms.supervision,
      contact_name: `联系人${i}`,
      contact_phone: `1380000${String(i).padStart(4, '0')}`,
      permit_date: '2026-01-15',
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  if (site.visitedOn)
    await db
      .insertInto('visit')
      .values({ site_id: id, visited_on: site.visitedOn, kind: 'spot_check', result: 'passed' })
      .execute()
  return id
}

async function insertTeam(
  db: Db,
  i: number,
  lon: number,
  lat: number,
): Promise<{ id: number; inspectorIds: number[] }> {
  const { id } = await db
    .insertInto('team')
    .values({
      agency_code: '110105',
      name: `第${i + 1}队`,
      base: sql<string>`st_setsrid(st_makepoint(${lon}, ${lat}), 4326)`,
      base_address: '朝阳区建设大厦',
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const inspectorIds: number[] = []
  for (const n of [1, 2]) {
    const inspector = await db
      .insertInto('inspector')
      .values({
        agency_code: '110105',
        name: `执法员${i * 2 + n}`,
        certificate_number: `1101-${i}${n}`,
        certificate_until: '2027-12-31',
        phone: '13900000000',
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    inspectorIds.push(inspector.id)
    await db
      .insertInto('team_member')
      .values({ team_id: id, inspector_id: inspector.id, is_lead: n === 1 })
      .execute()
    await db
      .insertInto('inspector_discipline')
      .values([
        { inspector_id: inspector.id, discipline: n === 1 ? 'safety' : 'quality' },
        { inspector_id: inspector.id, discipline: i === 1 ? 'rail' : 'structure' },
      ])
      .execute()
  }
  return { id, inspectorIds }
}

async function insertGrids(db: Db, siteIds: readonly number[], teamIds: readonly number[]): Promise<void> {
  const design = await db
    .insertInto('grid_design')
    .values({ agency_code: '110105', version: 1, valid_from: '2026-01-01', indices: '{}', created_by: 'test' })
    .returning('id')
    .executeTakeFirstOrThrow()
  for (const [g, [west, east]] of [
    [116.42, 116.46],
    [116.46, 116.5],
  ].entries()) {
    const grid = await db
      .insertInto('grid')
      .values({
        design_id: design.id,
        code: `110105G0${g + 1}`,
        area: sql<string>`st_makeenvelope(${west!}, 39.9, ${east!}, 39.95, 4326)`,
        site_count: 6,
        required_hours: 10,
        polsby_popper: 0.7,
        area_km2: 19,
        team_id: teamIds[g]!,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await db
      .insertInto('site_grid')
      .values(siteIds.slice(g * 6, g * 6 + 6).map((site_id) => ({ design_id: design.id, site_id, grid_id: grid.id })))
      .execute()
  }
}
