import type { readIsochrone as endpoint, ResponseOf } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { AppError } from '../http/app-error.ts'
import { reachable } from '../streets/index.ts'
import { findStreetRuleVersion } from './queries.ts'
import { reachedArea } from './reached-area.ts'
import { accessOf } from './street-access.ts'
import { streetsUnavailable } from './street-travel.ts'
import { findStreets } from './streets-in-use.ts'

/** What can be reached from a place within some minutes, one feature per time, the longest first so that they stack. */
export async function readIsochrone(
  db: Db,
  { lon, lat, minutes }: { lon: number; lat: number; minutes: readonly number[] },
  now: Date,
): Promise<ResponseOf<typeof endpoint>> {
  const found = await findStreets(db, await findStreetRuleVersion(db, now))
  if (found.state !== 'ready') throw new AppError('not-possible', streetsUnavailable(found.state).words)
  const { streets, grid, access } = found.open
  const foot = grid.nearest(lon, lat, access.snapMetres)
  if (!foot) {
    throw new AppError('not-possible', {
      zh: `这里 ${access.snapMetres} 米内没有可用的道路`,
      en: `There is no usable street within ${access.snapMetres} m of this place`,
    })
  }
  // As in a plan: half of the parking at either end, and the way from the place to its street.
  const start = accessOf(access, [lon, lat], foot.metres).seconds + accessOf(access, [lon, lat], 0).seconds
  const longestFirst = [...new Set(minutes)].sort((a, b) => b - a)
  return {
    type: 'FeatureCollection',
    features: longestFirst.map((time) => {
      const reached = reachable(streets, foot, Math.max(0, (time * 60 - start) * 1000))
      return {
        type: 'Feature',
        geometry: reachedArea(streets, reached, [lon, lat]),
        properties: { minutes: time },
      }
    }),
  }
}
