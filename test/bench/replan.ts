/**
 * Speed of thought, measured in Chromium on the largest agency's week:
 *
 *   node test/bench/replan.ts [ADDRESS] [--drags 100] [--maps plain,gl] [--week 2026-W48] [--out FILE.json]
 *
 * with each map, a stop is dragged to another day, team or place, which is undone and redone; it is pinned and unpinned; it is
 * taken out: from the input to the painted board · its day is tidied: the worker's answer, and from the key to the painted
 * board · the week is re-planned around its pins: the first answer and the whole · the first full plan in a server thread
 * that has just started. Milliseconds on the wall, so the machine should be idle.
 */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { Page } from 'playwright-core'
import type { City, PlanContent, PlanProblem } from '../../server/contract/index.ts'
import { openSolver, type SolveJob } from '../../server/planning/solver-threads.ts'
import { buildProblem } from '../../server/solver/index.ts'
import { noChoices, withChoices } from '../../server/weekplan/index.ts'
import { openBrowser } from '../support/browser.ts'
import { measureEdits } from './felt-edits.ts'
import { type Watched, watchPage } from './watch-page.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    drags: { type: 'string', default: '100' },
    maps: { type: 'string', default: 'plain,gl' },
    week: { type: 'string' },
    out: { type: 'string' },
  },
})
const address = positionals[0] ?? 'http://127.0.0.1:4310'
const results: Record<string, number[]> = {}

const city = (await (await fetch(`${address}/api/city`)).json()) as City
const agency = city.agencies.reduce((a, b) => (b.siteCount > a.siteCount ? b : a))
// days that are past hold no stops: a week to come is the fullest board
const week = values.week ?? city.week
const planId = await makePlan()
await measureThread()
const browser = await openBrowser()
if (!browser) throw new Error('No Chromium runs here.')
for (const map of values.maps.split(',')) await measureWith(map)
await browser.close()

process.stdout.write(`${agency.code} ${agency.name.en}: ${agency.siteCount} sites, ${agency.teamCount} teams
Felt edits run to the frame in which the card stands where it belongs with its new times, and the score is right;
toolbar, map and panel follow in the frames after.
`)
for (const [name, list] of Object.entries(results)) process.stdout.write(`${line(name, list)}\n`)
if (values.out) writeFileSync(values.out, `${JSON.stringify({ agency: agency.code, results }, null, 1)}\n`)

/** The page afresh with one of its maps, every edit on it, and the workers alone. */
async function measureWith(map: string): Promise<void> {
  const page = await browser!.newPage({ viewport: { width: 1440, height: 900 } })
  await page.addInitScript(watchPage)
  const search = `view=week&agency=${agency.code}&week=${week}&plan=${planId}&lang=en`
  await page.goto(`${address}/?${search}${map === 'plain' ? '&map=plain' : ''}`)
  await page.locator('.week-board .week-stop').first().waitFor()
  // the travel times are here when the buttons that need them come alive
  await page.locator('.week-toolbar button:not([disabled])', { hasText: 'Re-plan' }).waitFor()
  const waited = await page.evaluate(() => performance.now() - (globalThis as unknown as Watched).boardAt)
  if (map !== 'plain') await page.locator('.map-frame[data-ready="true"]').waitFor({ timeout: 60_000 })
  await page.waitForTimeout(3000)
  const edits = await measureEdits(page, Number(values.drags))
  for (const [name, times] of Object.entries(edits)) results[`${map} map: ${name}`] = times
  // the same days once more while the page does nothing else: what the worker itself takes
  await page.waitForTimeout(3000)
  results[`${map} map: one day re-planned by the worker alone`] = await page.evaluate(() =>
    (globalThis as unknown as Watched).askAgain(),
  )
  results[`${map} map: travel times here after the board`] = [waited]
  if (map === 'plain') await measureReplans(page, 5)
  await page.close()
}

async function makePlan(): Promise<number> {
  const created = await fetch(`${address}/api/plans`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ agencyCode: agency.code, week: week, seconds: 5 }),
  })
  const { id } = (await created.json()) as { id: number }
  await (await fetch(`${address}/api/plans/${id}/events`)).text()
  return id
}

/** The solver thread as the server starts it, a new one every time; it has loaded when the week has been read. */
async function measureThread(): Promise<void> {
  const problem = (await (await fetch(`${address}/api/plans/${planId}/problem`)).json()) as PlanProblem
  const plan = (await (await fetch(`${address}/api/plans/${planId}`)).json()) as { content: PlanContent }
  const facts = plan.content
  const choices = noChoices(facts.shifts)
  const built = buildProblem(withChoices(problem, choices))
  const times: number[] = []
  const solvers: SolveJob[] = []
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
    // one that is closed would serve the next run
    solvers.push(solver)
  }
  for (const solver of solvers) solver.close()
  results['first full plan in a server thread'] = times
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

function line(name: string, list: readonly number[]): string {
  const sorted = [...list].sort((a, b) => a - b)
  const at = (share: number) => (sorted[Math.ceil(share * sorted.length) - 1] ?? sorted[0] ?? Number.NaN).toFixed(1)
  return `${name.padEnd(56)} ${String(list.length).padStart(4)} times: p50 ${at(0.5).padStart(7)} ms, p95 ${at(0.95).padStart(7)} ms, longest ${at(1).padStart(7)} ms`
}
