import { expect, inject, test } from 'vitest'
import { startServer } from '../support/serve.ts'

const address = inject('serverAddress')

test('start tells its steps and then the address', () => {
  const output = inject('serverOutput')
  for (const step of ['page', 'database', 'migrations', address]) expect(output).toContain(step)
})

test('a second process on the same data folder is told so in one line', async () => {
  const first = await startServer({ JINGWEI_SAMPLE: 'none' })
  await expect(startServer({ JINGWEI_DATA: first.dataFolder })).rejects.toThrow(
    /code 2:[\s\S]*jingwei: The data folder .* is in use by another Jingwei \(process \d+\): stop it, or set JINGWEI_DATA/,
  )
  expect(await first.stop()).toBe(0)
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
