import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { runQuarter } from '../../../server/assessment/run-quarter.ts'
import { verifyRun } from '../../../server/assessment/verify-run.ts'
import { loadSampleCity } from '../../../server/demo/load-city.ts'
import { sampleSet } from '../../../server/indicators/sample/sample-set.ts'
import { publishRun } from '../../../server/publication/publish-run.ts'
import { scoreSites } from '../../../server/risk/score-sites.ts'
import { closePeriod } from '../../../server/submissions/close-period.ts'
import { readRates } from '../../../server/submissions/read-rates.ts'
import { database, reset } from '../../support/database.ts'

const db = database()
const asOf = '2026-11-22'
const now = new Date('2026-11-22T04:00:00Z')

async function one<T>(query: ReturnType<typeof sql<T>>): Promise<T> {
  return (await query.execute(db)).rows[0]!
}

async function rulesOfTables(): Promise<unknown[]> {
  const { rows } = await sql`
    select tablename as table, indexname as name, indexdef as definition, true as holds
    from pg_indexes where schemaname = 'public'
    union all
    select conrelid::regclass::text, conname, pg_get_constraintdef(oid), convalidated
    from pg_constraint where connamespace = 'public'::regnamespace order by 1, 2, 3`.execute(db)
  return rows
}

describe('the sample city in the database', () => {
  const shares: number[] = []
  let before: unknown[]

  beforeAll(async () => {
    await reset(db)
    before = await rulesOfTables()
    await loadSampleCity(db, { seed: 1, asOf, indicators: sampleSet, onProgress: (share) => shares.push(share) })
  }, 300_000)

  test('everything arrives, marked as sample', async () => {
    const counts = await one(sql<Record<string, number>>`select
      (select count(*) from agency where is_sample) as agencies,
      (select count(*) from site where is_sample) as sites,
      (select count(*) from building) as buildings,
      (select sum(area_m2) from site where is_affordable) as affordable,
      (select count(*) from site where not is_sample) as unmarked,
      (select count(*) from visit where not is_sample) as "unmarkedVisits"`)
    expect(counts).toEqual({
      agencies: 17,
      sites: 4208,
      buildings: 13_297,
      affordable: 34_110_000,
      unmarked: 0,
      unmarkedVisits: 0,
    })
    expect(shares.at(-1)).toBe(1)
  })

  test('foreign keys and indexes are as they were', async () => {
    expect(before.length).toBeGreaterThan(100)
    expect(await rulesOfTables()).toEqual(before)
  })

  test('each place lies in the area of its agency', async () => {
    const { outside } = await one(sql<{ outside: number }>`
      select count(*) as outside from site join agency on agency.code = agency_code
      where not ST_Covers(agency.area, site.place)`)
    expect(outside).toBe(0)
  })

  test('new rows get fresh identifiers', async () => {
    const { id } = await db
      .insertInto('firm')
      .values({ kind: 'client', name: '示例之外的公司' })
      .returning('id')
      .executeTakeFirstOrThrow()
    expect(id).toBe(1558)
  })

  test('quarters are open for answers to the sample indicators, and what was sent is marked', async () => {
    const periods = await db.selectFrom('assessment_period').select(['quarter', 'indicator_version', 'state']).execute()
    expect(periods).toHaveLength(9)
    expect(new Set(periods.map((period) => `${period.indicator_version} ${period.state}`))).toEqual(
      new Set(['sample-1 open']),
    )
    const { sent, unmarked } = await one(sql<{ sent: number; unmarked: number }>`
      select count(*) as sent, count(*) filter (where not is_sample) as unmarked from submission`)
    expect(sent).toBeGreaterThan(100_000)
    expect(unmarked).toBe(0)
  })

  test('nothing in it is scored, ranked or flagged', async () => {
    const made = await one(sql<Record<string, number>>`select (select count(*) from assessment_rank) as ranks,
      (select count(*) from assessment_run) as runs, (select count(*) from submission_flag) as flags,
      (select count(*) from submission where figure is not null) as figures,
      (select count(*) from firm where listed_until is not null) as listed`)
    expect(made).toEqual({ ranks: 0, runs: 0, flags: 0, figures: 0, listed: 0 })
  })

  test('every rank of a quarter can be computed again down from its answers', async () => {
    await closePeriod(db, '2026Q3', { by: { id: 0, name: '示例' }, now })
    const run = await runQuarter(db, { quarter: '2026Q3', by: { id: 0, name: '示例' }, now })
    expect(run.isSample).toBe(true)
    const { checked, discrepancies } = await verifyRun(db, run.id)
    expect(discrepancies).toEqual([])
    expect(checked).toBeGreaterThan(30_000)
    await publishRun(db, run.id, { by: { id: 0, name: '示例' }, now, isSample: true })
  }, 180_000)

  test('the rates stand near the goals, and some agencies fall short', async () => {
    const { goals, rates } = await readRates(db, '2026Q3', now)
    const [all, ...agencies] = rates
    expect(all!.building.rate).toBeGreaterThan(0.93)
    expect(all!.building.rate).toBeLessThan(0.98)
    expect(all!.affordable.rate).toBeGreaterThan(0.975)
    expect(agencies).toHaveLength(17)
    expect(agencies.some(({ building }) => building.rate! < goals.building)).toBe(true)
    expect(agencies.some(({ building }) => building.rate! >= goals.building)).toBe(true)
  })

  test('the ranks look like those of a city', async () => {
    const boards = await sql<{ board: string; ranked: number; unranked: number; median: number; worst: number }>`
      select board, count(rank) as ranked, count(*) - count(rank) as unranked,
        percentile_cont(0.5) within group (order by score) as median, min(score) as worst
      from assessment_rank group by board`.execute(db)
    const of = new Map(boards.rows.map((row) => [row.board, row]))
    for (const board of ['building', 'municipal', 'rail', 'affordable', 'contractor', 'supervision']) {
      expect(of.get(board)!.median).toBeGreaterThan(80)
      expect(of.get(board)!.median).toBeLessThan(95)
    }
    expect(of.get('building')!.worst).toBeLessThan(80)
    // 施工前准备、停工、完工预验
    const building = of.get('building')!
    expect(building.unranked / (building.unranked + building.ranked)).toBeGreaterThan(0.15)
    expect(building.unranked / (building.unranked + building.ranked)).toBeLessThan(0.5)
    const levels = await one(sql<{ self: number; firm: number; government: number }>`select avg(self_score) as self,
      avg(firm_score) as firm, avg(government_score) as government from site_assessment where status = 'ranked'`)
    expect(levels.self).toBeGreaterThan(levels.firm)
    expect(levels.firm).toBeGreaterThan(levels.government)
  })

  test('the levels that follow are spread as they should be', async () => {
    await scoreSites(db, { asOf })
    const { rows } = await sql<{ level: string; share: number }>`
      select level, count(*)::float8 / sum(count(*)) over () as share from risk_score group by level`.execute(db)
    const share = new Map(rows.map((row) => [row.level, Number(row.share)]))
    // best 30 %, next 40 %, next 20 %, worst 10 % by rank alone; hazards and events only raise
    expect(share.get('A')).toBeGreaterThan(0.12)
    expect(share.get('B')).toBeGreaterThan(0.3)
    expect(share.get('C')).toBeGreaterThan(0.15)
    expect(share.get('C')).toBeLessThan(0.4)
    expect(share.get('D')).toBeGreaterThan(0.05)
    expect(share.get('D')).toBeLessThan(0.2)
  })

  test('it goes only into a database without sites, and leaves the other as it was', async () => {
    await expect(loadSampleCity(db, { seed: 2, asOf: '2026-11-22' })).rejects.toThrow('without sites')
    const { sites } = await one(sql<{ sites: number }>`select count(*) as sites from site`)
    expect(sites).toBe(4208)
  })
})
