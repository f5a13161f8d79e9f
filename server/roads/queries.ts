import { sql } from 'kysely'
import type { LonLat } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import type { TravelZone } from './estimate.ts'

// Farther sites belong to another city in the same database.
const CITY_REACH_METRES = 60_000

/** The speeds and detours of a rule version, innermost zone first. */
export async function readTravelZones(db: Db, version: string): Promise<TravelZone[]> {
  return db
    .selectFrom('travel_speed')
    .select([
      'zone',
      'from_km as fromKm',
      'km_per_hour as kmPerHour',
      'detour_factor as detourFactor',
      'access_minutes as accessMinutes',
    ])
    .where('version', '=', version)
    .orderBy('from_km')
    .execute()
}

/** The middle of the agency's city: the median of all sites within reach of the median of its own; null without sites. */
export async function findCityCentre(db: Db, agencyCode: string): Promise<LonLat | null> {
  const { rows } = await sql<{ lon: number | null; lat: number | null }>`
    with own as (
      select st_setsrid(st_makepoint(
        percentile_cont(0.5) within group (order by st_x(place)),
        percentile_cont(0.5) within group (order by st_y(place))), 4326) as place
      from site where agency_code = ${agencyCode})
    select percentile_cont(0.5) within group (order by st_x(site.place)) as lon,
      percentile_cont(0.5) within group (order by st_y(site.place)) as lat
    from site, own
    where st_distancesphere(site.place, own.place) < ${CITY_REACH_METRES}`.execute(db)
  const { lon, lat } = rows[0] ?? {}
  // Five decimals are about a metre; enough for a middle, and the same on every machine.
  return lon == null || lat == null ? null : [Number(lon.toFixed(5)), Number(lat.toFixed(5))]
}
