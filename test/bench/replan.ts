/**
 * Speed of thought, measured in Chromium on the largest agency's week:
 *
 *   node test/bench/replan.ts [ADDRESS] [--drags 100] [--out FILE.json]
 *
 * a stop is dragged to another day: from the drop to the painted board · its day is tidied: the worker's answer, and from the key to
 * the painted board · the week is re-planned around its pins: the first answer and the whole · the first full plan in a
 * server thread that has just started. Milliseconds on the wall, so the machine should be idle.
 */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { Page } from 'playwright-core'
import type { City, PlanContent, PlanProblem } from '../../server/contract/index.ts'
import { openSolver } from '../../server/planning/solver-threads.ts'
import { buildProblem } from '../../server/solver/index.ts'
import { noChoices, withChoices } from '../../server/weekplan/index.ts'
import { openBrowser } from '../support/browser.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { drags: { type: 'string', default: '100' }, out: { type: 'string' } },
})
const address = positionals[0] ?? 'http://127.0.0.1:4310'
const results: Record<string, number[]> = {}

const city = (await (await fetch(`${address}/api/city`)).json()) as City
const agency = city.agencies.reduce((a, b) => (b.siteCount > a.siteCount ? b : a))
const planId = await makePlan()
await measureThread()
const browser = await openBrowser()
if (!browser) throw new Error('No Chromium runs here.')
const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
await page.addInitScript(watch)
await page.goto(`${address}/?view=week&agency=${agency.code}&week=${city.week}&plan=${planId}&lang=en&map=plain`)
await page.locator('.week-board .week-stop').first().waitFor()
// the travel times are here when the buttons that need them come alive
await page.locator('.week-toolbar button:not([disabled])', { hasText: 'Re-plan' }).waitFor()
results['travel times here after the board (ms)'] = [
  await page.evaluate(() => performance.now() - (globalThis as unknown as Watched).boardAt),
]
await measureDrags(page, Number(values.drags))
await measureReplans(page, 5)
await browser.close()

process.stdout.write(`${agency.code} ${agency.name.en}: ${agency.siteCount} sites, ${agency.teamCount} teams\n`)
for (const [name, list] of Object.entries(results)) process.stdout.write(`${line(name, list)}\n`)
if (values.out) writeFileSync(values.out, `${JSON.stringify({ agency: agency.code, results }, null, 1)}\n`)

async function makePlan(): Promise<number> {
  const created = await fetch(`${address}/api/plans`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ agencyCode: agency.code, week: city.week, seconds: 5 }),
  })
  const { id } = (await created.json()) as { id: number }
  await (await fetch(`${address}/api/plans/${id}/events`)).text()
  return id
}

/** The solver thread as the server starts it, cold every time; it has loaded when the week has been read. */
async function measureThread(): Promise<void> {
  const problem = (await (await fetch(`${address}/api/plans/${planId}/problem`)).json()) as PlanProblem
  const plan = (await (await fetch(`${address}/api/plans/${planId}`)).json()) as { content: PlanContent }
  const facts = plan.content
  const choices = noChoices(facts.shifts)
  const built = buildProblem(withChoices(problem, choices))
  const times: number[] = []
  for (let run = 0; run < 5; run++) {
    let first = 0
    const solver = openSolver(() => {
      first ||= performance.now()
    })
    await new Promise((resolve) => setTimeout(resolve, 400))
    const start = performance.now()
    const buffer = built.buffer.slice(0) as ArrayBuffer
    await solver.run({ buffer, facts, choices, seed: 1, seconds: 0.5, iterations: null })
    times.push(first - start)
    solver.close()
  }
  results['first full plan in a server thread'] = times
}

async function measureDrags(target: Page, drags: number): Promise<void> {
  const painted: number[] = []
  const answered: number[] = []
  const tidied: number[] = []
  let roll = 1
  const random = (n: number) => {
    roll = (roll * 48_271) % 2_147_483_647
    return roll % n
  }
  while (answered.length < drags) {
    const cards = await target.locator('.week-board .week-stop').all()
    const card = cards[random(Math.min(cards.length, 60))]!
    const visit = await card.getAttribute('data-visit')
    const cells = await target.locator('.week-board [data-shift]').all()
    const cell = cells[random(Math.min(cells.length, 15))]!
    await card.scrollIntoViewIfNeeded()
    const from = await card.boundingBox()
    const to = await cell.boundingBox()
    if (!from || !to || to.y < 150 || to.y + 40 > 880) continue
    await target.mouse.move(from.x + 20, from.y + 8)
    await target.mouse.down()
    await target.mouse.move(from.x + 30, from.y + 12, { steps: 2 })
    await target.mouse.move(to.x + 40, to.y + Math.min(to.height - 6, 30 + random(60)), { steps: 3 })
    await target.evaluate(() => (globalThis as unknown as Watched).expectPaint())
    await target.mouse.up()
    const dropped = await target.evaluate(() => (globalThis as unknown as Watched).painted)
    if (dropped === null) continue
    painted.push(dropped)
    // nobody is faster from the drop to the key; by then map and panel have followed
    await target.waitForTimeout(400)
    await target.locator(`.week-board [data-visit="${visit}"]`).focus()
    await target.evaluate(() => (globalThis as unknown as Watched).expectPaint())
    await target.keyboard.press('t')
    const { milliseconds, isChanged } = await target.evaluate(() => (globalThis as unknown as Watched).answer)
    answered.push(milliseconds)
    if (isChanged) {
      const repainted = await target.evaluate(() => (globalThis as unknown as Watched).painted)
      if (repainted !== null) tidied.push(repainted)
      await target.keyboard.press('Control+z')
    }
    await target.keyboard.press('Control+z')
  }
  // the same days once more while the page does nothing else: what the worker itself takes
  await target.waitForTimeout(3000)
  results['one day re-planned by the worker alone'] = await target.evaluate(() =>
    (globalThis as unknown as Watched).askAgain(),
  )
  results['drop to painted board'] = painted
  results['one day re-planned, asked to answered'] = answered
  results['one day re-planned, key to painted board'] = tidied
}

