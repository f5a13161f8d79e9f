import { afterEach, beforeEach, expect, test } from 'vitest'
import type { BoundState, Plan } from '../../../server/contract/index.ts'
import { ensureLocalAccounts } from '../../../server/http/accounts.ts'
import { stopBounds } from '../../../server/planning/bound-jobs.ts'
import { findJob } from '../../../server/planning/plan-jobs.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { database, reset } from '../../support/database.ts'
import { buildTinyCity, type TinyCity } from '../../support/tiny-city.ts'

const db = database()
let app: TestApp
let city: TinyCity

beforeEach(async () => {
  await reset(db)
  city = await buildTinyCity(db)
  await ensureLocalAccounts(db)
  app = await startApp(db, {}, () => new Date('2026-11-22T10:00:00+08:00'))
})
afterEach(async () => {
  await stopBounds(db)
  await app.close()
})

async function solved(): Promise<Plan> {
  const { body } = await app.call('POST', '/plans', { agencyCode: city.agencyCode, week: city.week, iterations: 300 })
  await findJob(db, body.id)?.finished
  return (await app.call('GET', `/plans/${body.id}`)).body
}

async function untilProven(id: number): Promise<BoundState> {
  for (;;) {
    const { body } = await app.call('GET', `/plans/${id}/bound`)
    if (!body.isRunning) return body
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

test('a proof runs beside the server, is kept with the plan, and is never below it', async () => {
  const plan = await solved()
  expect((await app.call('GET', `/plans/${plan.id}/bound`)).body).toMatchObject({ isRunning: false, result: null })
  const started = await app.call('POST', `/plans/${plan.id}/bound`, { seconds: 20 })
  expect(started.status).toBe(202)
  expect(started.body).toMatchObject({ isRunning: true, result: null })
  const { result, error } = await untilProven(plan.id)
  expect(error).toBeNull()
  const { score, shifts } = plan.content!
  expect(result!.requiredServed).toBe(score.requiredServed)
  expect([score.requiredUnserved, result!.isMostRequired]).toEqual([0, true])
  expect(result!.prize.value).toBe(score.prize)
  expect(result!.prize.bound).toBeGreaterThanOrEqual(score.prize)
  expect(result!.net.bound).toBeGreaterThanOrEqual(result!.net.value)
  expect(result!.shiftValues).toHaveLength(shifts.length)
  // kept: whoever asks later, in another process too, reads it from the table
  const rows = await db.selectFrom('plan_bound').selectAll().execute()
  expect(rows).toMatchObject([{ plan_id: plan.id, content: result }])
})

test('it stops when asked and keeps what is proven', async () => {
  const plan = await solved()
  await app.call('POST', `/plans/${plan.id}/bound`, { seconds: 600 })
  const stopped = await app.call('DELETE', `/plans/${plan.id}/bound`)
  expect(stopped.body.isRunning).toBe(false)
  expect(stopped.body.result.prize.bound).toBeGreaterThanOrEqual(plan.content!.score.prize)
})

test('what cannot be proven is refused with a reason', async () => {
  expect((await app.call('GET', '/plans/4711/bound')).status).toBe(404)
  expect((await app.call('POST', '/plans/4711/bound', {})).status).toBe(404)
  const plan = await solved()
  const long = await app.call('POST', `/plans/${plan.id}/bound`, { seconds: 601 })
  expect([long.status, long.body.issues[0].path]).toEqual([400, 'body.seconds'])
  const choices = structuredClone(plan.content!.choices)
  const all = choices.routes.flat()
  choices.routes = choices.routes.map((_, s) => (s === 0 ? all : []))
  const broken = (await app.call('POST', `/plans/${plan.id}/revisions`, { choices })).body
  const refused = await app.call('POST', `/plans/${broken.id}/bound`, {})
  expect(refused.status).toBe(409)
  expect(refused.body.title).toMatch(/不合规则|breaks/)
})
