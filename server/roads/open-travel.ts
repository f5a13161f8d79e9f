import type { Db } from '../db/connect.ts'
import { AppError } from '../http/app-error.ts'
import { estimateTravel } from './estimate.ts'
import type { TravelProvider } from './provider.ts'
import { findCityCentre, readTravelZones } from './queries.ts'

/** The travel times that an agency's plans use; today an estimate from the speeds of the rule version. */
export async function openTravel(
  db: Db,
  { agencyCode, version }: { agencyCode: string; version: string },
): Promise<TravelProvider> {
  const zones = await readTravelZones(db, version)
  const centre = await findCityCentre(db, agencyCode)
  if (centre === null) {
    throw new AppError('not-possible', {
      zh: `机构 ${agencyCode} 还没有工程，无法估算行车时间。请先导入工程。`,
      en: `Agency ${agencyCode} has no sites yet, so travel cannot be estimated. Import its sites first.`,
    })
  }
  return estimateTravel(centre, zones)
}
