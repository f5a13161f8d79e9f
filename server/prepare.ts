import type { Config } from './config.ts'
import type { Db } from './db/connect.ts'
import { migrate } from './db/migrate.ts'
import { loadSampleCity } from './demo/load-city.ts'
import { loadSampleStreets } from './demo/load-streets.ts'
import { designAllGrids } from './grids/design-grids.ts'
import { ensureLocalAccounts } from './http/accounts.ts'
import { recoverPlans } from './planning/recover-plans.ts'
import type { Progress } from './progress.ts'
import { scoreQuarters } from './risk/score-quarter.ts'
import { ensureScored } from './risk/score-sites.ts'
import { findRoadsInUse } from './roads/version-queries.ts'
import { settleRoads } from './settle-roads.ts'
import { beijingDay } from './staff/iso-week.ts'
import { closeDuePeriods } from './submissions/close-period.ts'

/** Brings a database to where the page can open: tables, the sample city where wanted, today's scores, accounts. */
export async function prepare(db: Db, config: Config, progress: Progress, now: Date): Promise<void> {
  await progress.step('migrations', () => migrate(db))
  await recoverPlans(db)
  const today = beijingDay(now)
  if (config.sample === 'city' && (await isEmpty(db))) await makeSampleCity(db, config.sampleSeed, today, progress, now)
  if (config.sample === 'city' && (await isSampleWithoutStreets(db)))
    await progress.step('streets 示意路网', async () =>
      settleRoads(db, await loadSampleStreets(db, { seed: config.sampleSeed })),
    )
  await closeDuePeriods(db, now)
  if (!(await isEmpty(db))) await progress.step('risk scores', () => ensureScored(db, today))
  if (config.auth === 'local') await ensureLocalAccounts(db)
}

async function makeSampleCity(db: Db, seed: number, asOf: string, progress: Progress, now: Date): Promise<void> {
  await progress.step('sample city 示例数据', () => loadSampleCity(db, { seed, asOf }))
  await progress.step('risk scores', () => ensureScored(db, asOf))
  await progress.step('enforcement grids', () => designAllGrids(db, { by: 'jingwei', now }))
  await progress.step('quarters before', async () => {
    const rows = await db.selectFrom('assessment_rank').select('quarter').distinct().orderBy('quarter').execute()
    await scoreQuarters(
      db,
      rows.map((row) => row.quarter),
    )
  })
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
