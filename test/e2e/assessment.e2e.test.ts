import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { openBrowser } from '../support/browser.ts'

type Session = { account: { login: string } | null; accounts: { login: string; role: string; firmId: number | null }[] }

const address = inject('serverAddress')
// Asked before the tests are known, so that without a browser they are skipped by name.
const browser: Browser | undefined = await openBrowser()
let page: Page
const problems: string[] = []

const visit = (search: string) => page.goto(`${address}/?view=assessment&lang=zh&${search}`)
const parameter = (name: string) => new URL(page.url()).searchParams.get(name)
const rowsOf = (label: string) => page.getByRole('table', { name: label, exact: true }).locator('tbody tr')

beforeAll(async () => {
  if (!browser) return
  page = await browser.newPage({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' })
  page.setDefaultTimeout(40_000)
  page.on('pageerror', (error) => problems.push(error.message))
})
afterAll(() => browser?.close())

describe.skipIf(!browser)('the government reads a quarter', () => {
  test('progress: rates of the city and 17 agencies, and the five parties of every site', async () => {
    await visit('metric=progress')
    await rowsOf('测评率').first().waitFor()
    expect(await rowsOf('测评率').count()).toBe(18)
    const site = rowsOf('各工程提交情况').first()
    await site.waitFor()
    expect(await site.getByRole('img').count()).toBe(5)
    await page.getByText('有缺', { exact: true }).click()
    await page.getByRole('button', { name: '朝阳区', exact: true }).click()
    await page.waitForURL(/agency=110105/)
    await expect.poll(async () => (await rowsOf('各工程提交情况').first().textContent()) ?? '').toContain('朝阳区')
  })

  test('a rank opens down to the single answers that made it', async () => {
    await visit('metric=boards')
    const first = rowsOf('房建').first()
    await first.waitFor()
    const combined = await first.locator('td').nth(4).textContent()
    await first.locator('button.link').click()
    await page.waitForURL(/site=\d+/)
    const drawer = page.getByRole('dialog')
    await drawer.getByRole('heading', { name: '计算步骤' }).waitFor()
    expect(await drawer.locator('.facts dd').first().textContent()).toBe(combined)
    expect(await drawer.locator('.explain-steps li').count()).toBeGreaterThan(0)
    await drawer.getByRole('button', { name: '看答卷' }).first().click()
    await drawer.getByText('适用项', { exact: true }).click()
    expect(await drawer.getByRole('table', { name: '答卷' }).locator('tbody tr').count()).toBeGreaterThan(20)
    await page.goBack()
    await page.waitForURL((url) => !url.searchParams.has('site'))
  })

  test('two subjects stand side by side', async () => {
    await visit('metric=boards&board=contractor')
    await rowsOf('施工单位').first().waitFor()
    for (const place of [0, 1]) await rowsOf('施工单位').nth(place).getByRole('checkbox').check()
    await page.getByRole('button', { name: /比较所选（2）/ }).click()
    const table = page.getByRole('table', { name: '所选对象的分数与名次' })
    await table.waitFor()
    expect(await table.locator('thead th').count()).toBe(3)
    expect(await page.getByRole('dialog').locator('.chart polyline').count()).toBeGreaterThanOrEqual(2)
  })

  test('a moved border shows at once what it would mean, and changes nothing', async () => {
    await visit('metric=measures')
    const totals = page.locator('.level-totals')
    await totals.waitFor()
    const before = await totals.textContent()
    const handle = page.getByRole('slider', { name: 'D 级起始名次百分位' })
    await handle.focus()
    for (let step = 0; step < 10; step++) await page.keyboard.press('ArrowLeft')
    await expect.poll(() => totals.textContent()).not.toBe(before)
    expect(await page.getByRole('button', { name: '恢复现行' }).isEnabled()).toBe(true)
    await page.getByRole('button', { name: '恢复现行' }).click()
    await expect.poll(() => totals.textContent()).toBe(before)
  })

  test('an indicator is found by its words, and the set can be taken away as a spreadsheet', async () => {
    await visit('metric=indicators')
    await page.getByRole('searchbox', { name: '编号或内容' }).fill('基坑')
    await page.locator('.indicator-item').first().click()
    await page.getByRole('heading', { name: '扣分标准' }).waitFor()
    const link = await page.getByRole('link', { name: '下载 XLSX' }).getAttribute('href')
    const file = await fetch(`${address}${link}`)
    expect([file.status, (await file.arrayBuffer()).byteLength > 5000]).toEqual([200, true])
  })

  test('on a phone no side of it scrolls sideways', async () => {
    const phone = await browser!.newPage({ viewport: { width: 360, height: 780 }, reducedMotion: 'reduce' })
    try {
      for (const side of ['progress', 'boards', 'flags', 'points', 'measures', 'runs', 'indicators']) {
        await phone.goto(`${address}/?view=assessment&lang=zh&metric=${side}`)
        await phone.locator('.assessment-tabs .ant-tabs-content').waitFor()
        await expect.poll(() => phone.locator('.ant-spin').count(), { timeout: 20_000 }).toBe(0)
        const excess = await phone
          .locator('.assessment-tabs .ant-tabs-content')
          .evaluate((side) => side.scrollWidth - side.clientWidth)
        expect([side, excess]).toEqual([side, 0])
      }
    } finally {
      await phone.close()
    }
  })
})

describe.skipIf(!browser)('a firm reads its own side', () => {
  let local: string
  test('it sees 测评, 公示 and nothing of the plans, its sites and its forms', async () => {
    const session = (await (await fetch(`${address}/api/session`)).json()) as Session
    local = session.account!.login
    const firm = session.accounts.find((account) => account.role === 'firm')!
    await visit('metric=sites')
    await become(firm.login)
    await page.locator('.card-list li').first().waitFor()
    expect(await page.getByRole('navigation', { name: '工作台' }).getByRole('link').allTextContents()).toEqual([
      '测评',
      '公示',
    ])
    expect(await page.getByRole('combobox', { name: '监督机构' }).count()).toBe(0)
    const city = await page.evaluate(async () => (await fetch('/api/city')).json())
    expect(city.levels).toEqual([])
    expect(city.agencies.every((agency: { teamCount: number | null }) => agency.teamCount === null)).toBe(true)
    const refused = await page.evaluate(async () => (await fetch('/api/sites')).status)
    expect(refused).toBe(403)
    await page.goto(`${address}/?view=week&lang=zh`)
    await page.getByRole('tab', { name: '待办' }).click()
    await page.locator('.card-list li').first().waitFor()
    expect(parameter('metric')).toBe('tasks')
    await become(local)
    await page.getByRole('link', { name: '周计划' }).waitFor()
  })

  test('nothing went wrong in the page meanwhile', () => {
    expect(problems).toEqual([])
  })
})

async function become(login: string): Promise<void> {
  await page.evaluate(async (login) => {
    const headers = { 'content-type': 'application/json' }
    await fetch('/api/session', { method: 'POST', headers, body: JSON.stringify({ login }) })
  }, login)
  await page.reload()
}
