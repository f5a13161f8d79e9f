import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { afterAll, afterEach, beforeEach, expect, inject, test } from 'vitest'
import { indicatorsCommand } from '../../../server/indicators/import-command.ts'
import { listIndicatorSets } from '../../../server/indicators/queries.ts'
import { sampleSet } from '../../../server/indicators/sample/sample-set.ts'
import { writeSetWorkbook } from '../../../server/indicators/write-workbook.ts'
import { importCommand } from '../../../server/sites/import-command.ts'
import { database, reset } from '../../support/database.ts'
import { urlOf } from '../../support/url-of.ts'
import { workbook } from '../sites/workbook.ts'

const db = database()
const folder = mkdtempSync(join(tmpdir(), 'jingwei-indicators-test-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
beforeEach(() => reset(db))
// The command tells its outcome by the process's own exit code, which is the test's too.
afterEach(() => {
  process.exitCode = 0
})

const path = join(folder, '指标.xlsx')
const env = { DATABASE_URL: urlOf(inject('address')) }

async function run(...words: string[]): Promise<{ code: unknown; lines: string[] }> {
  const lines: string[] = []
  const print = (line: string) => lines.push(line)
  const program = new Command('jingwei').exitOverride().configureOutput({ writeErr: () => undefined })
  importCommand(async () => undefined)(program, env, print)
  indicatorsCommand(program, env, print)
  process.exitCode = 0
  await program.parseAsync(['import', 'indicators', ...words], { from: 'user' })
  return { code: process.exitCode, lines }
}

const states = async () => (await listIndicatorSets(db)).map((row) => `${row.version} ${row.state} ${row.validFrom}`)

test('a file is checked, stored as a draft, put in force; again changes nothing', async () => {
  writeFileSync(path, await writeSetWorkbook(sampleSet, 'zh'))
  const tried = await run(path, '--set', '2026.1', '--dry-run')
  expect(tried.lines.join('\n')).toContain('未写入')
  expect(await states()).toEqual([])
  await run(path, '--set', '2026.1', '--name', '甲')
  expect(await states()).toEqual(['2026.1 draft null'])
  const done = await run(path, '--set', '2026.1', '--from', '2026Q4')
  expect(done.code).toBe(0)
  expect(done.lines.at(-1)).toContain('自 2026Q4 起启用')
  const again = await run(path, '--set', '2026.1', '--from', '2026Q4')
  expect(again.code).toBe(0)
  expect(await states()).toEqual(['2026.1 in_force 2026Q4'])
})

test('a refused file says where, stores nothing and exits with 2', async () => {
  writeFileSync(
    path,
    await workbook([
      ['大类', '分组名称', '编码', '指标内容', '角度', '满分'],
      ['C9', '甲', 'A', '乙', '实体', 5],
    ]),
  )
  const refused = await run(path, '--set', 'a', '--from', '2026Q4')
  expect(refused.code).toBe(2)
  expect(refused.lines.join('\n')).toMatch(/已拒绝[\s\S]*第 2 行 row 2 \[大类\]/)
  expect(await states()).toEqual([])
})

test('bad options and missing files are refused before anything is opened', async () => {
  await expect(run(path)).rejects.toThrow('--set')
  await expect(run(path, '--set', 'a b')).rejects.toThrow('letters')
  await expect(run(path, '--set', 'a', '--from', '2026')).rejects.toThrow('2027Q1')
  await expect(run(join(folder, 'none.xlsx'), '--set', 'a')).rejects.toThrow('cannot be read')
})
