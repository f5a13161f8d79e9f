import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { connect } from '../../server/db/connect.ts'
import { startEmbedded } from '../../server/db/embedded.ts'
import { migrate, readMigrations } from '../../server/db/migrate.ts'

const cache = new URL('../../node_modules/.cache/jingwei/', import.meta.url).pathname

/** One embedded database for the run, in memory, from a template that is kept until the migrations change. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const template = await readTemplate()
  const embedded = await startEmbedded(undefined, template)
  project.provide('address', embedded.address)
  return embedded.close
}

async function readTemplate(): Promise<Uint8Array> {
  const migrations = await readMigrations()
  const print = createHash('sha256').update(JSON.stringify(migrations)).digest('hex').slice(0, 16)
  const path = join(cache, `template-${print}.tar.gz`)
  if (existsSync(path)) return readFileSync(path)
  const embedded = await startEmbedded(undefined)
  const db = connect(embedded.address, 1)
  await migrate(db)
  await db.destroy()
  const dump = await embedded.dump()
  await embedded.close()
  mkdirSync(cache, { recursive: true })
  writeFileSync(`${path}.part`, dump)
  renameSync(`${path}.part`, path)
  return dump
}
