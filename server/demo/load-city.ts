import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../db/connect.ts'
import type { City } from './city.ts'
import { generateCity } from './generate-city.ts'
import { pointsEvents } from './points.ts'

/** `share` runs from 0 to 1. */
export type SampleProgress = (share: number) => void

type Column = { name: string; type: string; kind?: 'shape' | 'point' | 'area'; refers?: string }
type Table = { name: string; rows: (city: City) => readonly object[]; columns: Column[]; isMarked: boolean }

const rowsPerStatement = 4000
// Without this lock two processes could each find the database empty and fill it.
const loadLock = 7_301_001

/** Fills an empty database with the sample city in one transaction; answers how many sites it has. */
export async function loadSampleCity(
  db: Db,
  { seed, asOf, onProgress = () => {} }: { seed: number; asOf: string; onProgress?: SampleProgress },
): Promise<{ sites: number }> {
  await refuseIfFilled(db)
  const city = generateCity(seed, asOf)
  const total = tables.reduce((sum, table) => sum + table.rows(city).length, 0)
  return db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(${loadLock})`.execute(trx)
    await refuseIfFilled(trx)
    const base = await readBases(trx)
    let done = 0
    for (const table of tables) {
      const rows = table.rows(city)
      for (let from = 0; from < rows.length; from += rowsPerStatement) {
        const part = rows.slice(from, from + rowsPerStatement)
        await insertRows(trx, table, part, base)
        done += part.length
        onProgress(done / total)
      }
    }
    for (const { name } of tables.filter(hasIdentity))
      await sql`select setval(pg_get_serial_sequence(${name}, 'id'), greatest((select max(id) from ${sql.table(name)}), 1))`.execute(
        trx,
      )
    for (const { name } of tables) await sql`analyze ${sql.table(name)}`.execute(trx)
    return { sites: city.sites.length }
  })
}

async function refuseIfFilled(db: Db): Promise<void> {
  const site = await db.selectFrom('site').select('id').limit(1).executeTakeFirst()
  if (site) throw new Error('The sample city goes only into a database without sites.')
}

/** The highest identifier of each table so far: the generator counts from 1. */
async function readBases(trx: Db): Promise<Map<string, number>> {
  const bases = new Map<string, number>()
  for (const { name } of tables.filter(hasIdentity)) {
    const { rows } = await sql<{ base: number }>`select coalesce(max(id), 0) as base from ${sql.table(name)}`.execute(
      trx,
    )
    bases.set(name, Number(rows[0]!.base))
  }
  return bases
}

async function insertRows(trx: Db, table: Table, rows: readonly object[], base: Map<string, number>): Promise<void> {
  const names = table.columns.map((column) => sql.ref(column.name))
  const values = table.columns.map((column) => expressionOf(column, base))
  const types = table.columns.map((column) => sql`${sql.ref(column.name)} ${sql.raw(column.type)}`)
  if (table.isMarked) {
    names.push(sql.ref('is_sample'))
    values.push(sql`true`)
  }
  // an agency may be there already from an import of boundaries: it keeps what it has
  const conflict = table.name === 'agency' ? sql`on conflict do nothing` : sql``
  await sql`
    insert into ${sql.table(table.name)} (${sql.join(names)}) overriding system value
    select ${sql.join(values)} from json_to_recordset(${JSON.stringify(rows)}::json) as r(${sql.join(types)})
    ${conflict}`.execute(trx)
}

function expressionOf({ name, kind, refers }: Column, base: Map<string, number>): RawBuilder<unknown> {
  const column = sql.ref(name)
  if (kind === 'point') return sql`ST_SetSRID(ST_MakePoint((${column}->>0)::float8, (${column}->>1)::float8), 4326)`
  if (kind === 'shape') return sql`ST_SetSRID(ST_GeomFromGeoJSON(${column}::text), 4326)`
  if (kind === 'area') return sql`ST_Multi(ST_SetSRID(ST_GeomFromGeoJSON(${column}::text), 4326))`
  if (refers !== undefined) return sql`${column} + ${sql.lit(base.get(refers) ?? 0)}`
  return sql`${column}`
}

function hasIdentity(table: Table): boolean {
  return table.columns[0]?.name === 'id'
}

/** `name type` or `name type>table`, `name type!point`, … in one line. */
function columns(text: string): Column[] {
  return text
    .trim()
    .split(/\s*,\s*/)
    .map((part) => {
      const [, name, type, , refers, , kind] = /^(\w+) ([\w[\]]+)((?:>)(\w+))?((?:!)(\w+))?$/.exec(part)!
      return {
        name: name!,
        type: type!,
        ...(refers === undefined ? {} : { refers }),
        ...(kind === undefined ? {} : { kind: kind as 'shape' | 'point' | 'area' }),
      }
    })
}

function table(name: string, rows: Table['rows'], text: string, isMarked = true): Table {
  return { name, rows, columns: columns(text), isMarked }
}

const tables: Table[] = [
  table('agency', (city) => city.agencies, 'code text, division_code text, name_zh text, name_en text, area json!area'),
  table('firm', (city) => city.firms, 'id bigint>firm, kind text, name text, credit_code text, listed_until date'),
  table(
    'person',
    (city) => city.people,
    'id bigint>person, firm_id bigint>firm, role text, name text, registration_number text',
  ),
  table('metro_line', (city) => city.metroLines, 'id bigint>metro_line, name text'),
  table(
    'site',
    (city) => city.sites,
    `id bigint>site, permit_number text, agency_code text, works_type text, name text, address text, shape json!shape,
     place json!point, area_m2 numeric, cost_yuan numeric, length_m numeric, is_affordable boolean,
     has_sensitive_neighbours boolean, overall_risk text, stage text, status text, metro_line_id bigint>metro_line,
     client_id bigint>firm, contractor_id bigint>firm, supervision_id bigint>firm, manager_id bigint>person,
     chief_engineer_id bigint>person, contact_name text, contact_phone text, permit_date date, planned_completion date`,
  ),
  table(
    'building',
    (city) => city.buildings,
    `id bigint>building, site_id bigint>site, number text, place json!point, stage text, area_m2 numeric,
     storeys integer, height_m numeric`,
    false,
  ),
  table(
    'hazardous_work',
    (city) => city.hazards,
    `id bigint>hazardous_work, site_id bigint>site, building_id bigint>building, code text, measure text,
     measured_value numeric, unit text, planned_start date, planned_end date, actual_start date, actual_end date,
     scheme_status text, expert_review_date date, monitoring_firm text, acceptance_date date`,
    false,
  ),
  table(
    'inspector',
    (city) => city.inspectors,
    'id bigint>inspector, agency_code text, name text, certificate_number text, certificate_until date, phone text',
  ),
  table(
    'inspector_discipline',
    (city) => city.inspectorDisciplines,
    'inspector_id bigint>inspector, discipline text',
    false,
  ),
  table(
    'leave',
    (city) => city.leaves,
    'id bigint>leave, inspector_id bigint>inspector, first_day date, last_day date, reason text',
    false,
  ),
  table(
    'team',
    (city) => city.teams,
    `id bigint>team, agency_code text, name text, base json!point, base_address text, starts_at time, ends_at time,
     max_stops integer, weekdays integer[]`,
  ),
  table(
    'team_member',
    (city) => city.members,
    'team_id bigint>team, inspector_id bigint>inspector, is_lead boolean',
    false,
  ),
  table(
    'assessment_rank',
    (city) => city.ranks,
    `id bigint>assessment_rank, quarter text, board text, site_id bigint>site, firm_id bigint>firm, score numeric,
     rank integer, population integer, status text`,
    false,
  ),
  table(
    'visit',
    (city) => city.visits,
    `id bigint>visit, site_id bigint>site, team_id bigint>team, visited_on date, kind text, discipline text,
     result text, note text`,
  ),
  table(
    'notice',
    (city) => city.notices,
    `id bigint>notice, number text, site_id bigint>site, visit_id bigint>visit, kind text, item_code text, facts text,
     remedy text, pass_criterion text, issued_on date, due_on date, recheck_on date, closed_on date`,
  ),
  table(
    'complaint',
    (city) => city.complaints,
    `id bigint>complaint, site_id bigint>site, source text, received_on date, is_verified boolean, due_on date,
     closed_on date, text text`,
  ),
  table(
    'points_entry',
    (city) => city.points,
    `id bigint>points_entry, person_id bigint>person, code text, points numeric, reason text, occurred_on date,
     expires_on date, created_by text`,
  ),
  table(
    'points_event',
    (city) => pointsEvents(city.points),
    'id bigint>points_event, entry_id bigint>points_entry, at timestamptz, actor text, action text, points_after numeric',
    false,
  ),
  table('accident', (city) => city.accidents, 'id bigint>accident, site_id bigint>site, occurred_on date, grade text'),
]
