import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { readLand } from '../../../server/demo/land.ts'
import { database } from '../../support/database.ts'

const db = database()
const areas = JSON.stringify(readLand().agencies.map(({ code, geometry }) => ({ code, geometry })))
const agencies = sql`(select code, ST_SetSRID(ST_GeomFromGeoJSON(geometry::text), 4326) as area
  from json_to_recordset(${areas}::json) as r(code text, geometry json))`

describe('the 17 agencies partition the city', () => {
  test('every area is valid', async () => {
    const { rows } = await sql`select code from ${agencies} a where not ST_IsValid(area)`.execute(db)
    expect(rows).toEqual([])
  })

  test('no two overlap by more than a hairline', async () => {
    const { rows } = await sql`
      select a.code, b.code as other from ${agencies} a join ${agencies} b on a.code < b.code and a.area && b.area
      where ST_Area(ST_Intersection(a.area, b.area)::geography) > 1`.execute(db)
    expect(rows).toEqual([])
  })

  test('together they are one piece without a hole, 16,400 km² large', async () => {
    const { rows } = await sql<{ pieces: number; holes: number; km2: number }>`
      select ST_NumGeometries(whole) as pieces, ST_NRings(whole) - ST_NumGeometries(whole) as holes,
        ST_Area(whole::geography) / 1e6 as km2
      from (select ST_Multi(ST_Union(area)) as whole from ${agencies} a) as city`.execute(db)
    expect(rows[0]!.pieces).toBe(1)
    expect(rows[0]!.holes).toBe(0)
    expect(Math.round(rows[0]!.km2)).toBe(16_405)
  })
})
