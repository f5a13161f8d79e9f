import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { BoundState, Plan, Proof } from '../../../server/contract/index.ts'
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
  const { net, prize } = result!
  expect(prize!.value).toBe(score.prize)
  expect(prize!.bound).toBeGreaterThanOrEqual(score.prize)
  expect(net!.bound).toBeGreaterThanOrEqual(net!.value)
  expect(result!.shiftValues).toHaveLength(shifts.length)
  // kept: whoever asks later, in another process too, reads it from the table
  const rows = await db.selectFrom('plan_bound').selectAll().execute()
  expect(rows).toMatchObject([{ plan_id: plan.id, content: result }])
})

test('it stops when asked, and takes nothing away from what was proven before', async () => {
  const plan = await solved()
  const path = `/plans/${plan.id}/bound`
  await app.call('POST', path, { seconds: 600 })
  const early = (await app.call('DELETE', path)).body
  // the plan collects all there is, which needs no proof; the net was not looked at
  expect(early).toMatchObject({ isRunning: false, cameToNothing: false, error: null })
  expect(early.result).toMatchObject({ net: null, prize: { gapPermille: 0 }, shiftValues: [] })
  await app.call('POST', path, { seconds: 20 })
  const { result } = await untilProven(plan.id)
  expect(result!.net!.bound).toBeGreaterThanOrEqual(result!.net!.value)
  await app.call('POST', path, { seconds: 600 })
  const again = (await app.call('DELETE', path)).body.result
  expect({ ...again, seconds: 0 }).toEqual({ ...result, seconds: 0 })
})

test('a proof that is stopped before its first limit says so', async () => {
  const plan = await solved()
  const choices = structuredClone(plan.content!.choices)
  choices.routes = choices.routes.map((route) => route.slice(1))
  const { id } = (await app.call('POST', `/plans/${plan.id}/revisions`, { choices })).body
  await app.call('POST', `/plans/${id}/bound`, { seconds: 600 })
  const state = { isRunning: false, soFar: null, cameToNothing: true, error: null, result: null }
  expect((await app.call('DELETE', `/plans/${id}/bound`)).body).toEqual(state)
})

test('what is proven again joins what was proven before', async () => {
  const plan = await solved()
  const path = `/plans/${plan.id}/bound`
  await app.call('POST', path, { seconds: 20 })
  const first = (await untilProven(plan.id)).result!
  // as if it had been a longer proof that came to less
  const before = { ...first, prize: { ...first.prize!, bound: first.prize!.bound + 9 }, seconds: 500 }
  await db
    .updateTable('plan_bound')
    .set({ content: JSON.stringify(before) })
    .execute()
  await app.call('POST', path, { seconds: 20 })
  expect((await untilProven(plan.id)).result).toEqual({ ...first, seconds: 500 })
})

test('an older proof that was stopped before its first limit says nothing any more', async () => {
  const { id } = await solved()
  const proof = (iterations: number, bound: number) => ({
    ...{ bound, value: 90, gapPermille: 10 * (bound - 90), iterations, isFinal: false },
  })
  const migration = await readFile(join(import.meta.dirname, '../../../migrations/0025_open_proofs.sql'), 'utf8')
  const migrated = async (net: Proof, prize: Proof) => {
    const content = { requiredServed: 1, net, prize, shiftValues: [4], seconds: 1 }
    const row = { plan_id: id, content: JSON.stringify(content), proven_by: 'before' }
    await db.deleteFrom('plan_bound').execute()
    await db.insertInto('plan_bound').values(row).execute()
    await sql.raw(migration).execute(db)
    return (await app.call('GET', `/plans/${id}/bound`)).body.result
  }
  const [low, all] = [91, 900]
  const [net, prize] = [proof(3, low), proof(2, low)]
  expect(await migrated(net, prize)).toMatchObject({ net, prize, shiftValues: [4] })
  expect(await migrated(net, proof(0, all))).toMatchObject({ net, prize: null, shiftValues: [4] })
  // the net had rounds, but none of them exact
  expect(await migrated(proof(3, all), proof(0, all))).toBeNull()
  expect(await migrated(proof(0, all), proof(0, all))).toBeNull()
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
