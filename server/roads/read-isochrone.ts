import type { readIsochrone as endpoint, ResponseOf } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { findRuleVersionAt } from '../db/rule-version.ts'
import { AppError } from '../http/app-error.ts'
import { reachable } from '../streets/index.ts'
import { reachArea } from './reach-area.ts'
import { layReach } from './reach-field.ts'
import { accessOf } from './street-access.ts'
import { streetsUnavailable } from './street-travel.ts'
import { findStreets } from './streets-in-use.ts'

/** What can be reached from a place within some minutes, one feature per time, the longest first so that they stack. */
export async function readIsochrone(
  db: Db,
  { lon, lat, minutes }: { lon: number; lat: number; minutes: readonly number[] },
  now: Date,
): Promise<ResponseOf<typeof endpoint>> {
  const found = await findStreets(db, await findRuleVersionAt(db, now))
  if (found.state !== 'ready') throw new AppError('not-possible', streetsUnavailable(found.state).words)
  const { streets, grid, access } = found.open
  const foot = grid.nearest(lon, lat, access.snapMetres)
  if (!foot) {
    throw new AppError('not-possible', {
      zh: `这里 ${access.snapMetres} 米内没有可用的道路`,
      en: `There is no usable street within ${access.snapMetres} m of this place`,
    })
  }
  const longestFirst = [...new Set(minutes)].sort((a, b) => b - a)
  // As a plan counts: the way from the gate to the street, driving, parking where one gets out, and the way to the gate.
  const start = accessOf(access, [lon, lat], foot.metres).seconds
  const longest = Math.max(0, longestFirst[0]! * 60 - start)
  const field = layReach(streets, reachable(streets, foot, longest * 1000), {
    marginMetres: BESIDE_METRES,
    arrival: (place) => start + accessOf(access, place, 0).seconds,
  })
  const beside = { metresPerSecond: access.kmPerHour / 3.6, farthestMetres: BESIDE_METRES }
  return {
    type: 'FeatureCollection',
    features: longestFirst.map((time) => ({
      type: 'Feature',
      geometry: field ? reachArea(field, time * 60, beside) : { type: 'MultiPolygon', coordinates: [] },
      properties: { minutes: time },
    })),
  }
}

// What lies farther from every street than a large block is deep counts as out of reach: a lake, a wood, a runway.
const BESIDE_METRES = 400
