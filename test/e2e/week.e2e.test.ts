import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { shiftWeek } from '../../client/state/iso-week.ts'
import { openBrowser } from '../support/browser.ts'

const address = inject('serverAddress')
const agency = '110101'

// Asked before the tests are known, so that without a browser they are skipped by name.
const browser: Browser | undefined = await openBrowser()
let page: Page
let week: string

const cards = () => page.locator('.week-board .week-stop')
const cell = (shift: number) => page.locator(`.week-board [data-shift="${shift}"]`)
const inCell = (shift: number, visit: string) => cell(shift).locator(`[data-visit="${visit}"]`)
const button = (name: RegExp) => page.getByRole('button', { name })
const visitOf = async (card: Locator) => (await card.getAttribute('data-visit')) ?? ''
const shiftOf = async (visit: string) =>
  Number(await page.locator(`.week-board [data-shift]:has([data-visit="${visit}"])`).getAttribute('data-shift'))
const stateIs = (text: RegExp) => page.locator('.week-version').filter({ hasText: text }).waitFor()

beforeAll(async () => {
  if (!browser) return
  const city = (await (await fetch(`${address}/api/city`)).json()) as { week: string }
  // The week to come: on a Saturday the days of this one are past and hold no stops.
  week = shiftWeek(city.week, 1)
  page = await browser.newPage({ viewport: { width: 1280, height: 720 }, reducedMotion: 'reduce' })
  await page.goto(`${address}/?view=week&agency=${agency}&week=${week}&lang=zh&map=plain`)
})
afterAll(() => browser?.close())

