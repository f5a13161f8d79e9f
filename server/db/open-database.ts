import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Config } from '../config.ts'
import { connect, type Db } from './connect.ts'
import { startEmbedded } from './embedded.ts'
import { lockFolder } from './folder-lock.ts'
import { StartError } from './start-error.ts'

export type OpenedDatabase = {
  readonly db: Db
  readonly kind: 'embedded' | 'server'
  /** `PostgreSQL 18.3, PostGIS 3.6` */
  readonly versions: string
  readonly close: () => Promise<void>
}

const LEAST_POSTGRES = 15
const LEAST_POSTGIS = [3, 3] as const

/** Opens the database that the settings name, embedded or real; throws `StartError` with one line when it cannot be used. */
export async function openDatabase(config: Config): Promise<OpenedDatabase> {
  return config.databaseUrl === undefined ? openEmbedded(config.dataFolder) : openServer(config.databaseUrl)
}

/** Whether opening it will make the database: an embedded one that has no folder yet. */
export function isNewDatabase({ databaseUrl, dataFolder }: Config): boolean {
  return databaseUrl === undefined && !existsSync(embeddedFolder(dataFolder))
}

function embeddedFolder(dataFolder: string): string {
  return join(dataFolder, 'postgres')
}

async function openEmbedded(dataFolder: string): Promise<OpenedDatabase> {
  const release = await lockFolder(dataFolder)
  const folder = embeddedFolder(dataFolder)
  try {
    const embedded = await startEmbedded(folder)
    const db = connect(embedded.address)
    const close = async (): Promise<void> => {
      await db.destroy()
      await embedded.close()
      await release()
    }
    return { db, kind: 'embedded', versions: await checkVersions(db), close }
  } catch (error) {
    await release()
    if (error instanceof StartError) throw error
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error)
    const advice = existsSync(folder)
      ? 'if the folder is damaged, move it away and start again'
      : 'check that the folder can be written'
    throw new StartError(`The embedded database in ${folder} does not start (${reason}): ${advice}.`)
  }
}

async function openServer(url: string): Promise<OpenedDatabase> {
  const db = connect({ url }, 10)
  try {
    return { db, kind: 'server', versions: await checkVersions(db), close: () => db.destroy() }
  } catch (error) {
    await db.destroy()
    if (error instanceof StartError) throw error
    const reason = error instanceof AggregateError ? error.errors[0] : error
    throw new StartError(
      `DATABASE_URL cannot be reached (${reason instanceof Error ? reason.message : reason}): check host, port, user and database, or unset it to use the embedded database.`,
    )
  }
}

async function checkVersions(db: Db): Promise<string> {
  const { rows } = await sql<{ server: string; postgis: string | null }>`
    select current_setting('server_version') as server, coalesce(
      (select extversion from pg_extension where extname = 'postgis'),
      (select default_version from pg_available_extensions where name = 'postgis')) as postgis`.execute(db)
  const { server = '0', postgis = null } = rows[0] ?? {}
  return requireVersions(server, postgis)
}

/** `PostgreSQL 15.18, PostGIS 3.3.2` when both are new enough; otherwise throws `StartError` with what to do. */
export function requireVersions(server: string, postgis: string | null): string {
  if (Number.parseInt(server, 10) < LEAST_POSTGRES) {
    throw new StartError(`PostgreSQL ${server} is too old: Jingwei needs PostgreSQL ${LEAST_POSTGRES} or newer.`)
  }
  if (postgis === null) {
    throw new StartError(
      'This PostgreSQL has no PostGIS: install it on the database server (Debian: apt-get install postgresql-15-postgis-3).',
    )
  }
  const [major = 0, minor = 0] = postgis.split('.').map(Number)
  if (major < LEAST_POSTGIS[0] || (major === LEAST_POSTGIS[0] && minor < LEAST_POSTGIS[1])) {
    throw new StartError(`PostGIS ${postgis} is too old: Jingwei needs PostGIS ${LEAST_POSTGIS.join('.')} or newer.`)
  }
  return `PostgreSQL ${server.split(' ')[0]}, PostGIS ${postgis}`
}
