import { beforeEach, describe, expect, test } from 'vitest'
import type { Plan, PlanChoices, PlanContent } from '../../../server/contract/index.ts'
import { approvePlan } from '../../../server/planning/approve-plan.ts'
import { comparePlans } from '../../../server/planning/compare-plans.ts'
import { planWeek } from '../../../server/planning/plan-week.ts'
import { readPlan } from '../../../server/planning/read-plan.ts'
import { database, reset } from '../../support/database.ts'
import { buildTinyCity, type TinyCity } from '../../support/tiny-city.ts'

const db = database()
const actor = { id: 0, name: '测试' }
const now = new Date('2026-11-22T10:00:00+08:00')
const WEDNESDAY = 2
let city: TinyCity

beforeEach(async () => {
  await reset(db)
  city = await buildTinyCity(db)
})

async function plan(more: { basedOn?: number; facts?: 'stored' | 'today'; choices?: PlanChoices } = {}): Promise<Plan> {
  const request = { agencyCode: city.agencyCode, week: city.week, seconds: 1, seed: 1, iterations: 500, ...more }
  const { finished } = await planWeek(db, request, { actor, now, travel: { choice: 'roads', osrm: null } })
  const summary = await finished
  expect(summary.error).toBeNull()
  return readPlan(db, summary.id)
}

/** `team/day` of each planned site. */
function placesOf({ teams, shifts, visits, choices }: PlanContent): Map<number, string> {
  return new Map(
    choices.routes.flatMap((route, s) =>
      route.map((visit) => [visits[visit]!.siteId, `${teams[shifts[s]!.team]!.id}/${shifts[s]!.day}`] as const),
    ),
  )
}

/** Every site but `touched` stands where it stood, at least nine in ten of them. */
function expectKept(before: Plan, after: Plan, touched: (siteId: number, place: string) => boolean): void {
  const places = placesOf(after.content!)
  const untouched = [...placesOf(before.content!)].filter(([siteId, place]) => !touched(siteId, place))
  expect(untouched.length).toBeGreaterThan(5)
  const kept = untouched.filter(([siteId, place]) => places.get(siteId) === place)
  expect(kept.length / untouched.length).toBeGreaterThanOrEqual(0.9)
}

/** Puts one officer of the team that is busiest on Wednesday on leave that day; with one officer the team stays at home. */
async function fallIll({ content }: Plan): Promise<{ team: number; stops: number }> {
  const wednesday = content!.routes
    .filter((route) => content!.shifts[route.shift]!.day === WEDNESDAY)
    .sort((a, b) => b.stops.length - a.stops.length)[0]!
  const team = content!.teams[content!.shifts[wednesday.shift]!.team]!
  const day = content!.days[WEDNESDAY]!.date
  await db
    .insertInto('leave')
    .values({ inspector_id: team.members[0]!.id, first_day: day, last_day: day, reason: '病假' })
    .execute()
  return { team: team.id, stops: wednesday.stops.length }
}

describe('bringing a plan up to date', () => {
  test('an ill team stays at home, and nearly every other stop stays where it was', async () => {
    const before = await plan()
    const ill = await fallIll(before)
    const after = await plan({ basedOn: before.id, facts: 'today' })
    expect(after).toMatchObject({ parentId: before.id, revision: 2, state: 'successful' })
    const { content } = after
    expect(content!.unavailable).toHaveLength(1)
    expect(content!.unavailable[0]!.text.zh).toContain('病假')
    expect([...placesOf(content!).values()]).not.toContain(`${ill.team}/${WEDNESDAY}`)
    expect(content!.score.requiredUnserved).toBe(0)
    expectKept(before, after, (_, place) => place === `${ill.team}/${WEDNESDAY}`)
  })

  test('what changed can be seen, although the two plans number their shifts differently', async () => {
    const before = await plan()
    const ill = await fallIll(before)
    const after = await plan({ basedOn: before.id, facts: 'today' })
    const { same, items } = await comparePlans(db, after.id, before.id)
    const wasIll = [...placesOf(before.content!)].filter(([, place]) => place === `${ill.team}/${WEDNESDAY}`)
    expect(same + items.length).toBeGreaterThanOrEqual(placesOf(after.content!).size)
    for (const [siteId] of wasIll) expect(items.map((item) => item.siteId)).toContain(siteId)
  })

  test('a site that closed is gone, a new complaint is answered, the others stay', async () => {
    const before = await plan()
    const [closed] = placesOf(before.content!).keys()
    await db.updateTable('site').set({ status: 'completed' }).where('id', '=', closed!).execute()
    const urgent = city.siteIds[10]!
    await db
      .insertInto('complaint')
      .values({ site_id: urgent, received_on: '2026-11-22', due_on: '2026-11-23', is_verified: true, text: '扬尘' })
      .execute()
    const after = await plan({ basedOn: before.id, facts: 'today' })
    const places = placesOf(after.content!)
    expect(places.has(closed!)).toBe(false)
    expect(places.get(urgent)).toMatch(/\/0$/)
    expectKept(before, after, (siteId) => siteId === closed || siteId === urgent)
  })

  test('pins, removals and emergencies come along', async () => {
    const before = await plan()
    const { choices, shifts } = before.content!
    await fallIll(before)
    const s = choices.routes.findIndex((route, i) => route.length > 1 && shifts[i]!.day !== WEDNESDAY)
    const [pinned, removed] = choices.routes[s]!
    const edited: PlanChoices = {
      ...choices,
      routes: choices.routes.map((route) => route.filter((visit) => visit !== removed)),
      pins: [{ visit: pinned!, shift: s, position: -1 }],
      removals: [{ visit: removed!, reason: '停工' }],
    }
    const after = await plan({ basedOn: before.id, facts: 'today', choices: edited })
    const siteOf = (visit: number) => before.content!.visits[visit]!.siteId
    const places = placesOf(after.content!)
    expect(places.get(siteOf(pinned!))).toBe(placesOf(before.content!).get(siteOf(pinned!)))
    expect(after.content!.choices.pins).toHaveLength(1)
    expect(places.has(siteOf(removed!))).toBe(false)
    expect(after.content!.unplanned.find((one) => one.removedBecause === '停工')).toBeDefined()
  })

  test('on the stored facts the leave does not show: that is planning the same week again', async () => {
    const before = await plan()
    await fallIll(before)
    const after = await plan({ basedOn: before.id })
    expect(after.content!.unavailable).toEqual([])
    expect(placesOf(after.content!)).toEqual(placesOf(before.content!))
  })

  test('replacing the approved week by an update of it needs a reason, which is kept', async () => {
    const before = await plan()
    await approvePlan(db, before.id, { note: '', actor, now })
    await fallIll(before)
    const after = await plan({ basedOn: before.id, facts: 'today' })
    await expect(approvePlan(db, after.id, { note: '', actor, now })).rejects.toMatchObject({ code: 'not-possible' })
    await approvePlan(db, after.id, { note: '周三病假', actor, now })
    const deviations = await db.selectFrom('plan_deviation').select('reason').where('plan_id', '=', before.id).execute()
    expect(deviations).toEqual([{ reason: '周三病假' }])
  })
})
