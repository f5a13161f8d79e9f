import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { lockFolder } from '../../../server/db/folder-lock.ts'
import { requireVersions } from '../../../server/db/open-database.ts'

test('versions from the least supported on are named', () => {
  expect(requireVersions('15.18 (Debian 15.18-0+deb12u1)', '3.3.2')).toBe('PostgreSQL 15.18, PostGIS 3.3.2')
  expect(requireVersions('18.3', '3.6.2')).toBe('PostgreSQL 18.3, PostGIS 3.6.2')
})

test.each([
  ['14.9', '3.4.0', /PostgreSQL 14\.9 is too old: .* 15 or newer/],
  ['16.1', '3.2.9', /PostGIS 3\.2\.9 is too old: .* 3\.3 or newer/],
  ['16.1', '2.5.5', /PostGIS 2\.5\.5 is too old/],
  ['16.1', null, /no PostGIS: install it/],
])('PostgreSQL %s with PostGIS %s is refused with the way out', (server, postgis, message) => {
  expect(() => requireVersions(server, postgis)).toThrow(message)
})

test('a folder is held by one owner; a dead owner is no owner', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'jingwei-lock-'))
  const release = await lockFolder(folder)
  await expect(lockFolder(folder)).rejects.toThrow(`in use by another Jingwei (process ${process.pid})`)
  // What a killed process leaves behind: the lock, and a number that no process has any more.
  const { pid } = spawnSync(process.execPath, ['--version'])
  writeFileSync(join(folder, 'owner'), String(pid))
  const taken = await lockFolder(folder)
  await taken()
  await release().catch(() => undefined)
  rmSync(folder, { recursive: true, force: true })
})
