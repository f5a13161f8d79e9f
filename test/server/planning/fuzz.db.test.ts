import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { PlanContent } from '../../../server/contract/index.ts'
import { ensureLocalAccounts } from '../../../server/http/accounts.ts'
import { stopBounds } from '../../../server/planning/bound-jobs.ts'
import { stopJobs } from '../../../server/planning/plan-jobs.ts'
import { planWeek } from '../../../server/planning/plan-week.ts'
import { readPlan } from '../../../server/planning/read-plan.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { database, reset } from '../../support/database.ts'
import { buildTinyCity } from '../../support/tiny-city.ts'

const db = database()
let app: TestApp
let content: PlanContent
let planId: number

beforeEach(async () => {
  await reset(db)
  const city = await buildTinyCity(db)
  await ensureLocalAccounts(db)
  app = await startApp(db)
  const { finished } = await planWeek(
    db,
    { agencyCode: city.agencyCode, week: city.week, seconds: 1, seed: 1, iterations: 20 },
    {
      actor: { id: 0, name: '测试' },
      now: new Date('2026-11-22T10:00:00+08:00'),
      travel: { choice: 'roads', osrm: null },
    },
  )
  planId = (await finished).id
  content = (await readPlan(db, planId)).content!
})
afterEach(async () => {
  await stopJobs(db)
  await stopBounds(db)
  await app.close()
})

const stored = () =>
  Promise.all([
    db.selectFrom('plan').select(['id', 'state']).orderBy('id').execute(),
    db
      .selectFrom('plan_stop')
      .select(({ fn }) => fn.countAll().as('n'))
      .execute(),
  ])

test('whatever is posted as a plan request is refused with words, and nothing is stored', async () => {
  const before = await stored()
  const field = fc.oneof(fc.jsonValue(), fc.constantFrom('110105', '2026-W48', '2026-W99', -1, 1e308, null))
  const body = fc.record(
    { agencyCode: field, week: field, seconds: field, seed: field, basedOn: field, choices: field },
    { requiredKeys: [] },
  )
  await fc.assert(
    fc.asyncProperty(body, async (request) => {
      fc.pre(!(request.agencyCode === '110105' && request.week === '2026-W48'))
      const answer = await app.call('POST', '/plans', request)
      expect([400, 403, 404]).toContain(answer.status)
      expect(answer.body.title).not.toBe('')
    }),
    { numRuns: 40 },
  )
  expect(await stored()).toEqual(before)
})

test('edits of any shape are either stored as a whole plan or refused with the field', async () => {
  const visit = fc.integer({ min: -1, max: content.visits.length + 1 })
  const shift = fc.integer({ min: -1, max: content.shifts.length })
  const choices = fc.record({
    routes: fc.oneof(
      fc.constant(content.choices.routes),
      fc.array(fc.array(visit, { maxLength: 4 }), {
        minLength: content.shifts.length,
        maxLength: content.shifts.length,
      }),
    ),
    pins: fc.array(fc.record({ visit, shift, position: fc.integer({ min: -1, max: 3 }) }), { maxLength: 3 }),
    removals: fc.array(fc.record({ visit, reason: fc.string({ unit: 'binary', maxLength: 4 }) }), { maxLength: 2 }),
    emergencies: fc.array(
      fc.record({
        visit,
        kind: fc.constantFrom('accident', 'complaint'),
        reason: fc.oneof(fc.string({ unit: 'binary' }), fc.constant('塌方')),
        day: fc.constantFrom(null, 0, 6, 7),
      }),
      { maxLength: 2 },
    ),
  })
  await fc.assert(
    fc.asyncProperty(choices, async (edited) => {
      const count = (await stored())[0].length
      const answer = await app.call('POST', `/plans/${planId}/revisions`, { choices: edited })
      expect([201, 400]).toContain(answer.status)
      expect((await stored())[0].length).toBe(count + (answer.status === 201 ? 1 : 0))
      if (answer.status === 400) expect(answer.body.issues[0].path).toMatch(/^body\.choices\./)
      else expect(answer.body.content.routes).toHaveLength(content.shifts.length)
    }),
    { numRuns: 40 },
  )
})
