import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { verifySignature } from '../support/verify-signature.ts'

// Asked before the tests are known, so that without a browser they are skipped by name.
const browser: Browser | undefined = await openBrowser()
const needsBrowser = test.skipIf(!browser)
let context: BrowserContext
let page: Page
const crashes: string[] = []

beforeAll(async () => {
  if (!browser) return
  context = await browser.newContext({ viewport: { width: 390, height: 844 }, reducedMotion: 'reduce', hasTouch: true })
  page = await context.newPage()
  page.setDefaultTimeout(40_000)
  page.on('pageerror', (error) => crashes.push(error.message))
})
afterAll(() => browser?.close())

const visit = (search: string) => page.goto(`${inject('serverAddress')}/${search}`)
const firstQuestion = () => page.locator('.indicator').first()

needsBrowser(
  'a project department fills in its form where there is no network, and it is sent afterwards',
  async () => {
    await visit('?view=public&lang=zh')
    await page.evaluate(async () => {
      const headers = { 'content-type': 'application/json' }
      await fetch('/api/session', { method: 'POST', headers, body: JSON.stringify({ login: 'project-sample' }) })
    })
    await visit('?view=assessment&lang=zh')
    await page.getByRole('button', { name: '开始填写' }).first().waitFor()
    // the parties of a site see their own side only
    expect(await page.getByRole('navigation', { name: '工作台' }).getByRole('link').allTextContents()).toEqual([
      '测评',
      '公示',
    ])
    await page.getByRole('button', { name: '开始填写' }).first().click()
    await page.waitForURL(/form=\d+/)
    await page.getByText('已保存').waitFor()
    // kept by now: the page's files, and who it is that fills in
    await page.waitForFunction(async () => {
      const kept = async (name: string) => (await (await caches.open(name)).keys()).length
      return (await kept('page')) === 1 && (await kept('assets')) > 3 && (await kept('answers')) >= 2
    })

    await context.setOffline(true)
    await firstQuestion().getByText('扣分', { exact: true }).click()
    await firstQuestion().locator('.deduction button').first().click()
    const photo = await page.evaluate(async () => {
      const canvas = Object.assign(document.createElement('canvas'), { width: 2000, height: 1500 })
      canvas.getContext('2d')!.fillRect(0, 0, 900, 900)
      const blob = await new Promise<Blob>((resolve) => canvas.toBlob((made) => resolve(made!), 'image/jpeg'))
      return [...new Uint8Array(await blob.arrayBuffer())]
    })
    const file = { name: 'site.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(photo) }
    await firstQuestion().locator('input[type=file]').setInputFiles(file)
    await firstQuestion().getByText('待上传').waitFor()
    await page.getByText('已存本机，联网后自动上传').waitFor()
    await page.reload()
    await page.getByText('已存本机，联网后自动上传').waitFor()
    const points = await firstQuestion().getByRole('spinbutton').inputValue()
    expect(Number(points)).toBeGreaterThan(0)

    await context.setOffline(false)
    await page.getByText('已保存').waitFor()
    const id = new URL(page.url()).searchParams.get('form')
    const form = await (await page.request.get(`${inject('serverAddress')}/api/assessment/forms/${id}`)).json()
    expect(form.answers[0].points).toBe(Number(points))
    expect(form.evidence).toMatchObject([{ position: form.answers[0].position, mediaType: 'image/jpeg' }])
    expect(crashes).toEqual([])
  },
)

needsBrowser('what is published is there for anyone, with its signature', async () => {
  const stranger = await browser!.newPage({ viewport: { width: 390, height: 844 }, reducedMotion: 'reduce' })
  await stranger.goto(`${inject('serverAddress')}/?view=public&lang=zh`)
  await stranger.getByRole('heading', { name: '安全质量状况测评结果公示' }).waitFor()
  await stranger.getByRole('heading', { name: /排名靠前/ }).waitFor()
  await stranger.getByRole('heading', { name: /排名靠后/ }).waitFor()
  await stranger.getByText('SHA-256').waitFor()
  // nothing has to be scrolled sideways on a phone
  expect(await stranger.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await stranger.close()

  // and whoever doubts it checks the text against the published keys
  const ask = (path: string) => fetch(`${inject('serverAddress')}/api/public/${path}`)
  const rows = (await (await ask('publications')).json()) as { id: number; kind: string }[]
  const text = await ask(`publications/${rows.find(({ kind }) => kind === 'boards')!.id}`)
  const { keys } = await (await ask('keys')).json()
  const content = await text.text()
  const signature = text.headers.get('jws-signature')!
  expect(await verifySignature(signature, keys, content)).toBe(content)
  await expect((async () => verifySignature(signature, keys, content.replace('99', '98')))()).rejects.toThrow()
})
