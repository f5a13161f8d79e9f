import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../db/connect.ts'
import { ruleVersionAt } from '../db/rule-version.ts'
import type { SizeRule } from './grid-count.ts'
import { fromGeoJson, type Polygon, type Position } from './plane.ts'

/** The Beijing day of an instant, as SQL. */
function dayOf(now: Date) {
  return sql<string>`(${now}::timestamptz at time zone 'Asia/Shanghai')::date`
}

/** The interval of a site's level: of its latest score, or of an unscored site; as a lateral join `latest` on `site`. */
export const latestScore = sql`
  left join lateral (
    select score, level, interval_days, due_ratio, priority, as_of
    from risk_score where risk_score.site_id = site.id
    order by as_of desc, id desc limit 1
  ) latest on true`

/** Sites that are visited: everything that is neither completed nor cancelled. */
export const isOpen = sql<boolean>`site.status in ('active', 'suspended', 'precompletion')`

/** Visit hours that a site needs in a year: visits by its level's interval × time of a spot check there. */
export function requiredHours(now: Date): RawBuilder<number> {
  // One subquery for each works type: none depends on the row, so each is answered once.
  const minutes = (worksType: string) => ruleNumber(`service.spot_check.${worksType}`, now)
  return sql<number>`
    365.0 / coalesce(latest.interval_days, ${ruleNumber('grid.unscored_interval_days', now)}) / 60
    * case site.works_type when 'building' then ${minutes('building')} when 'municipal' then ${minutes('municipal')}
      else ${minutes('rail')} end`
}

function ruleNumber(key: string, now: Date): RawBuilder<number> {
  return sql<number>`(select value from rule_number where key = ${key} and version = ${ruleVersionAt(now)})`
}

/** The rule on the size of grids. */
export async function readSizeRule(db: Db, now: Date): Promise<SizeRule> {
  const rows = await db
    .selectFrom('rule_number')
    .select(['key', 'value'])
    .where('version', '=', ruleVersionAt(now))
    .where('key', 'like', 'grid.%')
    .execute()
  const value = (key: string): number => {
    const row = rows.find((one) => one.key === key)
    if (!row) throw new Error(`The rules in force have no number ${key}`)
    return Number(row.value)
  }
  return {
    sitesFrom: value('grid.sites_from'),
    sitesTo: value('grid.sites_to'),
    hours: value('grid.hours'),
    countMax: value('grid.count_max'),
  }
}

/** An agency's area in parts, and its open sites with the hours they need. */
export type AgencyGround = {
  readonly code: string
  readonly area: readonly Polygon[]
  readonly sites: readonly { readonly id: number; readonly place: Position; readonly hours: number }[]
  readonly teams: readonly { readonly id: number; readonly base: Position; readonly hoursPerWeek: number }[]
}

/** What gridding needs to know of the agencies that have an area; all of them, or the ones named. */
export async function readGrounds(db: Db, now: Date, codes?: readonly string[]): Promise<AgencyGround[]> {
  const named = codes ? sql`= any(${[...codes]})` : sql`is not null`
  const agencies = await sql<{ code: string; area: string }>`
    select code, ST_AsGeoJSON(area, 15) as area from agency
    where area is not null and code ${named} order by code`.execute(db)
  const sites = await sql<{ id: number; code: string; lon: number; lat: number; hours: number }>`
    select site.id, site.agency_code as code, ST_X(site.place) as lon, ST_Y(site.place) as lat,
      (${requiredHours(now)})::float8 as hours
    from site ${latestScore}
    where ${isOpen} and site.agency_code ${named} order by site.id`.execute(db)
  const teams = await sql<{ id: number; code: string; lon: number; lat: number; hours: number }>`
    select id, agency_code as code, ST_X(base) as lon, ST_Y(base) as lat, ${teamHoursPerWeek} as hours
    from team where is_active and agency_code ${named} order by id`.execute(db)
  return agencies.rows.map(({ code, area }) => ({
    code,
    area: fromGeoJson(JSON.parse(area)),
    sites: sites.rows
      .filter((row) => row.code === code)
      .map((row) => ({ id: row.id, place: [row.lon, row.lat], hours: row.hours })),
    teams: teams.rows
      .filter((row) => row.code === code)
      .map((row) => ({ id: row.id, base: [row.lon, row.lat], hoursPerWeek: row.hours })),
  }))
}

