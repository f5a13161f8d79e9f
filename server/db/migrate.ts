import { readdir, readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import type { Db } from './connect.ts'

const folder = new URL('../../migrations/', import.meta.url)

/** Applies the SQL files of `migrations/` that the database does not have yet, in order; returns their names. */
export async function migrate(db: Db): Promise<string[]> {
  const migrator = new Migrator({ db, provider: { getMigrations: readMigrations } })
  const { error, results = [] } = await migrator.migrateToLatest()
  const failed = results.find((result) => result.status === 'Error')
  if (error) {
    throw new Error(
      `Migration ${failed?.migrationName ?? ''} failed: ${error instanceof Error ? error.message : error}`,
      {
        cause: error,
      },
    )
  }
  return results.map((result) => result.migrationName)
}

/** The migrations by name; also the fingerprint that cached databases are kept under. */
export async function readMigrations(): Promise<Record<string, Migration & { readonly text: string }>> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  const entries = await Promise.all(
    names.map(async (name) => {
      const text = await readFile(new URL(name, folder), 'utf8')
      const up: Migration['up'] = async (db) => {
        await sql.raw(text).execute(db)
      }
      return [name.replace(/\.sql$/, ''), { up, text }] as const
    }),
  )
  return Object.fromEntries(entries)
}
