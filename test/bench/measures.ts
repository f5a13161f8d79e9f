// node test/bench/measures.ts: on a sample city of its own, in memory, what the sliders of the level preview wait for, how long
// proposing the lists takes and how long they are, and how long publishing its ranks takes and reading what is published.
import { connect } from '../../server/db/connect.ts'
import { startEmbedded } from '../../server/db/embedded.ts'
import { migrate } from '../../server/db/migrate.ts'
import { loadSampleCity } from '../../server/demo/load-city.ts'
import { previewOf } from '../../server/measures/level-preview.ts'
import { thresholdsOf } from '../../server/measures/level-thresholds.ts'
import { proposeMeasures } from '../../server/measures/propose-measures.ts'
import { readLevelGround } from '../../server/measures/read-level-ground.ts'
import { publishRun } from '../../server/publication/publish-run.ts'
import { readLinkage } from '../../server/publication/read-linkage.ts'
import { readPublicBoard } from '../../server/publication/read-public-board.ts'
import { scoreSites } from '../../server/risk/score-sites.ts'
import { beijingDay } from '../../server/staff/iso-week.ts'
import { lastFullQuarter } from '../../server/staff/months.ts'
import { insertRun } from '../support/assessment-run.ts'

const print = (line: string): boolean => process.stdout.write(`${line}\n`)
const now = new Date()
const quarter = lastFullQuarter(beijingDay(now))

async function time<T>(name: string, work: () => Promise<T> | T): Promise<T> {
  const [wall, cpu] = [performance.now(), process.cpuUsage()]
  const result = await work()
  const { user, system } = process.cpuUsage(cpu)
  print(
    `${name.padEnd(34)} ${Math.round(performance.now() - wall)} ms, ${Math.round((user + system) / 1000)} ms processor`,
  )
  return result
}

const embedded = await startEmbedded(undefined)
const db = connect(embedded.address, 4)
try {
  await migrate(db)
  await loadSampleCity(db, { seed: 2026, asOf: beijingDay(now) })
  await scoreSites(db, { asOf: beijingDay(now) })
  const ground = await time('ground, cold', () => readLevelGround(db, { now }))
  print(`${ground.sites.length} sites`)
  const inForce = thresholdsOf(ground.rules)
  for (const C of [0.6, 0.65, 0.7, 0.75]) {
    const thresholds = { ...inForce, rankFrom: { ...inForce.rankFrom, C } }
    const again = await time(`preview, C from ${C}: ground, warm`, () => readLevelGround(db, { now }))
    await time(`preview, C from ${C}: levels`, () => previewOf(again, thresholds))
  }
  const { total, agencies } = previewOf(ground, inForce)
  const sum = (of: (agency: (typeof agencies)[number]) => number): number =>
    agencies.reduce((all, one) => all + of(one), 0)
  print(`levels ${JSON.stringify(total.now)}`)
  print(
    `hours a year: ${Math.round(sum((one) => one.hoursNeeded))} needed, ${Math.round(sum((one) => one.hoursAtHand))} at hand`,
  )
  for (const kind of ['firm_list', 'project_list', 'campaign', 'levels'] as const) {
    const by = { id: 0, name: 'bench' }
    const rows = await time(`propose ${kind}`, () => proposeMeasures(db, { quarter, kind }, { by, now }))
    for (const row of rows) print(`  ${row.title.zh}: ${row.subjectCount} · ${row.reason.zh}`)
  }
  const runId = await insertRun(db, { quarter, ranks: [] })
  await db.updateTable('assessment_rank').set({ run_id: runId }).where('quarter', '=', quarter).execute()
  await time('publish', () => publishRun(db, runId, { by: { id: 0, name: 'bench' }, now, isSample: true }))
  const page = { board: 'building', quarter, search: undefined, offset: 0, limit: 50, now } as const
  await time('public board, cold', () => readPublicBoard(db, page))
  await time('public board, warm', () => readPublicBoard(db, page))
  const { credit_code: creditCode } = await db
    .selectFrom('firm')
    .select('credit_code')
    .where('kind', '=', 'contractor')
    .orderBy('id')
    .executeTakeFirstOrThrow()
  await time('look-up, cold', () => readLinkage(db, { creditCode: creditCode!, quarter }, now))
  await time('look-up, warm', () => readLinkage(db, { creditCode: creditCode!, quarter }, now))
} finally {
  await db.destroy()
  await embedded.close()
}
