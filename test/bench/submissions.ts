// A quarter of the whole city, 4,208 objects × 667 indicators × 4 submissions: how long the live pages take while it is open,
// and how long closing it takes with all flags: node test/bench/submissions.ts [embedded] [folder] [postgis]
import { sql } from 'kysely'
import type { Account } from '../../server/contract/index.ts'
import { connect, type Db } from '../../server/db/connect.ts'
import { migrate } from '../../server/db/migrate.ts'
import { closePeriod } from '../../server/submissions/close-period.ts'
import { listSubmissions } from '../../server/submissions/list-submissions.ts'
import { listTasks } from '../../server/submissions/list-tasks.ts'
import { readRates } from '../../server/submissions/read-rates.ts'
import { fillAssessedCity, wholeCity } from '../support/assessed-city.ts'
import { benchDatabases } from './bench-databases.ts'

const now = new Date('2026-10-12T04:00:00Z')
const { quarter } = wholeCity
const accountOf = (role: Account['role'], firmId: number | null): Account => ({
  id: 0,
  login: 'bench',
  name: 'bench',
  role,
  agencyCode: null,
  firmId,
  personId: null,
})
const page = { quarter, limit: 50, offset: 0 }
const pages: Record<string, (db: Db) => Promise<unknown>> = {
  'rates by agency': (db) => readRates(db, quarter, now),
  'dashboard, first page': (db) => listSubmissions(db, page, { account: accountOf('viewer', null), now }),
  'dashboard, only missing': (db) =>
    listSubmissions(db, { ...page, only: 'missing' }, { account: accountOf('viewer', null), now }),
  'tasks of a contractor': (db) => listTasks(db, page, { account: accountOf('firm', 7), now }),
}
const asked = process.argv.slice(2)

for (const [name, open] of Object.entries(benchDatabases)) {
  if (asked.length > 0 && !asked.includes(name)) continue
  const { address, close } = await open()
  const db = connect(address)
  try {
    await migrate(db)
    await fillAssessedCity(db, wholeCity)
    await sql`update assessment_period set state = 'open'`.execute(db)
    print(name)
    for (const [what, read] of Object.entries(pages)) {
      await read(db)
      await timed(what, () => read(db))
    }
    const { flagsRaised } = await timed('closing, with figures and flags', () =>
      closePeriod(db, quarter, { by: { id: 0, name: 'bench' }, now, early: true }),
    )
    print(`  ${flagsRaised} flags`)
    await timed('rates of the closed quarter', () => readRates(db, quarter, now))
    await timed('closing again', () => closePeriod(db, quarter, { by: { id: 0, name: 'bench' }, now }))
  } finally {
    await db.destroy()
    await close()
  }
}

async function timed<T>(what: string, run: () => Promise<T>): Promise<T> {
  const start = performance.now()
  const cpu = process.cpuUsage()
  const result = await run()
  const { user, system } = process.cpuUsage(cpu)
  print(
    `  ${what}: ${Math.round(performance.now() - start)} ms wall, ${Math.round((user + system) / 1000)} ms processor`,
  )
  return result
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
