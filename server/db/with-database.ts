import { readConfig } from '../config.ts'
import type { Db } from './connect.ts'
import { migrate } from './migrate.ts'
import { openDatabase } from './open-database.ts'

/** Runs one command's work on the migrated database that the settings name, and closes it whatever happens. */
export async function withDatabase<T>(env: NodeJS.ProcessEnv, work: (db: Db) => Promise<T>): Promise<T> {
  const opened = await openDatabase(readConfig(env))
  try {
    await migrate(opened.db)
    return await work(opened.db)
  } finally {
    await opened.close()
  }
}
