import type { Config } from './config.ts'
import type { Db } from './db/connect.ts'
import { migrate } from './db/migrate.ts'
import { loadSampleStreets } from './demo/load-streets.ts'
import type { CityMaker } from './demo/make-aside.ts'
import { ensureLocalAccounts } from './http/accounts.ts'
import { recoverPlans } from './planning/recover-plans.ts'
import type { Progress } from './progress.ts'
import { ensureScored } from './risk/score-sites.ts'
import { findRoadsInUse } from './roads/version-queries.ts'
import { completeSampleCity, makeSampleCity } from './sample-city.ts'
import { settleRoads } from './settle-roads.ts'
import { beijingDay } from './staff/iso-week.ts'
import { closeDuePeriods } from './submissions/close-period.ts'

/**
 * Brings a database to where the page can open: tables, the sample city where wanted, today's scores, accounts. `maker` is
 * where the city of this day and the settings' seed is being made already.
 */
export async function prepare(db: Db, config: Config, progress: Progress, now: Date, maker?: CityMaker): Promise<void> {
  await progress.step('migrations', () => migrate(db))
  await recoverPlans(db)
  const today = beijingDay(now)
  if (config.sample === 'city' && (await isEmpty(db))) await makeSampleCity(db, config.sampleSeed, progress, now, maker)
  else if (await isSampleUnfinished(db)) await completeSampleCity(db, config.sampleSeed, progress, now)
  if (config.sample === 'city' && (await isSampleWithoutStreets(db)))
    await progress.step('streets 示意路网', async () =>
      settleRoads(db, await loadSampleStreets(db, { seed: config.sampleSeed })),
    )
  await closeDuePeriods(db, now)
  if (!(await isEmpty(db))) await progress.step('risk scores', () => ensureScored(db, today))
  if (config.auth === 'local') await ensureLocalAccounts(db)
}

/** Whether a first start was broken off after the submissions of the sample city and before its grids. */
async function isSampleUnfinished(db: Db): Promise<boolean> {
  const sent = await db.selectFrom('submission').select('id').where('is_sample', '=', true).limit(1).executeTakeFirst()
  return sent !== undefined && !(await db.selectFrom('grid_design').select('id').limit(1).executeTakeFirst())
}

/** Also true where a first start was broken off before its streets, or made before there were any. */
async function isSampleWithoutStreets(db: Db): Promise<boolean> {
  const site = await db.selectFrom('site').select('id').where('is_sample', '=', true).limit(1).executeTakeFirst()
  return site !== undefined && (await findRoadsInUse(db)) === undefined
}

async function isEmpty(db: Db): Promise<boolean> {
  const any = await db.selectFrom('agency').select('code').limit(1).executeTakeFirst()
  return any === undefined
}
