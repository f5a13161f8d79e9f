import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { afterAll, beforeEach, expect, inject, test } from 'vitest'
import { roadsCommand } from '../../../server/roads/roads-command.ts'
import { importCommand } from '../../../server/sites/import-command.ts'
import { database, reset } from '../../support/database.ts'
import { urlOf } from '../../support/url-of.ts'
import { writePbf } from '../../support/write-pbf.ts'
import { smallTown } from './small-town.ts'

const db = database()
const folder = mkdtempSync(join(tmpdir(), 'jingwei-roads-command-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
beforeEach(() => reset(db))

const file = join(folder, 'town.osm.pbf')
writeFileSync(file, writePbf(smallTown()))

async function run(...words: string[]): Promise<number> {
  const env = { DATABASE_URL: urlOf(inject('address')) }
  const program = new Command('jingwei').exitOverride()
  importCommand(async () => undefined)(program, env, () => undefined)
  roadsCommand(
    async () => undefined,
    () => () => undefined,
  )(program, env, () => undefined)
  await program.parseAsync(['import', ...words], { from: 'user' })
  return (await db.selectFrom('road_version').select('id').execute()).length
}

test('--dry-run writes nothing, before or after the name of what is imported', async () => {
  expect(await run('roads', file, '--dry-run')).toBe(0)
  expect(await run('--dry-run', 'roads', file)).toBe(0)
  expect(await run('roads', file)).toBe(1)
})
