import { setImmediate } from 'node:timers/promises'
import type { LonLat, TravelLeg } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { findRuleVersionAt } from '../db/rule-version.ts'
import { openTravel, type TravelSettings } from './open-travel.ts'
import { simplifyLine } from './simplify-line.ts'

export type Leg = readonly [LonLat, LonLat]

// Half the width of an arterial: at the scale of a district nobody sees a line stray so little.
const STRAY_METRES = 6

/** The ways of single legs with the lines to draw; legs that follow one another are asked together. */
export async function findTravelLines(
  db: Db,
  settings: TravelSettings,
  { agencyCode, legs }: { readonly agencyCode: string; readonly legs: readonly Leg[] },
  now: Date,
): Promise<TravelLeg[]> {
  const travel = await openTravel(db, settings, { agencyCode, version: await findRuleVersionAt(db, now), now })
  const found: TravelLeg[] = []
  for (const places of chains(legs)) {
    for (const { durationSeconds, distanceMetres, isEstimated, line } of await travel.legs(places)) {
      const thin = simplifyLine(line, STRAY_METRES).map(([lon, lat]): LonLat => [round(lon), round(lat)])
      found.push({ durationSeconds, distanceMetres, isEstimate: isEstimated, line: thin })
    }
    // A way takes milliseconds, a week of them would hold up everybody else.
    await setImmediate()
  }
  return found
}

/** The places of legs that follow one another, in as few rows as there are breaks. */
export function chains(legs: readonly Leg[]): LonLat[][] {
  const rows: LonLat[][] = []
  for (const [from, to] of legs) {
    const row = rows.at(-1)
    const last = row?.at(-1)
    if (row && last && last[0] === from[0] && last[1] === from[1]) row.push(to)
    else rows.push([from, to])
  }
  return rows
}

/** Five decimals are a metre. */
function round(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5
}
