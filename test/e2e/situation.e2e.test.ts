import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { openBrowser } from '../support/browser.ts'

// Asked before the tests are known, so that without a browser they are skipped by name.
const browser: Browser | undefined = await openBrowser()
const needsBrowser = test.skipIf(!browser)
let page: Page
const problems: string[] = []

beforeAll(async () => {
  if (!browser) return
  page = await browser.newPage({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' })
  page.setDefaultTimeout(40_000)
  page.on('pageerror', (error) => problems.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text())
  })
})
afterAll(() => browser?.close())

const visit = (search: string) => page.goto(`${inject('serverAddress')}/${search}`)
const parameter = (name: string) => new URL(page.url()).searchParams.get(name)
needsBrowser('from the city down to a site by its tables, with the address holding every step', async () => {
  await visit('?view=situation&lang=zh')
  await expectText('示例数据')
  const league = page.getByRole('table').first()
  await league.waitFor()
  expect(await league.getByRole('row').count()).toBe(18)
  await league.getByRole('button', { name: '朝阳区' }).click()
  await page.waitForURL(/agency=110105/)
  await page.getByRole('button', { name: '110105G01' }).click()
  await page.waitForURL(/grid=110105G01/)
  const site = page.locator('table.data tbody button.link').first()
  const name = (await site.textContent()) ?? ''
  await site.click()
  await page.waitForURL(/site=\d+/)
  const card = page.getByRole('article', { name })
  await card.waitFor()
  expect(await card.locator('.score-bars li').count()).toBe(6)
  for (const heading of ['为什么是这里', '为什么是本周', '危大工程'])
    await card.getByRole('heading', { name: heading }).waitFor()
  const points = await card.locator('.score-points').allInnerTexts()
  const total = points.reduce((sum, text) => sum + Number.parseFloat(text), 0)
  const score = Number.parseFloat((await card.locator('.score-line strong').textContent()) ?? '')
  // Each bar is rounded to a tenth, the score once.
  expect(Math.abs(total - score)).toBeLessThanOrEqual(0.35)
  await page.goBack()
  await page.waitForURL((url) => !url.searchParams.has('site'))
  expect(parameter('grid')).toBe('110105G01')
})

needsBrowser('the league table sorts by a heading, by the keyboard alone', async () => {
  await visit('?view=situation&lang=en')
  const heading = page.getByRole('button', { name: 'Sites', exact: true })
  await heading.focus()
  await page.keyboard.press('Enter')
  const column = page.locator('th[aria-sort]')
  expect(await column.getAttribute('aria-sort')).toBe('descending')
  const counts = await page.locator('table.data tbody tr td:nth-child(3)').allInnerTexts()
  const numbers = counts.map((text) => Number(text.replace(/,/g, '')))
  expect(numbers).toEqual(numbers.toSorted((a, b) => b - a))
  expect(numbers.reduce((sum, count) => sum + count, 0)).toBe(4208)
})

needsBrowser('the language switch leaves nothing Chinese but names of people and places', async () => {
  await visit('?view=situation&lang=zh')
  await page.getByRole('button', { name: 'Switch to English' }).click()
  await page.waitForURL(/lang=en/)
  await expectText('Sample data')
  expect(await page.title()).toBe('Jingwei · Situation')
  expect(await page.locator('html').getAttribute('lang')).toBe('en')
  const league = await page.getByRole('table').first().textContent()
  expect(league).not.toMatch(/[\u4e00-\u9fff]/)
})

needsBrowser('without WebGL the plain map shows the same sites, and a click opens one', async () => {
  await visit('?view=situation&agency=110105&map=plain&lang=zh')
  const dots = page.locator('.map-svg circle[data-layer="site-point"]')
  await dots.first().waitFor({ state: 'attached' })
  const sites = await page.evaluate(async () => {
    const answer = await fetch('/api/sites.geojson?agency=110105')
    return ((await answer.json()) as { features: unknown[] }).features.length
  })
  await expect.poll(() => dots.count(), { timeout: 10_000 }).toBe(sites)
  await dots.nth(Math.floor(sites / 2)).dispatchEvent('pointerdown')
  await dots.nth(Math.floor(sites / 2)).dispatchEvent('pointerup')
  await page.waitForURL(/site=\d+/)
})

needsBrowser('an earlier quarter shows its own numbers', async () => {
  await visit('?view=situation&lang=zh')
  await page.getByRole('table').first().waitFor()
  const now = await page.getByRole('table').first().textContent()
  const handle = page.getByRole('slider')
  await handle.focus()
  await page.keyboard.press('ArrowLeft')
  await page.waitForURL(/quarter=\d{4}Q\d/)
  await expect.poll(() => page.getByRole('table').first().textContent(), { timeout: 30_000 }).not.toBe(now)
})

needsBrowser('调配 shows grids, teams and the import, each under its own address', async () => {
  await visit('?view=allocate&agency=110105&lang=zh')
  await expectText('简单 k-means')
  await page.getByRole('tab', { name: '执法小组' }).click()
  await page.waitForURL(/metric=teams/)
  await page.getByRole('article', { name: /朝阳/ }).first().waitFor()
  await page.getByRole('tab', { name: '导入' }).click()
  await page.waitForURL(/metric=import/)
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({
      name: 'bad.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('许可证号,项目名称,经度,纬度\nX-1,坏行,999,40\n'),
    })
  await page
    .getByRole('button', { name: '试 读' })
    .or(page.getByRole('button', { name: '试读' }))
    .click()
  const result = page.locator('.import-result, .import .state-box[role=alert]')
  await result.waitFor()
  expect(await result.textContent()).toMatch(/拒绝|缺少|无法/)
})

needsBrowser('nothing went wrong in the page meanwhile', async () => {
  // Without a graphics unit Chromium remarks on its software renderer; that is not ours.
  expect(problems.filter((problem) => !/GPU stall|WebGL|status of 40\d/.test(problem))).toEqual([])
})

async function expectText(text: string): Promise<void> {
  await page.getByText(text).first().waitFor()
}
