// From the click on 生成 to the first full plan painted, for the largest agency: node test/bench/first-plan.ts ADDRESS [TIMES]
import type { City } from '../../server/contract/index.ts'
import { openBrowser } from '../support/browser.ts'

const address = process.argv[2] ?? 'http://127.0.0.1:4310'
const times = Number(process.argv[3] ?? 7)
const city = (await (await fetch(`${address}/api/city`)).json()) as City
const agency = [...city.agencies].sort((a, b) => b.siteCount - a.siteCount)[0]
const browser = await openBrowser()
if (!agency || !browser) throw new Error('No agency to plan, or no Chromium runs here.')

const measured: number[] = []
for (let count = 0; count < times; count++) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  await page.goto(`${address}/?view=week&agency=${agency.code}&week=${city.week}&lang=zh`)
  const button = page.getByRole('button', { name: /生成/ }).first()
  await button.waitFor()
  await page.waitForLoadState('networkidle')
  await page.evaluate(() => {
    const state = { clickedAt: Number.NaN, paintedAt: Number.NaN }
    Object.assign(globalThis, { firstPlan: state })
    const before = new URL(location.href).searchParams.get('plan')
    document.addEventListener(
      'click',
      () => {
        state.clickedAt = performance.now()
      },
      { capture: true, once: true },
    )
    const look = (): void => {
      const isNew = new URL(location.href).searchParams.get('plan') !== before
      if (!isNew || !document.querySelector('.week-live') || !document.querySelector('.week-stop'))
        return void requestAnimationFrame(look)
      // the frame after this one begins when the cards have been painted
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          state.paintedAt = performance.now()
        }),
      )
    }
    requestAnimationFrame(look)
  })
  await button.click()
  const took = await page.waitForFunction(() => {
    const { clickedAt, paintedAt } = (globalThis as unknown as { firstPlan: Record<'clickedAt' | 'paintedAt', number> })
      .firstPlan
    return Number.isNaN(paintedAt) ? null : paintedAt - clickedAt
  })
  measured.push((await took.jsonValue()) ?? Number.NaN)
  await page.getByRole('button', { name: /停止并保留/ }).click()
  await page.close()
}
await browser.close()
measured.sort((a, b) => a - b)
process.stdout.write(
  `${agency.code} ${agency.name.zh}: click to first full plan painted, ${times} times: ${measured.map((ms) => ms.toFixed(0)).join(' ')} ms, median ${measured[Math.floor(times / 2)]?.toFixed(0)} ms\n`,
)
