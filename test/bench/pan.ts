// First paint and frames while panning and zooming the whole city: node test/bench/pan.ts ADDRESS [PIXELS]
// PIXELS is the share of the screen's resolution that is drawn. Without a graphics card Chromium draws in software, and
// frames then measure its rasteriser: at a quarter (one pixel in sixteen) the same page with the same data shows what we cost.
import type { Page } from 'playwright-core'
import { openBrowser } from '../support/browser.ts'

const address = process.argv[2] ?? 'http://127.0.0.1:4310'
const deviceScaleFactor = Number(process.argv[3] ?? 1)
const browser = await openBrowser()
if (!browser) throw new Error('No Chromium runs here.')
const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, deviceScaleFactor })

await page.goto(`${address}/?view=situation`, { waitUntil: 'load' })
await page.waitForSelector('table tbody tr')
const tableAt = await page.evaluate(() => performance.now())
const paint = await page.evaluate(
  () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
)
const renderer = await page.evaluate(() => {
  const gl = document.createElement('canvas').getContext('webgl2')
  const info = gl?.getExtension('WEBGL_debug_renderer_info')
  return info ? String(gl?.getParameter(info.UNMASKED_RENDERER_WEBGL)) : 'none'
})
await page.waitForSelector('canvas.maplibregl-canvas')
await page.waitForTimeout(5000)
process.stdout.write(
  `renderer: ${renderer}\nfirst contentful paint: ${paint.toFixed(0)} ms, first table: ${tableAt.toFixed(0)} ms\n`,
)
const session = await page.context().newCDPSession(page)
await session.send('Performance.enable')
await report(page, 'pan', async () => {
  await page.mouse.down()
  for (let step = 0; step < 60; step++) await page.mouse.move(600 + 4 * step, 450 + 2 * step)
  await page.mouse.up()
})
await report(page, 'zoom', async () => {
  for (let step = 0; step < 20; step++) {
    await page.mouse.wheel(0, step < 10 ? -120 : 120)
    await page.waitForTimeout(60)
  }
})
await browser.close()

async function report(target: Page, name: string, act: () => Promise<void>): Promise<void> {
  await target.mouse.move(600, 450)
  await target.evaluate(() => {
    const times: number[] = []
    Object.assign(globalThis, { frameTimes: times, isCounting: true })
    const tick = (now: number): void => {
      times.push(now)
      if ((globalThis as unknown as { isCounting: boolean }).isCounting) requestAnimationFrame(tick)
    }
    requestAnimationFrame(tick)
  })
  const before = await scriptMilliseconds()
  await act()
  const script = (await scriptMilliseconds()) - before
  const times = await target.evaluate(() => {
    const state = globalThis as unknown as { frameTimes: number[]; isCounting: boolean }
    state.isCounting = false
    return state.frameTimes
  })
  const gaps = times
    .slice(1)
    .map((time, i) => time - (times[i] ?? time))
    .sort((a, b) => a - b)
  const at = (share: number): string => (gaps[Math.floor(share * (gaps.length - 1))] ?? Number.NaN).toFixed(1)
  process.stdout.write(
    `${name}: ${gaps.length} frames, gap median ${at(0.5)} ms, p95 ${at(0.95)} ms, longest ${at(1)} ms, script ${(script / gaps.length).toFixed(1)} ms a frame\n`,
  )
}

/** Time that the page's own scripts have taken so far. */
async function scriptMilliseconds(): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics')
  return 1000 * (metrics.find((metric) => metric.name === 'ScriptDuration')?.value ?? 0)
}
