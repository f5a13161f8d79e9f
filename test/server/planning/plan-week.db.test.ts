import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Plan, PlanContent } from '../../../server/contract/index.ts'
import { planWeek } from '../../../server/planning/plan-week.ts'
import { readPlan } from '../../../server/planning/read-plan.ts'
import { findStoredProblem } from '../../../server/planning/store-plan.ts'
import { database, reset } from '../../support/database.ts'
import { buildTinyCity, type TinyCity } from '../../support/tiny-city.ts'

const db = database()
const actor = { id: 0, name: '测试' }
const now = new Date('2026-11-22T10:00:00+08:00')
let city: TinyCity

beforeEach(async () => {
  await reset(db)
  city = await buildTinyCity(db)
})

async function plan(options: { seed?: number; iterations?: number; seconds?: number } = {}): Promise<Plan> {
  const { finished } = await planWeek(
    db,
    { agencyCode: city.agencyCode, week: city.week, seconds: 0.3, seed: 1, iterations: 300, ...options },
    { actor, now, travel: { choice: 'roads', osrm: null } },
  )
  const summary = await finished
  expect(summary.error).toBeNull()
  expect(summary.state).toBe('successful')
  return readPlan(db, summary.id)
}

const stopOf = (content: PlanContent, siteId: number) =>
  content.routes
    .flatMap((route) => route.stops.map((stop) => ({ stop, shift: content.shifts[route.shift]! })))
    .find(({ stop }) => content.visits[stop.visit]!.siteId === siteId)

describe('a week of the tiny city', () => {
  test('serves every must-do, in hours, with lunch, by a team that may', async () => {
    const { content } = await plan()
    expect(content!.score.requiredUnserved).toBe(0)
    expect(content!.score.violations).toBe(0)
    expect(content!.shifts).toHaveLength(10)
    for (const route of content!.routes.filter((one) => one.stops.length > 0)) {
      const { day, from, to } = content!.shifts[route.shift]!
      expect(from).toBe(day * 86_400 + 9 * 3600)
      expect(route.returnSeconds).toBeLessThanOrEqual(to)
      expect(route.lunch!.startSeconds - day * 86_400).toBeGreaterThanOrEqual(11.5 * 3600)
      expect(route.lunch!.endSeconds - day * 86_400).toBeLessThanOrEqual(13.5 * 3600)
    }
  })

  test('re-checks not before the date, answers a complaint by its deadline, sends rail officers to rail works', async () => {
    const { content } = await plan()
    expect(stopOf(content!, city.siteIds[8]!)!.shift.day).toBeGreaterThanOrEqual(2)
    expect(stopOf(content!, city.siteIds[7]!)!.shift.day).toBeLessThanOrEqual(1)
    const rail = stopOf(content!, city.siteIds[9]!)!
    expect(content!.teams[rail.shift.team]!.name).toBe('第2队')
  })

  test('a must-do that is too far for any shift is left out and said so, or, when strict, has the week refused', async () => {
    const far = sql<string>`st_setsrid(st_makepoint(116.4, 43.5), 4326)`
    await db.updateTable('site').set({ place: far, shape: far }).where('id', '=', city.siteIds[7]!).execute()
    const { content } = await plan()
    expect(content!.score.requiredUnserved).toBe(1)
    expect(content!.unplanned[0]!.text.zh).toMatch(/本周任何一班只排这一项也完不成/)

    const request = { agencyCode: city.agencyCode, week: city.week, seconds: 60, seed: 1, strict: true }
    const { finished } = await planWeek(db, request, { actor, now, travel: { choice: 'roads', osrm: null } })
    const { state, error, score } = await finished
    expect([state, score]).toEqual(['failed', null])
    expect(error).toMatch(
      /^1 项必查本周任何一班只排这一项也完不成，未求解：工地7 \/ 1 must-dos that .*: 工地7 \(visits\[\d+\]\.\S+ .*required visit \d+ .*\d+.*\)/,
    )
    // nobody can do more about it than take it out, and that is enough
    const visit = content!.visits.findIndex(({ siteId }) => siteId === city.siteIds[7])
    const removals = [{ visit, reason: '路途太远' }]
    const basedOn = (
      await db.selectFrom('plan').select('id').where('state', '=', 'successful').executeTakeFirstOrThrow()
    ).id
    const again = await planWeek(
      db,
      { ...request, iterations: 50, basedOn, choices: { ...content!.choices, removals } },
      { actor, now, travel: { choice: 'roads', osrm: null } },
    )
    expect(await again.finished).toMatchObject({ state: 'successful', error: null })
  })

  test('the same seed and iterations give the same routes, from the stored plan too', async () => {
    const first = await plan({ seed: 7 })
    const again = await plan({ seed: 7, iterations: first.iterations! })
    expect(again.content!.choices.routes).toEqual(first.content!.choices.routes)
    expect(again.iterations).toBe(first.iterations)
    expect((await findStoredProblem(db, again.id)).problem).toEqual((await findStoredProblem(db, first.id)).problem)
  })
})
