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

/** The rule version by which streets are weighed on a day; the same that plans made on that day stand on. */
export async function findStreetRuleVersion(db: Db, now: Date): Promise<string> {
  const day = new Date(now.getTime() + BEIJING_OFFSET_MS).toISOString().slice(0, 10)
  const versions = await db
    .selectFrom('rule_version')
    .select(['version', 'valid_from'])
    .orderBy('valid_from')
    .orderBy('created_at')
    .execute()
  const found = versions.findLast((row) => row.valid_from <= day) ?? versions[0]
  if (found === undefined) throw new Error('There is no rule version')
  return found.version
}

const BEIJING_OFFSET_MS = 8 * 3_600_000

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
