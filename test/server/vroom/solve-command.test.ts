import { spawn, spawnSync } from 'node:child_process'
import { existsSync, linkSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { judge } from '../../support/vroom-referee.ts'
import { randomVroom } from './random-vroom.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'jingwei-solve-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const text = JSON.stringify(randomVroom(3, { jobs: 30, vehicles: 4, windows: true, breaks: true, priorities: true }))
const file = join(folder, 'problem.json')
writeFileSync(file, text)

/** Where no database could be opened. */
const place = {
  cwd: root,
  env: { ...process.env, DATABASE_URL: 'postgres://nowhere.invalid/none', JINGWEI_DATA: join(folder, 'none') },
}

/** `jingwei solve …` in a process of its own. */
const jingwei = (...args: string[]) =>
  spawnSync(process.execPath, ['server/cli.js', 'solve', ...args], {
    ...place,
    // a test that waits for a process cannot be stopped itself
    timeout: 30_000,
    encoding: 'utf8',
  })

test('writes the solution to standard output, and what it reports replays it', () => {
  const first = jingwei(file, '--seconds', '1.5', '--threads', '2', '--seed', '5')
  // on standard error it may say that a busy machine took longer
  expect(first.status).toBe(0)
  expect(judge(text, first.stdout)).toEqual([])
  const { jingwei: notes, routes } = JSON.parse(first.stdout)
  const out = join(folder, 'solution.json')
  const replay = [
    '--seed',
    String(notes.seed),
    '--iterations',
    String(notes.iterations),
    '--threads',
    '1',
    '--out',
    out,
  ]
  expect(jingwei(file, ...replay)).toMatchObject({ status: 0, stdout: '', stderr: '' })
  expect(JSON.parse(readFileSync(out, 'utf8')).routes).toEqual(routes)
})

test('--bound says what no plan can exceed, whatever the seed', () => {
  const [first, other] = ['1', '9'].map((seed) => {
    const { status, stdout } = jingwei(file, '--seconds', '1', '--threads', '1', '--bound', '--seed', seed)
    expect(status).toBe(0)
    return JSON.parse(stdout)
  })
  const { bound } = first.jingwei
  expect(bound.priority).toBeGreaterThanOrEqual(Math.max(first.summary.priority, other.summary.priority))
  expect(bound.en).toContain(String(bound.priority))
  expect(bound.vehicles.map(({ vehicle }: { vehicle: number }) => vehicle)).toEqual([100, 101, 102, 103])
  for (const { priority } of bound.vehicles) expect(priority).toBeGreaterThanOrEqual(bound.priority)
})

test.each([
  ['no such file', join(folder, 'missing.json'), /missing\.json cannot be read \(ENOENT/],
  ['a directory', folder, /cannot be read \(EISDIR/],
  ['an empty file', '', /^The file is empty/],
  ['half a file', text.slice(0, 99), /^The file is not JSON/],
  ['a wrong value', text.replace('"service":', '"service":-'), /^vehicles\[0\]\.breaks\[0\]\.service is -\d+: /],
])('%s gives code 2 in VROOM’s form and a sentence', (_, content, message) => {
  const at = content.startsWith(folder) ? content : join(folder, 'bad.json')
  if (at !== content) writeFileSync(at, content)
  const { status, stdout, stderr } = jingwei(at)
  const { code, error } = JSON.parse(stdout)
  expect([status, code]).toEqual([2, 2])
  expect(error).toMatch(message)
  expect(stderr).toContain(`jingwei: ${error.split('; ')[0]}`)
})

test('reads from a pipe', () => {
  const line = 'cat "$1" | "$2" server/cli.js solve /dev/stdin --iterations 10 --threads 1'
  const { status, stdout } = spawnSync('sh', ['-c', line, 'sh', file, process.execPath], { ...place, encoding: 'utf8' })
  expect(status).toBe(0)
  expect(judge(text, stdout)).toEqual([])
})

test('the problem is never written over, by whatever name it is called', () => {
  const copy = join(folder, 'copy.json')
  const link = join(folder, 'link.json')
  writeFileSync(copy, text)
  linkSync(copy, link)
  const { status, stderr } = jingwei(copy, '--iterations', '1', '--out', link)
  expect(status).toBe(2)
  expect(stderr).toBe(`jingwei: --out ${link} cannot be written (it is the problem itself)\n`)
  expect(readFileSync(copy, 'utf8')).toBe(text)
})

test('bytes that are no text are refused', () => {
  const broken = join(folder, 'broken.json')
  writeFileSync(broken, Buffer.concat([Buffer.from(text.slice(0, -1)), Buffer.from([0xff, 0x7d])]))
  const { status, stderr } = jingwei(broken, '--iterations', '1')
  expect(status).toBe(2)
  expect(stderr).toBe(`jingwei: ${broken} cannot be read (is not text in UTF-8)\n`)
})

test('Ctrl-C ends the search with the best plan so far', async () => {
  const options = ['server/cli.js', 'solve', file, '--seconds', '3600', '--threads', '1']
  const interrupted = async (afterMs: number) => {
    const child = spawn(process.execPath, options, { ...place, stdio: ['ignore', 'pipe', 'inherit'] })
    let stdout = ''
    child.stdout.on('data', (piece) => {
      stdout += piece
    })
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
    await delay(afterMs)
    child.kill('SIGINT')
    return { code: await ended, stdout }
  }
  // before there is a plan the signal ends it without a word, as it does any program: a busy machine takes longer to have one
  let end = await interrupted(2000)
  if (end.code === null) end = await interrupted(15_000)
  expect(end.code).toBe(0)
  expect(judge(text, end.stdout)).toEqual([])
  expect(JSON.parse(end.stdout).jingwei.iterations).toBeGreaterThan(0)
}, 60_000)

test.skipIf(!existsSync('/dev/full'))('a full disk is said, and is no success', () => {
  const { status, stderr } = spawnSync(
    process.execPath,
    ['server/cli.js', 'solve', file, '--iterations', '10', '--threads', '1'],
    { ...place, timeout: 30_000, encoding: 'utf8', stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe'] },
  )
  expect(status).toBe(1)
  expect(stderr).toMatch(/^jingwei: standard output cannot be written \(ENOSPC/)
})

test('options that cannot be are refused before anything is read', () => {
  for (const options of [
    ['--seconds', '0'],
    ['--threads', 'x'],
    ['--seed', '1.5'],
    ['--iterations', '5', '--seconds', '5'],
  ])
    expect(jingwei(file, ...options)).toMatchObject({ status: 2, stdout: '' })
  const { status, stdout, stderr } = jingwei(
    file,
    '--seconds',
    // refused at once: no test lasts an hour
    '3600',
    '--out',
    join(folder, 'no', 'such', 'folder.json'),
  )
  expect([status, JSON.parse(stdout).code]).toEqual([2, 2])
  expect(stderr).toMatch(/^jingwei: --out .*folder\.json cannot be written \(ENOENT/)
})
