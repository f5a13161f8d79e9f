import { beforeEach, describe, expect, test } from 'vitest'
import { planCity } from '../../../server/planning/plan-city.ts'
import { planWeek } from '../../../server/planning/plan-week.ts'
import { readPlan } from '../../../server/planning/read-plan.ts'
import { database, reset } from '../../support/database.ts'
import { buildTinyCity, type TinyCity } from '../../support/tiny-city.ts'

const db = database()
const travel = { choice: 'roads', osrm: null } as const
const by = { actor: { id: 0, name: '测试' }, now: new Date('2026-11-22T10:00:00+08:00'), travel }
const request = { week: '2026-W48', seconds: 0.4, seed: 3, threads: 2 }
let city: TinyCity

beforeEach(async () => {
  await reset(db)
  city = await buildTinyCity(db)
  // half of the sites and a team go to an agency of their own; a third agency has nothing to plan
  await db
    .insertInto('agency')
    .values([
      { code: '110106', name_zh: '丰台区', name_en: 'Fengtai' },
      { code: '110107', name_zh: '石景山区', name_en: 'Shijingshan' },
    ])
    .execute()
  await db.updateTable('site').set({ agency_code: '110106' }).where('id', 'in', city.siteIds.slice(6)).execute()
  await db.updateTable('team').set({ agency_code: '110106' }).where('id', '=', city.teamIds[1]!).execute()
})

describe('planning the whole city', () => {
  test('makes a draft for every agency with sites, and serves every must-do', async () => {
    const plans = await planCity(db, request, by)
    expect(plans.map(({ agencyCode, state, error }) => [agencyCode, state, error])).toEqual([
      ['110105', 'successful', null],
      ['110106', 'successful', null],
    ])
    for (const { score } of plans) expect(score).toMatchObject({ requiredUnserved: 0, violations: 0 })
    expect(plans.every(({ iterations }) => iterations! > 0)).toBe(true)
  })

  test('each of them can be replayed alone to the same routes', async () => {
    const plans = await planCity(db, request, by)
    for (const { id, agencyCode, week, seed, seconds, iterations } of plans) {
      const { finished } = await planWeek(db, { agencyCode, week, seed, seconds, iterations: iterations! }, by)
      const again = await readPlan(db, (await finished).id)
      const plan = await readPlan(db, id)
      expect(again.content!.choices.routes).toEqual(plan.content!.choices.routes)
      expect(again.content!.unplanned).toEqual(plan.content!.unplanned)
    }
  })

  test('stopped at once, it keeps the first plans', async () => {
    const plans = await planCity(db, { ...request, seconds: 60 }, { ...by, signal: AbortSignal.abort() })
    expect(plans.every(({ state, score }) => state === 'successful' && score!.stops > 0)).toBe(true)
  })

  test('without any site there is nothing to plan', async () => {
    await db.updateTable('site').set({ status: 'completed' }).execute()
    await expect(planCity(db, request, by)).rejects.toMatchObject({ code: 'not-possible' })
  })
})
