// A quarter of the whole city scored and ranked, 4,208 objects × 667 indicators × 4 submissions, on the embedded database
// (in memory and in a folder) and on a real one: node test/bench/quarter.ts [embedded] [folder] [postgis]
import { sql } from 'kysely'
import { readAnswers } from '../../server/assessment/read-answers.ts'
import { readBoard } from '../../server/assessment/read-board.ts'
import { readSiteAssessment } from '../../server/assessment/read-site-assessment.ts'
import { readSubjectAssessment } from '../../server/assessment/read-subject-assessment.ts'
import { runQuarter } from '../../server/assessment/run-quarter.ts'
import { verifyRun } from '../../server/assessment/verify-run.ts'
import type { Account, Board } from '../../server/contract/index.ts'
import { connect, type Db } from '../../server/db/connect.ts'
import { migrate } from '../../server/db/migrate.ts'
import { fillAssessedCity, wholeCity } from '../support/assessed-city.ts'
import { benchDatabases } from './bench-databases.ts'

const account: Account = {
  id: 0,
  login: 'bench',
  name: 'bench',
  role: 'viewer',
  agencyCode: null,
  firmId: null,
  personId: null,
}
const asked = process.argv.slice(2)

for (const [name, open] of Object.entries(benchDatabases)) {
  if (asked.length > 0 && !asked.includes(name)) continue
  const { address, close } = await open()
  const db = connect(address)
  try {
    await migrate(db)
    await fillAssessedCity(db, wholeCity)
    for (const round of ['first', 'second']) {
      const cpu = process.cpuUsage()
      const start = performance.now()
      const run = await runQuarter(db, { quarter: wholeCity.quarter, by: { id: 0, name: 'bench' }, now: new Date() })
      const seconds = (performance.now() - start) / 1000
      const { user, system } = process.cpuUsage(cpu)
      print(
        `${name}, ${round} run: ${seconds.toFixed(1)} s wall, ${((user + system) / 1e6).toFixed(1)} s processor time`,
      )
      if (round === 'first') print(`  ${JSON.stringify(run.counts)}`)
      for (const [what, read] of Object.entries(reads(run.id))) {
        const asking = performance.now()
        await read(db)
        print(`  ${what}: ${Math.round(performance.now() - asking)} ms`)
      }
      // An accident makes it another input, so that the second is scored and stored as well.
      await sql`insert into accident (site_id, occurred_on, grade) values (1, '2026-08-01', 'general')`.execute(db)
      const verifying = performance.now()
      const { checked, discrepancies } = await verifyRun(db, run.id)
      const took = ((performance.now() - verifying) / 1000).toFixed(1)
      print(`  verified from the answers up: ${checked} figures and ranks, ${discrepancies.length} differ, ${took} s`)
    }
  } finally {
    await db.destroy()
    await close()
  }
}

/** What the page asks for, each once. */
function reads(run: number): Record<string, (db: Db) => Promise<unknown>> {
  const page = { run, sort: 'combined', order: 'best', offset: 0, limit: 50 } as const
  const board =
    (name: Board, more = {}) =>
    (db: Db) =>
      readBoard(db, account, name, { ...page, ...more })
  return {
    'board of buildings': board('building'),
    'the same, searched, of one district, worst first': board('building', {
      agency: '110003',
      search: 'P1',
      order: 'worst',
    }),
    'board of managers of one district': board('manager', { agency: '110003' }),
    'an agency with its sites': (db) =>
      readSubjectAssessment(db, account, { board: 'agency', subject: '110003' }, { run }),
    'a site in steps': (db) => readSiteAssessment(db, account, 1, { run }),
    'an answer sheet': (db) => readAnswers(db, account, 1),
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
