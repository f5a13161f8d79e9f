import { runQuarter } from './assessment/run-quarter.ts'
import type { Db } from './db/connect.ts'
import { decideSampleFlags } from './demo/decide-flags.ts'
import { loadSampleCity } from './demo/load-city.ts'
import type { CityMaker } from './demo/make-aside.ts'
import { designAllGrids } from './grids/design-grids.ts'
import { sampleSet } from './indicators/sample/sample-set.ts'
import { makeSampleMeasures } from './measures/sample-measures.ts'
import type { Progress } from './progress.ts'
import { publishRun, renewLinkage } from './publication/publish-run.ts'
import { scoreQuarters } from './risk/score-quarter.ts'
import { ensureScored } from './risk/score-sites.ts'
import { addDays, beijingDay } from './staff/iso-week.ts'
import { closePeriod } from './submissions/close-period.ts'

const by = { id: 0, name: '经纬' }

// What looks wrong is looked for in the quarters that somebody may still decide about; older ones are only closed.
const examinedQuarters = 2
// Officers look at what is flagged before the quarter is ranked.
const daysToDecide = 1
// Five working days for objections, and the weekends among them.
const daysToPublish = 8

/**
 * Makes the sample city the way a real one comes about: what its parties sent, quarters closed, scored and ranked by the
 * rules and published, and what follows from the ranks. Only the submissions are made up, and which of the flags raised on
 * them officers have decided so far, and how.
 */
export async function makeSampleCity(
  db: Db,
  seed: number,
  progress: Progress,
  now: Date,
  maker?: CityMaker,
): Promise<void> {
  await progress.step('sample city 示例数据', () =>
    loadSampleCity(db, { seed, asOf: beijingDay(now), indicators: sampleSet, maker }),
  )
  await completeSampleCity(db, seed, progress, now)
}

/** Does what is still to do after the submissions: everything on a first start, the rest where one was broken off. */
export async function completeSampleCity(db: Db, seed: number, progress: Progress, now: Date): Promise<void> {
  const asOf = beijingDay(now)
  const quarters = await findQuartersOver(db, asOf)
  await progress.step('quarters closed 测评截止', () => closeQuarters(db, quarters, now))
  await progress.step('flags decided 疑点复核', () => decideFlags(db, seed, now))
  await progress.step('quarters ranked 测评排名', () => rankQuarters(db, quarters, now))
  const last = quarters.at(-1)
  if (last !== undefined) await progress.step('measures 差别化监管', () => makeMeasures(db, last, now))
  await progress.step('risk scores', () => ensureScored(db, asOf))
  await progress.step('enforcement grids', () => designAllGrids(db, { by: 'jingwei', now }))
  await progress.step('quarters before', () => scoreQuarters(db, quarters))
}

/** Quarters of the sample that nothing can be sent for any more, oldest first. */
async function findQuartersOver(db: Db, asOf: string): Promise<string[]> {
  const rows = await db
    .selectFrom('assessment_period')
    .select('quarter')
    .where('closes_on', '<', asOf)
    .orderBy('quarter')
    .execute()
  return rows.map((row) => row.quarter)
}

async function closeQuarters(db: Db, quarters: readonly string[], now: Date): Promise<void> {
  await db
    .updateTable('assessment_period')
    .set({ state: 'closed', closed_at: now, closed_by: by.name })
    .where('quarter', 'in', [...quarters.slice(0, -examinedQuarters), ''])
    .where('state', '=', 'open')
    .execute()
  for (const quarter of quarters.slice(-examinedQuarters)) await closePeriod(db, quarter, { by, now })
}

/** Each quarter's flags are decided when a real one's would have been; nothing is where the ranks stand already. */
async function decideFlags(db: Db, seed: number, now: Date): Promise<void> {
  const rows = await db
    .selectFrom('assessment_period as period')
    .select(['period.quarter', 'period.closes_on'])
    .where('period.state', '=', 'closed')
    .where(({ exists, selectFrom }) =>
      exists(selectFrom('submission_flag').select('id').whereRef('submission_flag.quarter', '=', 'period.quarter')),
    )
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('assessment_run').select('id').whereRef('assessment_run.quarter', '=', 'period.quarter'))),
    )
    .orderBy('period.quarter')
    .execute()
  for (const { quarter, closes_on } of rows) {
    const then = new Date(`${addDays(closes_on, daysToDecide)}T15:00:00+08:00`)
    await decideSampleFlags(db, { quarter, seed, now: then < now ? then : now })
  }
}

/** Each quarter is published when a real one would have been: when the window for objections after its closing had ended. */
async function rankQuarters(db: Db, quarters: readonly string[], now: Date): Promise<void> {
  const closed = await db.selectFrom('assessment_period').select(['quarter', 'closes_on']).orderBy('quarter').execute()
  for (const { quarter, closes_on } of closed.filter((period) => quarters.includes(period.quarter))) {
    const { id, state } = await runQuarter(db, { quarter, by, now })
    const then = new Date(`${addDays(closes_on, daysToPublish)}T10:00:00+08:00`)
    if (state !== 'published') await publishRun(db, id, { by, now: then < now ? then : now, isSample: true })
  }
}

/** What follows from the last quarter's ranks; the market's result says from then on who is on the city's list. */
async function makeMeasures(db: Db, quarter: string, now: Date): Promise<void> {
  await makeSampleMeasures(db, { quarter, now })
  await renewLinkage(db, quarter, { by, now })
}
