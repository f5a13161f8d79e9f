import { readConfig } from '../config.ts'
import type { Db } from '../db/connect.ts'
import { findRuleVersion } from '../db/rule-version.ts'
import type { TravelSettings } from '../roads/open-travel.ts'
import { readyStreets } from '../roads/streets-in-use.ts'
import { beijingDay } from '../staff/iso-week.ts'

/**
 * The travel settings of a command, with the streets prepared: nobody watches a screen, so rather wait than plan on an
 * estimate. When they cannot be prepared the plan falls back as it does in the server, and says so.
 */
export async function readyTravel(db: Db, env: NodeJS.ProcessEnv, now: Date): Promise<TravelSettings> {
  const { travel } = readConfig(env)
  if (travel.choice === 'roads')
    await readyStreets(db, await findRuleVersion(db, beijingDay(now))).catch(() => undefined)
  return travel
}
