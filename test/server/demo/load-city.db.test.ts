import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { loadSampleCity } from '../../../server/demo/load-city.ts'
import { database, reset } from '../../support/database.ts'

const db = database()

async function one<T>(query: ReturnType<typeof sql<T>>): Promise<T> {
  return (await query.execute(db)).rows[0]!
}

describe('the sample city in the database', () => {
  const shares: number[] = []

  beforeAll(async () => {
    await reset(db)
    await loadSampleCity(db, { seed: 1, asOf: '2026-11-22', onProgress: (share) => shares.push(share) })
  })

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

  test('it goes only into a database without sites, and leaves the other as it was', async () => {
    await expect(loadSampleCity(db, { seed: 2, asOf: '2026-11-22' })).rejects.toThrow('without sites')
    const { sites } = await one(sql<{ sites: number }>`select count(*) as sites from site`)
    expect(sites).toBe(4208)
  })
})
