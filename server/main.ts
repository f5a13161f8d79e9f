import { pino } from 'pino'
import { createApp } from './app.ts'
import { closeQuartersHourly } from './close-quarters.ts'
import { readConfig } from './config.ts'
import type { Db } from './db/connect.ts'
import { isNewDatabase, openDatabase } from './db/open-database.ts'
import { findRuleVersionAt } from './db/rule-version.ts'
import { makeAside } from './demo/make-aside.ts'
import type { Deps } from './http/bind.ts'
import { createSessions } from './http/session.ts'
import { sessionRoutes } from './http/session-routes.ts'
import { listen } from './listen.ts'
import { buildPage, pageFolder } from './page.ts'
import { stopBounds } from './planning/bound-jobs.ts'
import { stopJobs } from './planning/plan-jobs.ts'
import { warmSolver } from './planning/solver-threads.ts'
import { prepare } from './prepare.ts'
import { createProgress } from './progress.ts'
import { findStreets } from './roads/streets-in-use.ts'
import { routes } from './routes.ts'
import { beijingDay } from './staff/iso-week.ts'

/** Opens everything, prints the address, and closes everything on Ctrl-C; rejects with a one-line error when it cannot start. */
export async function serve(env: NodeJS.ProcessEnv, print: (line: string) => void): Promise<void> {
  const config = readConfig(env)
  const log = pino({ level: config.logLevel })
  const progress = createProgress(print, () => performance.now())
  const listening = await listen(config)
  print(
    `经纬 Jingwei · ${config.databaseUrl === undefined ? `data in ${config.dataFolder}` : 'database from DATABASE_URL'}`,
  )

  let stopClosing = (): void => undefined
  const building = new AbortController()
  const page = progress.step('page', () => buildPage(building.signal))
  // Heard again below; a failed build must not surface as an unhandled rejection while the database still starts.
  page.catch(() => undefined)
  const startedAt = new Date()
  // A new database takes longer to open than the city takes to be made.
  const maker =
    config.sample === 'city' && isNewDatabase(config) ? makeAside(config.sampleSeed, beijingDay(startedAt)) : undefined
  const opened = await progress
    .step('database', () => openDatabase(config))
    .catch(async (error: unknown) => {
      await maker?.stop()
      await listening.close()
      throw error
    })
  const close = async (): Promise<void> => {
    building.abort()
    stopClosing()
    await maker?.stop()
    await listening.close()
    await stopJobs(opened.db)
    await stopBounds(opened.db)
    await opened.close()
  }
  try {
    const now = (): Date => new Date()
    await prepare(opened.db, config, progress, startedAt, maker)
    await page
    warmSolver()
    // In the background: until the streets are ready plans are estimated, and say so.
    if (config.travel.choice !== 'estimate') void warmStreets(opened.db, now())
    const deps: Deps = { db: opened.db, config, now }
    const sessions = await createSessions(opened.db, config)
    stopClosing = closeQuartersHourly(opened.db, {
      now,
      onError: (error) => log.error({ err: error }, 'closing a quarter failed'),
    })
    listening.answerWith(createApp(deps, sessions, [...sessionRoutes(sessions), ...routes], pageFolder, log))
  } catch (error) {
    await close()
    throw error
  }
  print(`  ${opened.versions}`)
  print(`\n  ➜ ${listening.address}   (Ctrl-C: stop / 停止)\n`)
  await untilAskedToStop()
  print('closing / 正在关闭 …')
  await close()
}

async function warmStreets(db: Db, now: Date): Promise<void> {
  // What fails here is told by GET /api/roads and on every plan.
  await findRuleVersionAt(db, now)
    .then((version) => findStreets(db, version))
    .catch(() => undefined)
}

function untilAskedToStop(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve())
    process.once('SIGTERM', () => resolve())
  })
}
