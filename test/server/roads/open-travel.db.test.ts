import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { openTravel } from '../../../server/roads/open-travel.ts'
import { findCityCentre, readTravelZones } from '../../../server/roads/queries.ts'
import { database, reset } from '../../support/database.ts'
import { travelZones } from '../../support/rules.ts'

const db = database()
const roads = { choice: 'roads', osrm: null } as const
const now = new Date('2026-11-22T10:00:00+08:00')
beforeEach(() => reset(db))

async function insertSites(agencyCode: string, places: readonly (readonly [number, number])[]): Promise<void> {
  await sql`insert into agency (code, name_zh, name_en) values (${agencyCode}, ${agencyCode}, ${agencyCode})`.execute(
    db,
  )
  for (const [lon, lat] of places) {
    const point = sql`ST_SetSRID(ST_MakePoint(${lon}::float8, ${lat}::float8), 4326)`
    await sql`insert into site (permit_number, agency_code, works_type, name, shape, place, stage, permit_date)
      values (${`${agencyCode}-${lon}-${lat}`}, ${agencyCode}, 'building', 'x', ${point}, ${point}, 'S1', '2026-01-01')`.execute(
      db,
    )
  }
}

test('the zones in the table are those of the migration, innermost first', async () => {
  expect(await readTravelZones(db, '2026.1')).toEqual(travelZones)
  expect(travelZones.map((zone) => zone.zone)).toEqual(['core', 'inner', 'outer', 'mountain'])
})

test('the middle of the city is the median of all sites around, of every agency, but of no other city', async () => {
  await insertSites('CITY', [
    [116.4, 39.9],
    [116.41, 39.91],
    [116.42, 39.92],
  ])
  await insertSites('EDGE', [
    [116.6, 40.1],
    [116.43, 39.93],
  ])
  await insertSites('YYC', [[-114.07, 51.05]])
  expect(await findCityCentre(db, 'EDGE')).toEqual([116.42, 39.92])
  expect(await findCityCentre(db, 'YYC')).toEqual([-114.07, 51.05])
})

test('travel in Calgary is estimated like anywhere: ten kilometres cross town take 35 to 60 minutes', async () => {
  await insertSites('YYC', [
    [-114.07, 51.0],
    [-114.07, 51.05],
    [-114.07, 51.09],
  ])
  const travel = await openTravel(db, roads, { agencyCode: 'YYC', version: '2026.1', now })
  const { durationSeconds, distanceMetres } = await travel.matrix([
    [-114.07, 51.0],
    [-114.07, 51.09],
  ])
  expect(distanceMetres[1]).toBeGreaterThan(10_000 * 1.3)
  expect(durationSeconds[1]! / 60).toBeGreaterThan(35)
  expect(durationSeconds[1]! / 60).toBeLessThan(60)
})

test('an agency without sites is told so in words', async () => {
  await expect(openTravel(db, roads, { agencyCode: 'NONE', version: '2026.1', now })).rejects.toMatchObject({
    code: 'not-possible',
    words: { zh: expect.stringContaining('NONE') },
  })
})
