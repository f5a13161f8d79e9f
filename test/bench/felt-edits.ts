import type { Page } from 'playwright-core'
import type { Painted, Watched } from './watch-page.ts'

export type Times = Record<string, number[]>

/** As quick as a person goes from one edit to the next; a GL map without a graphics unit may still be drawing the edit before. */
const SETTLE_MS = 400

/**
 * Does every edit `rounds` times on a page that `watchPage` watches: from the button's release (or the key) to the frame in
 * which the card stands where it belongs with its new times, and the score is right. Throws when anything of that still
 * changes afterwards: then it was not right.
 */
export async function measureEdits(page: Page, rounds: number): Promise<Times> {
  const times: Times = {}
  const random = roll()
  const note = (name: string, milliseconds: number) => {
    times[name] ??= []
    times[name].push(milliseconds)
  }
  /** Does one edit and notes how long it took to be seen; false: nothing came of it. */
  const felt = async (name: string, visit: number, act: () => Promise<void>): Promise<Painted | null> => {
    await page.evaluate((of) => (globalThis as unknown as Watched).expectPaint(of), visit)
    await act()
    await page.evaluate(() => (globalThis as unknown as Watched).painted)
    await page.waitForTimeout(SETTLE_MS)
    const painted = await page.evaluate(() => (globalThis as unknown as Watched).painted)
    if (!painted) return null
    const standing = await page.evaluate((of) => (globalThis as unknown as Watched).standing(of), visit)
    if (standing !== painted.standing)
      throw new Error(`After "${name}" the board went on changing:\n${painted.standing}\n—\n${standing}`)
    note(name, painted.milliseconds)
    return painted
  }
  const press = (key: string) => () => page.keyboard.press(key)
  const focus = (visit: number) => page.locator(`.week-board [data-visit="${visit}"]`).focus()

  for (let round = 0; round < rounds; ) {
    const held = await pickUp(page, random)
    if (!held) continue
    const dropped = await felt('drop', held.visit, () => page.mouse.up())
    if (!dropped) continue
    if (dropped.map !== null) note('drop, until the map follows', dropped.map)
    round++
    await tidy(page, held.visit, note)
    await felt('undo', held.visit, press('Control+z'))
    await felt('redo', held.visit, press('Control+Shift+z'))
    await focus(held.visit)
    await felt('pin', held.visit, press('p'))
    await felt('unpin', held.visit, press('p'))
    await press('Delete')()
    await page.locator('.week-reason').first().click()
    const confirm = await page.locator('.ant-modal-footer .ant-btn-primary').boundingBox()
    await page.mouse.move(confirm!.x + 10, confirm!.y + 10)
    await page.mouse.down()
    await felt('take out', held.visit, () => page.mouse.up())
    // the removal, the two pins and the drop
    for (let step = 0; step < 4; step++) await press('Control+z')()
    await page.waitForTimeout(SETTLE_MS)
  }
  return times
}

/** Takes a card by the pointer and holds it over a team-day; null when that is not in sight. */
async function pickUp(page: Page, random: (below: number) => number): Promise<{ visit: number } | null> {
  const cards = await page.locator('.week-board .week-stop').all()
  const card = cards[random(Math.min(cards.length, 60))]!
  const visit = Number(await card.getAttribute('data-visit'))
  const cells = await page.locator('.week-board [data-shift]').all()
  const cell = cells[random(Math.min(cells.length, 15))]!
  await card.scrollIntoViewIfNeeded()
  const from = await card.boundingBox()
  const to = await cell.boundingBox()
  if (!from || !to || to.y < 150 || to.y + 40 > 880) return null
  await page.mouse.move(from.x + 20, from.y + 8)
  await page.mouse.down()
  await page.mouse.move(from.x + 30, from.y + 12, { steps: 2 })
  await page.mouse.move(to.x + 40, to.y + Math.min(to.height - 6, 30 + random(60)), { steps: 3 })
  return { visit }
}

/** Has the visit's day put into its best order, and takes that back. */
async function tidy(page: Page, visit: number, note: (name: string, milliseconds: number) => void): Promise<void> {
  await page.locator(`.week-board [data-visit="${visit}"]`).focus()
  await page.evaluate((of) => (globalThis as unknown as Watched).expectPaint(of), visit)
  await page.keyboard.press('t')
  const { milliseconds, isChanged } = await page.evaluate(() => (globalThis as unknown as Watched).answer)
  note('one day re-planned, asked to answered', milliseconds)
  if (!isChanged) return
  const painted = await page.evaluate(() => (globalThis as unknown as Watched).painted)
  if (painted) note('one day re-planned, key to painted board', painted.milliseconds)
  await page.keyboard.press('Control+z')
  await page.waitForTimeout(SETTLE_MS)
}

/** The same numbers every time. */
function roll(): (below: number) => number {
  let last = 1
  return (below) => {
    last = (last * 48_271) % 2_147_483_647
    return last % below
  }
}
