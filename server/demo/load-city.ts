import { type RawBuilder, sql } from 'kysely'
import type { Indicator } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { readIndicatorSet } from '../indicators/queries.ts'
import type { SetDraft } from '../indicators/set-draft.ts'
import { storeIndicatorSet } from '../indicators/store-set.ts'
import { ensurePeriod, type Period } from '../submissions/periods.ts'
import type { Quarter } from './days.ts'
import { fillBare } from './fill-bare.ts'
import { type CityMaker, makeAside, type Parcel } from './make-aside.ts'
import { type Column, type Columns, submissionTable, tables } from './tables.ts'

/** `share` runs from 0 to 1. */
export type SampleProgress = (share: number) => void

// Without this lock two processes could each find the database empty and fill it.
const loadLock = 7_301_001

const filled: readonly Columns[] = [...tables, submissionTable]
type Bases = Map<string, number>

/** Where indicators are given, the parties of the city have answered them for eight quarters and the one under way. */
export type SampleOptions = {
  readonly seed: number
  readonly asOf: string
  readonly indicators?: SetDraft
  readonly onProgress?: SampleProgress
  /** The same city, where its making has begun already; it is stopped in the end. */
  readonly maker?: CityMaker | undefined
}

/** Fills an empty database with the sample city in one transaction; answers how much it has. */
export async function loadSampleCity(
  db: Db,
  { seed, asOf, indicators, onProgress = () => {}, maker = makeAside(seed, asOf) }: SampleOptions,
): Promise<{ sites: number; submissions: number }> {
  try {
    await refuseIfFilled(db)
    return await db.transaction().execute(async (trx) => {
      await sql`select pg_advisory_xact_lock(${loadLock})`.execute(trx)
      await refuseIfFilled(trx)
      const base = await readBases(trx)
      const names = filled.map(({ name }) => name)
      const loaded = await fillBare(trx, names, () => fill(trx, maker, base, indicators, onProgress))
      for (const { name } of filled.filter(hasIdentity))
        await sql`select setval(pg_get_serial_sequence(${name}, 'id'), greatest((select max(id) from ${sql.table(name)}), 1))`.execute(
          trx,
        )
      for (const { name } of filled) await sql`analyze ${sql.table(name)}`.execute(trx)
      return loaded
    })
  } finally {
    await maker.stop()
  }
}

async function fill(
  trx: Db,
  maker: CityMaker,
  base: Bases,
  indicators: SetDraft | undefined,
  onProgress: SampleProgress,
): Promise<{ sites: number; submissions: number }> {
  const { sites, rows, quarters } = await maker.outline()
  // submissions take about two thirds of the time
  const portion = indicators === undefined ? 1 : 1 / 3
  let done = 0
  for await (const parcel of maker.list()) {
    await insert(trx, parcel, base)
    done += parcel.rows
    onProgress(portion * (done / rows))
  }
  if (indicators === undefined) return { sites, submissions: 0 }
  const periods = await openPeriods(trx, quarters, indicators)
  maker.fillForms({ periods, sets: await readSets(trx, periods) })
  let submissions = 0
  for (const i of periods.keys()) {
    for await (const parcel of maker.list()) {
      await insert(trx, parcel, base)
      submissions += parcel.rows
    }
    onProgress(portion + (1 - portion) * ((i + 1) / periods.length))
  }
  return { sites, submissions }
}

/** Opens the quarters of the city for answers to the set; where another set is in force already, to that one. */
async function openPeriods(trx: Db, quarters: readonly Quarter[], draft: SetDraft): Promise<Period[]> {
  if (!(await readIndicatorSet(trx, draft.version)))
    await storeIndicatorSet(trx, draft, { by: 'jingwei', validFrom: quarters[0]!.name })
  const periods: Period[] = []
  for (const { name } of quarters) periods.push(await ensurePeriod(trx, name))
  return periods
}

async function readSets(trx: Db, periods: readonly Period[]): Promise<Map<string, Indicator[]>> {
  const sets = new Map<string, Indicator[]>()
  for (const { indicatorVersion } of periods) {
    if (sets.has(indicatorVersion)) continue
    sets.set(indicatorVersion, (await readIndicatorSet(trx, indicatorVersion))!.indicators)
  }
  return sets
}

async function refuseIfFilled(db: Db): Promise<void> {
  const site = await db.selectFrom('site').select('id').limit(1).executeTakeFirst()
  if (site) throw new Error('The sample city goes only into a database without sites.')
}

/** The highest identifier of each table so far: the generator counts from 1. */
async function readBases(trx: Db): Promise<Bases> {
  const bases: Bases = new Map()
  for (const { name } of filled.filter(hasIdentity)) {
    const { rows } = await sql<{ base: number }>`select coalesce(max(id), 0) as base from ${sql.table(name)}`.execute(
      trx,
    )
    bases.set(name, Number(rows[0]!.base))
  }
  return bases
}

async function insert(trx: Db, { table: into, json }: Parcel, base: Bases): Promise<void> {
  const table = filled.find(({ name }) => name === into)!
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
    select ${sql.join(values)} from json_to_recordset(${json}::json) as r(${sql.join(types)})
    ${conflict}`.execute(trx)
}

function expressionOf({ name, kind, refers }: Column, base: Bases): RawBuilder<unknown> {
  const column = sql.ref(name)
  if (kind === 'point') return sql`ST_SetSRID(ST_MakePoint((${column}->>0)::float8, (${column}->>1)::float8), 4326)`
  if (kind === 'shape') return sql`ST_SetSRID(ST_GeomFromGeoJSON(${column}::text), 4326)`
  if (kind === 'area') return sql`ST_Multi(ST_SetSRID(ST_GeomFromGeoJSON(${column}::text), 4326))`
  if (refers !== undefined) return sql`${column} + ${sql.lit(base.get(refers) ?? 0)}`
  return sql`${column}`
}

function hasIdentity(table: Columns): boolean {
  return table.columns[0]?.name === 'id'
}
