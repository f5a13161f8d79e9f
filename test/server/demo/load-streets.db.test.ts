import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { loadSampleStreets } from '../../../server/demo/load-streets.ts'
import { findRoadsInUse } from '../../../server/roads/version-queries.ts'
import { database, reset } from '../../support/database.ts'

const db = database()

describe('the streets of the sample city in the database', () => {
  const shares: number[] = []
  let edges = 0

  beforeAll(async () => {
    await reset(db)
    edges = (await loadSampleStreets(db, { seed: 1, onProgress: (share) => shares.push(share) })).edges
  })

  test('they are in use as a schematic network, in one strongly connected part', async () => {
    const inUse = await findRoadsInUse(db)
    expect(inUse).toMatchObject({ kind: 'schematic', report: { sourceName: '示意路网', parts: 1, edges } })
    expect(inUse!.report.mainKilometres).toBe(inUse!.report.kilometres)
    expect(shares.at(-1)).toBe(1)
  })

  test('every street is stored with its name and speed', async () => {
    const { rows } = await sql<{ count: number; bare: number; kilometres: number }>`
      select count(*)::int as count, count(*) filter (where name is null or max_km_per_hour is null)::int as bare,
        sum(st_length(shape::geography)) / 1000 as kilometres from road_edge`.execute(db)
    expect(rows[0]).toMatchObject({ count: edges, bare: 0 })
    expect(rows[0]!.kilometres).toBeGreaterThan(10_000)
  })

  test('streets that are in use already stay', async () => {
    const before = await findRoadsInUse(db)
    await loadSampleStreets(db, { seed: 2 })
    expect(await findRoadsInUse(db)).toEqual(before)
  })
})
