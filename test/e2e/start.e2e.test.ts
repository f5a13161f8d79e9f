import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, inject, test } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { startServer } from '../support/serve.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

const address = inject('serverAddress')
const browser = await openBrowser()
afterAll(() => browser?.close())

test('start tells its steps and then the address', () => {
  const output = inject('serverOutput')
  for (const step of ['page', 'database', 'migrations', address]) expect(output).toContain(step)
})

describe('on one data folder', () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'jingwei-e2e-'))
  afterAll(() => rmSync(dataFolder, { recursive: true, force: true }))

  test('a second process is told so in one line', async () => {
    const first = await startServer({ JINGWEI_SAMPLE: 'none', JINGWEI_DATA: dataFolder })
    await expect(startServer({ JINGWEI_DATA: dataFolder })).rejects.toThrow(
      /code 2:[\s\S]*jingwei: The data folder .* is in use by another Jingwei \(process \d+\): stop it, or set JINGWEI_DATA/,
    )
    expect(await first.stop()).toBe(0)
  })

  test.skipIf(!browser)('with passwords, nobody sees anything before signing in, nor after signing out', async () => {
    const env = { ...process.env, JINGWEI_SAMPLE: 'none', JINGWEI_DATA: dataFolder, DATABASE_URL: '' }
    const account = ['server/cli.js', 'account', 'wang', '--name', '王敏', '--role', 'city']
    const made = spawnSync(process.execPath, account, { cwd: root, env, input: 'a long password' })
    expect([made.status, made.stderr.toString()]).toEqual([0, ''])
    const server = await startServer({ JINGWEI_SAMPLE: 'none', JINGWEI_DATA: dataFolder, JINGWEI_AUTH: 'password' })
    const page = await browser!.newPage({ reducedMotion: 'reduce' })
    try {
      await page.goto(`${server.address}/?lang=zh`)
      await page.getByRole('heading', { name: '登录' }).waitFor()
      expect(await page.getByRole('combobox').count()).toBe(0)
      await page.getByRole('textbox', { name: '账号名' }).fill('wang')
      await page.getByRole('textbox', { name: '密码' }).fill('a wrong password')
      await page.keyboard.press('Enter')
      await page.getByText('账号或密码不正确').waitFor()
      await page.getByRole('textbox', { name: '密码' }).fill('a long password')
      await page.keyboard.press('Enter')
      await page.getByRole('button', { name: '去导入' }).waitFor()
      await page.getByRole('button', { name: /王敏/ }).click()
      await page.getByRole('menuitem', { name: '退出' }).click()
      await page.getByRole('heading', { name: '登录' }).waitFor()
    } finally {
      await page.close()
      await server.stop()
    }
  })
})

test('a taken port is named with the way out', async () => {
  await expect(startServer({ PORT: new URL(address).port })).rejects.toThrow(
    /Port \d+ on 127\.0\.0\.1 is taken: .*PORT=/,
  )
})

test('an unreachable DATABASE_URL is named with the way out', async () => {
  await expect(startServer({ DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' })).rejects.toThrow(
    /code 2:[\s\S]*DATABASE_URL cannot be reached .*ECONNREFUSED/,
  )
})

test('settings that cannot be are refused by name', async () => {
  await expect(startServer({ PORT: 'http' })).rejects.toThrow(/PORT=http is not a whole number/)
  await expect(startServer({ HOST: '0.0.0.0' })).rejects.toThrow(/JINGWEI_AUTH=password/)
})

test('the interface describes itself, and answers what it does not know with problem+json', async () => {
  const document = await (await fetch(`${address}/api/openapi.json`)).json()
  expect(document.openapi).toBe('3.1.0')
  const missing = await fetch(`${address}/api/nothing`)
  expect(missing.status).toBe(404)
  expect(missing.headers.get('content-type')).toContain('application/problem+json')
  expect(await missing.json()).toMatchObject({ code: 'not-found', status: 404 })
})

test('a foreign page cannot make the browser write, nor reach us under another name', async () => {
  const forged = await fetch(`${address}/api/session`, {
    method: 'POST',
    headers: { origin: 'https://elsewhere.example', 'content-type': 'application/json' },
    body: JSON.stringify({ login: 'local' }),
  })
  expect(forged.status).toBe(403)
})