/** Hours a week that a team can spend on sites: its shifts without lunch and without the driving it may do. */
export const teamHoursPerWeek = sql<number>`
  (cardinality(team.weekdays) * greatest(0,
    extract(epoch from team.ends_at - team.starts_at) / 3600
    - (team.lunch_minutes + team.max_driving_minutes) / 60.0))::float8`

/** A finished design, ready to be stored. */
export type NewDesign = {
  readonly agencyCode: string
  readonly indices: object
  readonly grids: readonly {
    readonly code: string
    readonly area: object
    readonly siteIds: readonly number[]
    readonly requiredHours: number
    readonly polsbyPopper: number
    readonly areaKm2: number
    readonly teamId: number | null
  }[]
}

/** Closes the design in force and stores the new one with its grids and sites; run it in a transaction. */
export async function insertDesign(trx: Db, design: NewDesign, by: string, now: Date): Promise<number> {
  // One design at a time for an agency: a second one waits here and then finds the next version.
  await trx.selectFrom('agency').select('code').where('code', '=', design.agencyCode).forUpdate().execute()
  await sql`
    update grid_design set valid_to = greatest(valid_from, ${dayOf(now)})
    where agency_code = ${design.agencyCode} and valid_to is null`.execute(trx)
  const inserted = await sql<{ id: number }>`
    insert into grid_design (agency_code, version, valid_from, indices, created_at, created_by)
    select ${design.agencyCode}, coalesce(max(version), 0) + 1, ${dayOf(now)}, ${JSON.stringify(design.indices)}::jsonb,
      ${now}, ${by}
    from grid_design where agency_code = ${design.agencyCode}
    returning id`.execute(trx)
  const id = inserted.rows[0]!.id
  await sql`
    with grids as (
      select * from jsonb_to_recordset(${JSON.stringify(design.grids)}::jsonb) as row(
        code text, area jsonb, "siteIds" jsonb, "requiredHours" numeric, "polsbyPopper" numeric, "areaKm2" numeric,
        "teamId" bigint)
    ), inserted as (
      insert into grid (design_id, code, area, site_count, required_hours, polsby_popper, area_km2, team_id)
      select ${id}, code, ST_SetSRID(ST_GeomFromGeoJSON(area), 4326), jsonb_array_length("siteIds"), "requiredHours",
        "polsbyPopper", "areaKm2", "teamId"
      from grids order by code
      returning id, code
    )
    insert into site_grid (design_id, site_id, grid_id)
    select ${id}, member::bigint, inserted.id
    from grids join inserted using (code), jsonb_array_elements_text(grids."siteIds") as member`.execute(trx)
  return id
}

/** The identifier of the design in force. */
export async function findCurrentDesign(db: Db, agencyCode: string): Promise<number | undefined> {
  const row = await db
    .selectFrom('grid_design')
    .select('id')
    .where('agency_code', '=', agencyCode)
    .where('valid_to', 'is', null)
    .executeTakeFirst()
  return row?.id
}

/** Agencies that have an area but no design in force. */
export async function findAgenciesWithoutGrids(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('agency')
    .leftJoin('grid_design', (join) =>
      join.onRef('grid_design.agency_code', '=', 'agency.code').on('grid_design.valid_to', 'is', null),
    )
    .select('agency.code')
    .where('agency.area', 'is not', null)
    .where('grid_design.id', 'is', null)
    .orderBy('agency.code')
    .execute()
  return rows.map((row) => row.code)
}

/** Codes of all agencies that can be gridded. */
export async function findAgenciesWithArea(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('agency').select('code').where('area', 'is not', null).orderBy('code').execute()
  return rows.map((row) => row.code)
}

/** Tells the query planner how much there is now; the embedded database never looks by itself. */
export async function refreshStatistics(db: Db): Promise<void> {
  await sql`analyze grid_design, grid, site_grid`.execute(db)
}