describe.skipIf(!browser)('a supervisor plans her week', () => {
  test('generates it, with every must-do served or named', async () => {
    await page.getByRole('combobox', { name: '求解时长' }).click()
    await page.getByTitle('2 秒', { exact: true }).click()
    await button(/生成/).first().click()
    await cards().first().waitFor()
    await page.locator('.week-score').waitFor()
    expect(await cards().count()).toBeGreaterThan(10)
    expect(await page.locator('.week-score').textContent()).toContain('符合全部规则')
    expect(page.url()).toMatch(/plan=\d+/)
  })

  test('drags a stop to another day and sees the new times at once', async () => {
    const card = cards().first()
    const visit = await visitOf(card)
    const from = await shiftOf(visit)
    const to = from + 1
    const start = (await card.boundingBox())!
    const end = (await cell(to).boundingBox())!
    await page.mouse.move(start.x + 20, start.y + 10)
    await page.mouse.down()
    await page.mouse.move(start.x + 30, start.y + 14, { steps: 3 })
    await page.mouse.move(end.x + 40, end.y + 30, { steps: 6 })
    await page.locator('.week-drag-outlook').waitFor()
    await page.mouse.up()
    await inCell(to, visit).waitFor({ timeout: 2_000 })
    await page.locator('.week-score', { hasText: '改动' }).waitFor({ timeout: 2_000 })

    await page.keyboard.press('Control+z')
    await inCell(from, visit).waitFor({ timeout: 2_000 })
    await page.keyboard.press('Control+Shift+z')
    await inCell(to, visit).waitFor({ timeout: 2_000 })
    await button(/^撤销/).click()
    await inCell(from, visit).waitFor({ timeout: 2_000 })
  })

  test('moves a stop by keys: picked up, carried, dropped; or step by step', async () => {
    const card = cards().first()
    const visit = await visitOf(card)
    const from = await shiftOf(visit)
    await card.focus()
    await page.keyboard.press('Space')
    await page.locator('.week-drag-card').waitFor()
    // the arrows are listened for a task later than the card is shown; no person is as quick as that
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))))
    await page.keyboard.press('ArrowRight')
    await page.locator(`[data-shift="${from + 1}"][data-target]`).waitFor()
    await page.keyboard.press('Space')
    await inCell(from + 1, visit).waitFor()
    // the focus goes with the card
    await page.locator(`.week-board [data-visit="${visit}"]:focus`).waitFor()

    await page.keyboard.press('Shift+ArrowLeft')
    await inCell(from, visit).waitFor()
    await page.locator(`.week-board [data-visit="${visit}"]:focus`).waitFor()
  })

  test('crams a day and is told by how much it is too long', async () => {
    for (let moved = 0; moved < 4; moved++) {
      const visit = await visitOf(cell(2).locator('.week-stop').first())
      await page.locator(`[data-visit="${visit}"]`).focus()
      await page.keyboard.press('Shift+ArrowLeft')
      await inCell(1, visit).waitFor()
      if ((await cell(1).locator('.week-cell-problems').count()) > 0) break
    }
    expect(await cell(1).locator('.week-cell-problems').textContent()).toMatch(/超出工时 \d+ 分钟|站数上限|驾车超限/)
    expect(await page.locator('.week-score').textContent()).toMatch(/\d+ 处不合规则/)
    while (await button(/^撤销/).isEnabled()) await button(/^撤销/).click()
    await page.locator('.week-score', { hasText: '符合全部规则' }).waitFor()
  })

  test('tidies a day that was dragged out of order, as one step', async () => {
    const sizes = await page
      .locator('.week-board [data-shift]')
      .evaluateAll((cells) =>
        cells.map((each) => [Number((each as HTMLElement).dataset.shift), each.querySelectorAll('.week-stop').length]),
      )
    const shift = sizes.find(([, size]) => size! >= 3)?.[0] ?? 0
    const orderOf = () =>
      cell(shift)
        .locator('.week-stop')
        .evaluateAll((all) => all.map((each) => (each as HTMLElement).dataset.visit))
    const kilometres = async () =>
      Number((await cell(shift).locator('.week-cell-head').textContent())?.match(/([\d.]+)公里/)?.[1])
    const before = await kilometres()
    const first = (await orderOf())[0]!
    await page.locator(`[data-visit="${first}"]`).focus()
    await page.keyboard.press('Shift+ArrowDown')
    await page.locator('.week-score', { hasText: '改动' }).waitFor()
    const dragged = await orderOf()
    await page.locator(`[data-visit="${first}"]`).focus()
    await page.keyboard.press('t')
    await page
      .getByText(/已理顺|已经最好/)
      .first()
      .waitFor({ timeout: 5_000 })
    expect(await kilometres()).toBeLessThanOrEqual(before)
    if ((await orderOf()).join() !== dragged.join()) {
      await button(/^撤销/).click()
      await expect.poll(orderOf).toEqual(dragged)
    }
    await button(/^撤销/).click()
    await page.locator('.week-score', { hasText: '改动' }).waitFor({ state: 'detached' })
    expect((await orderOf())[0]).toBe(first)
  })

  test('takes a stop out with a reason, and finds it under 未排入', async () => {
    const visit = await visitOf(cards().nth(2))
    const name = (await page.locator(`[data-visit="${visit}"] .week-stop-name`).textContent()) ?? ''
    await page.locator(`[data-visit="${visit}"]`).focus()
    await page.keyboard.press('Delete')
    const dialog = page.getByRole('dialog')
    const confirm = dialog.getByRole('button', { name: /移\s*出/ })
    expect(await confirm.isEnabled()).toBe(false)
    await dialog.getByRole('button', { name: '现场停工' }).click()
    await confirm.click()
    await page.locator(`.week-board [data-visit="${visit}"]`).waitFor({ state: 'detached' })
    await page.getByRole('tab', { name: /未排入/ }).click()
    await page.getByText('人工移出', { exact: true }).click()
    await page.locator('.week-unplanned li', { hasText: name }).filter({ hasText: '现场停工' }).waitFor()
  })

  test('answers an emergency: it goes where it costs least, and is pinned', async () => {
    await button(/应急任务/).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('combobox', { name: '工地' }).click()
    await page.locator('.ant-select-dropdown:visible .ant-select-item-option').last().click()
    await dialog.getByRole('textbox', { name: '原因' }).fill('塔吊事故')
    await dialog.getByRole('button', { name: /加\s*入/ }).click()
    await page.locator('.week-board .week-mark.urgent').waitFor()
    expect(await page.locator('.week-stop:has(.urgent) .week-pin').count()).toBe(1)
  })

  test('pins a stop and re-plans around it', async () => {
    const card = cards().nth(4)
    const visit = await visitOf(card)
    const shift = await shiftOf(visit)
    await card.focus()
    await page.keyboard.press('p')
    await page.locator(`[data-visit="${visit}"] .week-pin`).waitFor()
    await button(/围绕固定重排/).click()
    await button(/停止重排/).waitFor()
    await button(/围绕固定重排/).waitFor({ timeout: 30_000 })
    expect(await shiftOf(visit)).toBe(shift)
  })

  test('saves, approves, and takes the week away in every format', async () => {
    await button(/^保\s*存/).click()
    await stateIs(/第 2 版/)
    await button(/^批\s*准/).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox').fill('已与各组长核对')
    await dialog.getByRole('button', { name: /批\s*准/ }).click()
    await stateIs(/已批准/)
    // A closing dialog gives the focus back to its button: whoever types before would lose it.
    await dialog.waitFor({ state: 'hidden' })
    const plan = new URL(page.url()).searchParams.get('plan')
    for (const format of ['xlsx', 'pdf', 'ics', 'gpx', 'geojson', 'json']) {
      const answer = await fetch(`${address}/api/plans/${plan}/export/${format}?lang=zh`)
      expect([format, answer.status]).toEqual([format, 200])
      expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(500)
    }
  })

  test('departs from the approved week only with a reason, which stays on record', async () => {
    const card = cards().first()
    await card.focus()
    await page.keyboard.press('Shift+ArrowRight')
    await button(/^保\s*存 \(1\)/).click()
    const dialog = page.getByRole('dialog')
    const confirm = dialog.getByRole('button', { name: /保\s*存/ })
    expect(await confirm.isEnabled()).toBe(false)
    await dialog.getByRole('textbox').fill('组长临时开会')
    await confirm.click()
    await stateIs(/第 3 版/)
  })

  test('compares with the version before, and stops a long search with the best so far', async () => {
    await button(/^对\s*比/).click()
    await page.locator('.week-changes li').first().waitFor()
    expect(await page.locator('.week-changes').textContent()).toContain('换日')

    await page.getByRole('combobox', { name: '求解时长' }).click()
    await page.getByTitle('60 秒', { exact: true }).click()
    await button(/重新生成/).click()
    await page.locator('.week-live dl').waitFor()
    expect(await button(/^批\s*准/).isEnabled()).toBe(false)
    await button(/停止并保留/).click()
    await page.locator('.week-score').waitFor({ timeout: 10_000 })
    await stateIs(/第 1 版 · 草案/)
    expect(await cards().count()).toBeGreaterThan(10)
  })

  test('plays a day along its route: every leg is drawn, the clock goes on, and it can be paused and moved', async () => {
    const shift = Number(
      await page.locator('.week-board [data-shift]:has(.week-stop)').first().getAttribute('data-shift'),
    )
    const select = cell(shift).locator('.week-cell-head button').first()
    await select.click()
    const bar = page.getByRole('group', { name: '播放当天' })
    const stops = await cell(shift).locator('.week-stop').count()
    const legs = page.locator('.map-svg [data-layer="route-line"], .map-svg [data-layer="route-dashed"]')
    expect(await legs.count()).toBeGreaterThan(stops)
    const begin = await bar.locator('output').textContent()
    await bar.getByRole('button', { name: '播放当天路线' }).click()
    await bar
      .locator('output')
      .filter({ hasNotText: begin ?? '' })
      .waitFor()
    await bar.getByRole('button', { name: '暂停' }).click()
    const paused = await bar.locator('output').textContent()
    await bar.getByRole('slider').focus()
    await page.keyboard.press('End')
    await bar.getByText('返回驻地').waitFor()
    expect(await bar.locator('output').textContent()).not.toBe(paused)
    await select.click()
    await bar.waitFor({ state: 'detached' })
  })

  test('the address holds plan and selection, in both languages', async () => {
    const card = cards().first()
    await card.click()
    await page.waitForURL(/stop=\d+/)
    const name = await card.locator('.week-stop-name').textContent()
    await page.goto(page.url().replace('lang=zh', 'lang=en'))
    await page.locator('.week-stop[aria-pressed="true"]').waitFor()
    expect(await page.locator('.week-stop[aria-pressed="true"] .week-stop-name').textContent()).toBe(name)
    expect(await page.locator('.week-toolbar').textContent()).toMatch(/Re-plan around pins/)
  })
})
