import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import type { Browser, Locator, Page, Response } from 'playwright-core'
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

  test('a spreadsheet of indicators is answered row by row, and a sound one with its difference', async () => {
    const answer = await fetch(`${address}/api/indicator-sets/sample-1/xlsx`)
    const workbook = unzipSync(new Uint8Array(await answer.arrayBuffer()))
    const sheet = strFromU8(workbook['xl/worksheets/sheet1.xml']!)
    const points = '<c r="P4"><v>10</v></c>'
    expect(sheet).toContain(points)
    const withPoints = (cell: string) =>
      Buffer.from(zipSync({ ...workbook, 'xl/worksheets/sheet1.xml': strToU8(sheet.replace(points, cell)) }))
    await visit('metric=indicators')
    await page.getByText('导入新版本').click()
    await page.getByRole('textbox', { name: '版本号' }).fill('2027.1')
    const preview = async (buffer: Buffer) => {
      const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
      await page.locator('.indicator-import input[type=file]').setInputFiles({ name: 'a.xlsx', mimeType, buffer })
      await page.getByRole('button', { name: '试读并比较' }).click()
      await page.getByText('尚未保存').waitFor()
      return page.locator('.indicator-import').innerText()
    }
    const wrong = await preview(withPoints('<c r="P4" t="inlineStr"><is><t>十分</t></is></c>'))
    expect(wrong).toMatch(/4\s+满分\s+错误\s*“满分”应为 1–100 的整数/)
    expect(await page.getByRole('button', { name: '存为草案' }).isEnabled()).toBe(false)
    expect(await preview(withPoints('<c r="P4"><v>12</v></c>'))).toMatch(/修改 1、不变 177/)
    expect(await page.getByRole('button', { name: '存为草案' }).isEnabled()).toBe(true)
  })

  test('on a phone in English the open workspace and the rates of the districts can be read whole', async () => {
    const phone = await browser!.newPage({ viewport: { width: 390, height: 844 }, reducedMotion: 'reduce' })
    try {
      await phone.goto(`${address}/?view=assessment&lang=en&metric=progress`)
      const goal = phone.getByRole('columnheader', { name: /Affordable/ })
      await goal.waitFor()
      const [column, link, agencies] = await Promise.all(
        [goal, phone.locator('.header nav [aria-current]'), phone.locator('.header > .ant-select')].map((part) =>
          part.boundingBox(),
        ),
      )
      expect(column!.x + column!.width).toBeLessThanOrEqual(390)
      expect(link!.x + link!.width).toBeLessThanOrEqual(agencies!.x)
    } finally {
      await phone.close()
    }
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
        // the tab that is open can be read
        const tab = await phone.locator('.assessment-tabs .ant-tabs-tab-active').boundingBox()
        expect([side, tab!.x >= 0, tab!.x + tab!.width <= 360]).toEqual([side, true, true])
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
    const refusals: string[] = []
    const listen = (answer: Response) => {
      if (answer.status() >= 400) refusals.push(`${answer.status()} ${answer.url()}`)
    }
    page.on('response', listen)
    // nothing is offered until it is known who is there
    let letThrough = () => {}
    const isHeld = new Promise<void>((resolve) => {
      letThrough = resolve
    })
    await page.route('**/api/session', async (route) => {
      await isHeld
      await route.continue()
    })
    await visit('metric=sites')
    await page.getByRole('navigation', { name: '工作台' }).waitFor({ state: 'attached' })
    expect(await page.getByRole('navigation', { name: '工作台' }).getByRole('link').count()).toBe(0)
    letThrough()
    await page.getByRole('navigation', { name: '工作台' }).getByRole('link').first().waitFor()
    await page.unrouteAll({ behavior: 'wait' })
    await page.locator('.card-list li').first().waitFor()
    expect(await page.getByRole('navigation', { name: '工作台' }).getByRole('link').allTextContents()).toEqual([
      '测评',
      '公示',
    ])
    expect(await page.getByRole('combobox', { name: '监督机构' }).count()).toBe(0)
    await expect.poll(() => page.locator('.firm-standing dd').count()).toBeGreaterThan(1)
    expect(refusals).toEqual([])
    page.off('response', listen)
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

  test('it objects while the window is open, and reads what the city decided', async () => {
    const firm = 'contractor-sample'
    // something has to change, or the quarter has no new result
    await become(local)
    const periods = (await (await fetch(`${address}/api/assessment/periods`)).json()) as {
      quarter: string
      state: string
    }[]
    await visit(`metric=flags&quarter=${periods.find(({ state }) => state === 'closed')!.quarter}`)
    await page.getByRole('combobox', { name: '类型' }).click()
    await page.getByTitle('填写千篇一律').click()
    await page.getByRole('table').getByText('项目部').first().waitFor()
    const flag = page.getByRole('table').locator('tbody tr').filter({ hasText: '项目部' }).first()
    await flag.getByRole('button', { name: /确\s*认/ }).click()
    await page.getByRole('dialog').getByRole('textbox').fill('到场核对，多项未如实填报')
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /确\s*认/ })
      .click()
    await page.getByText('已记录').first().waitFor()
    await visit('metric=runs')
    const runs = page.locator('.run-card')
    await runs.first().waitFor()
    const before = await runs.count()
    const quarter = page.locator('.assessment-runs li').filter({ has: page.getByRole('button', { name: '评分排名' }) })
    await quarter.first().getByRole('button', { name: '评分排名' }).click()
    await expect.poll(() => runs.count(), { timeout: 60_000 }).toBe(before + 1)
    await runs.first().getByRole('button', { name: '通知企业，开始异议期' }).click()
    await runs
      .first()
      .getByText(/异议截止 \d{4}/)
      .waitFor()
    await runs
      .first()
      .getByRole('button', { name: /^公\s*示$/ })
      .click()
    await page
      .locator('.ant-popover:visible')
      .getByRole('button', { name: /公\s*示/ })
      .click()
    await page.getByText(/期满后方可公示/).waitFor()

    await become(firm)
    await visit('metric=objections')
    await page.getByText(/测评结果正在听取异议，截止 \d{4}-\d\d-\d\d（含当日），还有 \d+ 天/).waitFor()
    const objectTo = async (button: Locator, text: string) => {
      await button.click()
      await page.getByRole('dialog').getByRole('textbox').fill(text)
      await page.getByRole('dialog').getByRole('button', { name: '提出异议' }).click()
      await page.locator('.objections li').filter({ hasText: text }).getByText('待处理').waitFor()
    }
    await objectTo(page.getByRole('button', { name: '提出异议' }).first(), '得分与复查结果不符，请复核')
    const people = page.getByRole('list', { name: '本单位人员' })
    await objectTo(people.getByRole('button', { name: '提出异议' }).first(), '该员本季度已调离，请复核')

    await become(local)
    await visit('metric=runs')
    await page.locator('.objections').getByRole('button', { name: '不成立' }).first().click()
    await page.getByRole('dialog').getByRole('textbox').fill('扣分在整改之前，计分无误')
    await page.getByRole('dialog').getByRole('button', { name: '不成立' }).click()
    await page.getByText('已记录').first().waitFor()

    await become(firm)
    await visit('metric=objections')
    const objection = page.locator('.objections li').filter({ hasText: '得分与复查结果不符' })
    await objection.waitFor()
    expect(await objection.innerText()).toMatch(/不成立[\s\S]*得分与复查结果不符[\s\S]*处理：扣分在整改之前，计分无误/)
    await become(local)
  })

  test('an upheld objection leads to what may be corrected, and from there to a run of its own', async () => {
    await visit('metric=runs')
    await page
      .locator('.objections')
      .getByRole('button', { name: /^成\s*立$/ })
      .click()
    await page.getByText(/在“复核”中改判疑点/).waitFor()
    await page.getByRole('dialog').getByRole('textbox').fill('经核属实')
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^成\s*立$/ })
      .click()
    await page.locator('.objections').getByText('成立', { exact: true }).waitFor({ state: 'attached' })
    const newest = await page.locator('.run-card').first().getAttribute('aria-label')
    const quarter = /\d{4}Q\d/.exec(newest ?? '')![0]
    await visit(`metric=flags&quarter=${quarter}`)
    await page.getByText('已确认', { exact: true }).first().click()
    const flag = page.getByRole('table').locator('tbody tr').filter({ hasText: '到场核对，多项未如实填报' })
    await flag.getByRole('button', { name: '改判为排除' }).click()
    await page.getByRole('dialog').getByRole('textbox').fill('异议成立，如实填报')
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /排\s*除/ })
      .click()
    await flag.waitFor({ state: 'detached' })
    await visit('metric=runs')
    const period = page.locator('.assessment-runs li').filter({ has: page.getByRole('button', { name: '评分排名' }) })
    await period.filter({ hasText: quarter }).first().getByRole('button', { name: '评分排名' }).click()
    const next = page.locator('.run-card').first()
    await expect.poll(() => next.getAttribute('aria-label'), { timeout: 60_000 }).not.toBe(newest)
    await next.getByRole('button', { name: '通知企业，开始异议期' }).waitFor()
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
