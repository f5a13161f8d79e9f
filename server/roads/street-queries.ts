import { sql } from 'kysely'
import type { LonLat, RoadReport } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import type { RoadClass } from './road-way.ts'
import type { StreetRules } from './street-speeds.ts'

/** The street rules of a version; throws when a number is missing, naming it. */
export async function readStreetRules(db: Db, version: string): Promise<StreetRules> {
  const [classes, hours, numbers] = await Promise.all([
    db
      .selectFrom('rule_street_class')
      .select(['class', 'km_per_hour as kmPerHour', 'may_stop as mayStop'])
      .where('version', '=', version)
      .orderBy('class')
      .execute(),
    db
      .selectFrom('rule_street_hour')
      .select(['zone', 'from_time', 'to_time', 'factor'])
      .where('version', '=', version)
      .orderBy('zone')
      .orderBy('from_time')
      .execute(),
    db
      .selectFrom('rule_number')
      .select(['key', 'value'])
      .where('version', '=', version)
      .where('key', 'like', 'street.%')
      .execute(),
  ])
  const values = new Map(numbers.map((row) => [row.key, row.value]))
  const number = (key: string): number => {
    const value = values.get(`street.${key}`)
    if (value === undefined) throw new Error(`Rule version ${version} has no number street.${key}.`)
    return value
  }
  return {
    classes: classes.map((row) => ({ ...row, class: row.class as RoadClass })),
    hours: hours.map((row) => ({
      zone: row.zone,
      fromHour: toHours(row.from_time),
      toHour: toHours(row.to_time),
      factor: row.factor,
    })),
    planFromHour: number('plan_from_hour'),
    planToHour: number('plan_to_hour'),
    snapMetres: number('snap_metres'),
    accessKmPerHour: number('access_km_per_hour'),
    signFactor: number('sign_factor'),
    unpavedFactor: number('unpaved_factor'),
    destinationFactor: number('destination_factor'),
    useToll: number('use_toll') > 0,
    useFerry: number('use_ferry') > 0,
  }
}

function toHours(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours + minutes / 60
}

/** The middle of the city that a network serves: the median of the sites in its box; without sites the middle of the box. */
export async function findStreetCentre(db: Db, [west, south, east, north]: RoadReport['box']): Promise<LonLat> {
  const { rows } = await sql<{ lon: number | null; lat: number | null }>`
    select percentile_cont(0.5) within group (order by st_x(place)) as lon,
      percentile_cont(0.5) within group (order by st_y(place)) as lat
    from site where place && st_makeenvelope(${west}, ${south}, ${east}, ${north}, 4326)`.execute(db)
  const { lon, lat } = rows[0] ?? {}
  return [Number((lon ?? (west + east) / 2).toFixed(3)), Number((lat ?? (south + north) / 2).toFixed(3))]
}