async function measureReplans(target: Page, runs: number): Promise<void> {
  const first: number[] = []
  const whole: number[] = []
  for (let run = 0; run < runs; run++) {
    await target.evaluate(() => (globalThis as unknown as Watched).forgetReplan())
    await target.getByRole('button', { name: 'Re-plan around pins' }).click()
    await target.getByRole('button', { name: 'Re-plan around pins' }).waitFor({ timeout: 60_000 })
    const heard = await target.evaluate(() => (globalThis as unknown as Watched).replan)
    first.push(heard.first - heard.asked)
    whole.push(heard.last - heard.asked)
    while (await target.getByRole('button', { name: /^Undo/ }).isEnabled())
      await target.getByRole('button', { name: /^Undo/ }).click()
  }
  results['week re-planned around pins, first answer'] = first
  results['week re-planned around pins, done'] = whole
}

type Watched = {
  boardAt: number
  /** From the next input to the paint that shows its effect; null when it had none within half a second. */
  expectPaint: () => void
  painted: Promise<number | null>
  answer: Promise<{ milliseconds: number; isChanged: boolean }>
  askAgain: () => Promise<number[]>
  replan: { asked: number; first: number; last: number }
  forgetReplan: () => void
}

/** Runs in the page before its own scripts: listens to the workers' messages and to what is painted. */
function watch(): void {
  const state = globalThis as unknown as Watched
  state.boardAt = 0
  state.forgetReplan = () => {
    state.replan = { asked: 0, first: 0, last: 0 }
  }
  state.forgetReplan()
  const observer = new MutationObserver(() => {
    if (state.boardAt === 0 && document.querySelector('.week-board .week-stop')) state.boardAt = performance.now()
  })
  observer.observe(document, { childList: true, subtree: true })

  state.expectPaint = () => {
    state.painted = new Promise((resolve) => {
      let start = 0
      const begin = () => {
        start ||= performance.now()
        setTimeout(() => finish(null), 1500)
      }
      const kinds = ['pointerup', 'keydown']
      for (const kind of kinds) window.addEventListener(kind, begin, { capture: true, once: true })
      const board = document.querySelector('.week-score')
      const seen = new MutationObserver(() => {
        // the next task after a frame's callbacks runs when the frame has been handed over
        requestAnimationFrame(() => setTimeout(() => finish(performance.now() - start)))
      })
      if (board) seen.observe(board, { childList: true, subtree: true, characterData: true })
      const finish = (milliseconds: number | null) => {
        seen.disconnect()
        for (const kind of kinds) window.removeEventListener(kind, begin, { capture: true })
        resolve(milliseconds)
      }
    })
  }

  const days: { worker: Worker; message: unknown }[] = []
  let isRepeating = false
  state.askAgain = async () => {
    isRepeating = true
    const times: number[] = []
    for (const { worker, message } of days) {
      ask()
      worker.postMessage(message)
      times.push((await state.answer).milliseconds)
      await new Promise((resolve) => setTimeout(resolve, 30))
    }
    return times
  }

  let asked = 0
  let standing: readonly number[] = []
  const ask = () => {
    state.answer = new Promise((resolve) => {
      tell = resolve
    })
  }
  let tell: (answer: { milliseconds: number; isChanged: boolean }) => void = () => undefined
  ask()
  const post = Worker.prototype.postMessage
  const heard = new WeakSet<Worker>()
  Worker.prototype.postMessage = function (this: Worker, message: { kind: string; day?: { visits: number[] } }) {
    if (!heard.has(this)) {
      heard.add(this)
      this.addEventListener('message', ({ data }: MessageEvent<{ kind: string; order?: number[] }>) => {
        const now = performance.now()
        if (data.kind === 'ordered')
          tell({ milliseconds: now - asked, isChanged: data.order?.join() !== standing.join() })
        if (data.kind === 'improved') {
          state.replan.first ||= now
          state.replan.last = now
        }
      })
    }
    if (message.kind === 'order') {
      if (!isRepeating) days.push({ worker: this, message })
      standing = message.day?.visits ?? []
      asked = performance.now()
    }
    if (message.kind === 'load') state.replan.asked = performance.now()
    post.call(this, message)
  } as typeof post
  window.addEventListener('keydown', (event) => event.key === 't' && ask(), { capture: true })
}

function line(name: string, list: readonly number[]): string {
  const sorted = [...list].sort((a, b) => a - b)
  const at = (share: number) => (sorted[Math.ceil(share * sorted.length) - 1] ?? sorted[0] ?? Number.NaN).toFixed(1)
  return `${name.padEnd(44)} ${String(list.length).padStart(4)} times: p50 ${at(0.5).padStart(7)} ms, p95 ${at(0.95).padStart(7)} ms, longest ${at(1).padStart(7)} ms`
}
