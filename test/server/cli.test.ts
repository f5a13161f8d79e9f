import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'

const run = (...args: string[]) => spawnSync(process.execPath, args, { encoding: 'utf8' })

test('under a Node that cannot run TypeScript the command says which Node it needs', () => {
  const { status, stderr, stdout } = run('--no-experimental-strip-types', 'server/cli.js', '--help')
  expect([status, stdout]).toEqual([1, ''])
  expect(stderr).toContain(`需要 Node 24 或更新版本，现为 ${process.version}`)
  expect(stderr).toContain('npm exec jingwei')
})

test('and under ours it lists its commands', () => {
  const { status, stdout } = run('server/cli.js', '--help')
  expect(status).toBe(0)
  expect(stdout).toMatch(/serve[\s\S]*plan[\s\S]*solve/)
})
