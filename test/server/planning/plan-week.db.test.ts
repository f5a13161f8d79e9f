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

  test('the same seed and iterations give the same routes, from the stored plan too', async () => {
    const first = await plan({ seed: 7 })
    const again = await plan({ seed: 7, iterations: first.iterations! })
    expect(again.content!.choices.routes).toEqual(first.content!.choices.routes)
    expect(again.iterations).toBe(first.iterations)
    expect((await findStoredProblem(db, again.id)).problem).toEqual((await findStoredProblem(db, first.id)).problem)
  })
})
